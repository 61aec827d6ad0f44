import { csvFile } from './csv.js';

describe('a table for spreadsheets', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends each row as the standard says', () => {
    expect(
      csvFile([
        ['Đơn vị', 'Người'],
        ['Phường 9', 3],
      ]),
    ).toBe('\ufeffĐơn vị,Người\r\nPhường 9,3\r\n');
  });

  it('keeps commas, quotes and line breaks inside their cell', () => {
    expect(csvFile([['Phường 9, "Đà Lạt"', 'một\nhai', null, 1.5]])).toBe('\ufeff"Phường 9, ""Đà Lạt""","một\nhai",,1.5\r\n');
  });

  it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1'])('never lets %j become a formula', (text) => {
    expect(csvFile([[text]])).toBe(`\ufeff'${text}\r\n`);
  });

  it('leaves numbers as numbers, also negative ones', () => {
    expect(csvFile([[-1]])).toBe('\ufeff-1\r\n');
  });
});
