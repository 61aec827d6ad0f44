import { findFace, SANS, SERIF, type FontFace } from '../fonts/faces.js';
import { measureText } from '../fonts/measure-text.js';
import { fitText } from './fit-text.js';

const SERIF_BOLD = findFace(SERIF, 700, false) as FontFace;
const REGULAR = findFace(SANS, 400, false) as FontFace;
const POINT = 25.4 / 72;
const name = { face: SERIF_BOLD, width: 226, size: 12.2, smallest: 24 * POINT, maxLines: 2 };

describe('fitText', () => {
  it('leaves a name that has room at its full size', () => {
    expect(fitText({ ...name, paragraphs: ['Nguyễn Thị Ngọc Diệp'] })).toMatchObject({ size: 12.2, lines: ['Nguyễn Thị Ngọc Diệp'] });
  });

  it('shrinks a longer name on one line, no further than 24 pt', () => {
    const fitted = fitText({ ...name, paragraphs: ['Công Tằng Tôn Nữ Phương Khánh Ngọc Diệp'] });

    expect(fitted.lines).toHaveLength(1);
    expect(fitted.size).toBeLessThan(12.2);
    expect(fitted.size).toBeGreaterThanOrEqual(24 * POINT);
    expect(fitted.width).toBeLessThanOrEqual(226);
  });

  it('takes two balanced lines for a name that would be smaller than 24 pt', () => {
    const fitted = fitText({ ...name, paragraphs: ['Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Khánh Ngọc Diệp'] });

    const [first = 0, second = 0] = fitted.lines.map((line) => measureText(line, SERIF_BOLD) * fitted.size);
    expect(fitted.lines).toHaveLength(2);
    expect(fitted.size).toBeGreaterThanOrEqual(24 * POINT);
    expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.8);
    expect(Math.max(first, second)).toBeLessThanOrEqual(226);
  });

  it('never leaves its place, however long the text', () => {
    const fitted = fitText({ ...name, paragraphs: ['Nguyễn '.repeat(60)] });

    expect(fitted.lines.length).toBeLessThanOrEqual(2);
    expect(fitted.width).toBeLessThanOrEqual(226);
    expect(fitText({ ...name, paragraphs: ['W'.repeat(300)] }).width).toBeLessThanOrEqual(226);
  });

  it('breaks at spaces only, keeps numbers with their word and ends lines with a phrase', () => {
    const body = { face: REGULAR, width: 150, size: 4.6, smallest: 4.6, maxLines: 3 };

    expect(fitText({ ...body, width: 30, paragraphs: ['Quyết định 1234/QĐ-UBND'] }).lines).toEqual(['Quyết định', '1234/QĐ-UBND']);
    expect(
      fitText({ ...body, paragraphs: ['Cuộc thi “Tìm hiểu về Cải cách hành chính và Chuyển đổi số trên địa bàn tỉnh Lâm Đồng” năm 2024'] })
        .lines,
    ).toEqual(['Cuộc thi “Tìm hiểu về Cải cách hành chính', 'và Chuyển đổi số trên địa bàn tỉnh Lâm Đồng” năm 2024']);
  });

  it('begins each paragraph on a line of its own and leaves out empty ones', () => {
    expect(fitText({ ...name, paragraphs: ['TM. BAN TỔ CHỨC', '', 'TRƯỞNG BAN'] }).lines).toEqual(['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN']);
    expect(fitText({ ...name, paragraphs: ['', ' '] }).lines).toEqual([]);
  });

  it('sets a decomposed text in its composed spelling', () => {
    expect(fitText({ ...name, paragraphs: ['Diệp'.normalize('NFD')] }).lines).toEqual(['Diệp'.normalize('NFC')]);
  });
});
