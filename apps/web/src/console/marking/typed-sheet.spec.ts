import { readSheet, sentSheet, shownSheet } from './typed-sheet.js';

const CRITERIA = [
  { code: 'noi-dung', name: 'Nội dung', maximum: 60, failsOut: false },
  { code: 'hinh-thuc', name: 'Hình thức', maximum: 40, failsOut: false },
];
const sent = (points: string[], comment = ['', ''], more = {}) => sentSheet({ criteria: 'noi-dung,hinh-thuc', points, comment, ...more });

describe('a score sheet as typed', () => {
  it('takes points with a comma and with a dot, and leaves out what is empty', () => {
    expect(readSheet(CRITERIA, sent(['7,5', ' '], ['Rõ ràng.', ''], { whole: 'Tốt', agrees: 'no' }))).toEqual({
      content: { points: { 'noi-dung': 7.5 }, comments: { 'noi-dung': 'Rõ ràng.', '': 'Tốt' }, agrees: false },
      faults: [],
    });
    expect(readSheet(CRITERIA, sent(['60', '0.125'])).content.points).toEqual({ 'noi-dung': 60, 'hinh-thuc': 0.125 });
  });

  it('says at its field what cannot be, and keeps the rest', () => {
    const { content, faults } = readSheet(CRITERIA, sent(['60,5', '3']));
    expect(content.points).toEqual({ 'hinh-thuc': 3 });
    expect(faults).toEqual([{ field: 'diem-noi-dung', text: 'Hãy ghi điểm từ 0 đến 60, lẻ nhiều nhất ba chữ số, ví dụ 7,5.' }]);
    for (const wrong of ['-1', '7,1234', 'bảy', '7 5', '1e1'])
      expect(readSheet(CRITERIA, sent([wrong, ''])).faults.map(({ field }) => field)).toEqual(['diem-noi-dung']);
    expect(readSheet(CRITERIA, sent(['', ''], ['', 'x'.repeat(4001)])).faults.map(({ field }) => field)).toEqual(['nhan-xet-hinh-thuc']);
  });

  it('stands in the fields as it was saved', () => {
    const content = { points: { 'noi-dung': 7.5 }, comments: { 'hinh-thuc': 'Đẹp', '': 'Tốt' }, agrees: true };
    expect(readSheet(CRITERIA, shownSheet(content)).content).toEqual(content);
  });
});
