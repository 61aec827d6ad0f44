import { sectionsFound } from './sections-found.js';
import type { TextBlock } from './text-block.js';

const SECTIONS = [
  {
    code: 'tong-quan',
    name: 'Tổng quan về chuyển đổi số; nhận thức của bản thân về chuyển đổi số (chính phủ số, chính quyền số, kinh tế số, xã hội số)',
  },
  { code: 'thuc-trang', name: 'Thực trạng (kết quả đạt được) về thực hiện chuyển đổi số của ngành Nội vụ tỉnh Đắk Lắk' },
  {
    code: 'hien-ke',
    name: 'Đề xuất, hiến kế để đẩy nhanh chuyển đổi số ngành Nội vụ tỉnh Đắk Lắk: biện pháp, hình thức tổ chức cụ thể và hiệu quả mong đợi',
  },
];
const prose = (words: number): TextBlock => ({ text: `${'Chữ '.repeat(words - 1)}cuối.`, kind: 'paragraph' });
const essay = (...texts: string[]): TextBlock[] => texts.flatMap((text): TextBlock[] => [{ text, kind: 'paragraph' }, prose(60)]);
const found = (...texts: string[]): (string | null)[] => sectionsFound(essay(...texts), SECTIONS).map(({ heading }) => heading);

describe('the sections that a plan asks for', () => {
  it('are found by headings that say the same in fewer words', () => {
    expect(found('I. Tổng quan về chuyển đổi số', 'II. Thực trạng chuyển đổi số ngành Nội vụ', 'III. Đề xuất, hiến kế')).toEqual([
      'I. Tổng quan về chuyển đổi số',
      'II. Thực trạng chuyển đổi số ngành Nội vụ',
      'III. Đề xuất, hiến kế',
    ]);
    expect(found('MỞ ĐẦU', 'PHẦN I. TỔNG QUAN', 'PHẦN II. THỰC TRẠNG', '1. Kết quả đạt được', 'PHẦN III. HIẾN KẾ', 'KẾT LUẬN')).toEqual([
      'PHẦN I. TỔNG QUAN',
      'PHẦN II. THỰC TRẠNG',
      'PHẦN III. HIẾN KẾ',
    ]);
    expect(found('1. Nhan thuc cua ban than ve chuyen doi so', '2. Thuc trang', '3. Hien ke day nhanh chuyen doi so')).toEqual([
      '1. Nhan thuc cua ban than ve chuyen doi so',
      '2. Thuc trang',
      '3. Hien ke day nhanh chuyen doi so',
    ]);
  });

  it('are nothing where no heading is like them: what all sections share tells none from the others', () => {
    expect(found('I. Chuyển đổi số', 'II. Bài học kinh nghiệm', 'III. Kết luận')).toEqual([null, null, null]);
    expect(sectionsFound([], SECTIONS)).toEqual(SECTIONS.map(({ code }) => ({ code, heading: null, words: 0, likeness: 0 })));
    expect(found('Thực trạng', 'Kết luận')).toEqual([null, 'Thực trạng', null]);
  });

  it('have the words from their heading to the next section', () => {
    const blocks = essay('I. Tổng quan', '1. Chính phủ số', 'II. Thực trạng', 'III. Hiến kế', 'TÀI LIỆU THAM KHẢO');

    expect(sectionsFound(blocks, SECTIONS).map(({ code, words }) => [code, words])).toEqual([
      ['tong-quan', 124],
      ['thuc-trang', 60],
      ['hien-ke', 60],
    ]);
  });

  it('are not found in a table of contents', () => {
    const contents: TextBlock[] = ['MỤC LỤC', 'I. Tổng quan ..... 1', 'II. Thực trạng ..... 3'].map((text) => ({
      text,
      kind: 'paragraph',
    }));

    expect(sectionsFound([...contents, ...essay('I. Tổng quan')], SECTIONS).map(({ heading, words }) => [heading, words])).toEqual([
      ['I. Tổng quan', 60],
      [null, 0],
      [null, 0],
    ]);
  });
});
