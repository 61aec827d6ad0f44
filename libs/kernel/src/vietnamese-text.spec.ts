import { maskEmail, maskName, maskPhone } from './masked-name.js';
import { formatMoney, formatNumber, formatPercent } from './numbers.js';
import { cleanText, comparePersonNames, compareVietnamese, foldVietnamese } from './vietnamese-text.js';

describe('Vietnamese text', () => {
  it('folds the two spellings, tones and đ to one key', () => {
    expect(foldVietnamese('Đắk  Lắk')).toBe('dak lak');
    expect(foldVietnamese('thuỷ')).toBe(foldVietnamese('thủy'));
    expect(foldVietnamese('Đặng Thị Ngọc Ưởng'.normalize('NFD'))).toBe('dang thi ngoc uong');
    expect(foldVietnamese('Y Klơng Ayŭn')).toBe('y klong ayun');
  });

  it('cleans what keyboards and spreadsheets leave behind', () => {
    expect(cleanText(' Ðỗ\u00a0Thị\u200b  Lụa ')).toBe('Đỗ Thị Lụa');
  });

  it('sorts as Vietnamese lists do', () => {
    expect(['Yên Bái', 'Đắk Lắk', 'Dầu Tiếng', 'Ân Thi', 'An Giang'].toSorted(compareVietnamese)).toEqual([
      'An Giang',
      'Ân Thi',
      'Dầu Tiếng',
      'Đắk Lắk',
      'Yên Bái',
    ]);
    expect(['Lê Ân', 'Phạm Đức Anh', 'Bùi An', 'Nguyễn Văn An'].toSorted(comparePersonNames)).toEqual([
      'Bùi An',
      'Nguyễn Văn An',
      'Phạm Đức Anh',
      'Lê Ân',
    ]);
  });

  it('masks the given name to its initial, keeping consonants that are one sound', () => {
    expect(maskName('Nguyễn Thị Ngọc Diệp')).toBe('Nguyễn Thị Ngọc\u00a0D···');
    expect(maskName('Ngô Thị Thoa')).toBe('Ngô Thị\u00a0Th···');
    expect(maskName('Y Ngông')).toBe('Y\u00a0Ng···');
    expect(maskName('Hà')).toBe('H···');
  });

  it('masks addresses so that only their owner knows them', () => {
    expect(maskPhone('+84912345678')).toBe('091\u00a0•••\u00a0•678');
    expect(maskEmail('lua@vidu.vn')).toBe('lu•••@vidu.vn');
  });

  it('writes numbers with dots for thousands and a comma for decimals', () => {
    expect(formatNumber(1234567)).toBe('1.234.567');
    expect(formatMoney(5_000_000)).toBe('5.000.000\u00a0đ');
    expect(formatPercent(0.865)).toBe('86,5%');
  });
});
