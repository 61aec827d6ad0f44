import { legalNamesIn, quotationsIn } from './quotations.js';

const quoted = (text: string): string[] => quotationsIn(text).map(({ from, to }) => text.slice(from, to));

describe('quotations', () => {
  it.each([
    ['Điều 1 ghi: “phục vụ nhân dân” là đúng.', ['“phục vụ nhân dân”']],
    ['Điều 1 ghi: "phục vụ nhân dân" là đúng.', ['"phục vụ nhân dân"']],
    ['Điều 1 ghi: «phục vụ nhân dân» là đúng.', ['«phục vụ nhân dân»']],
    ['Ông nói: “Luật “về đất đai” mới”, rồi thôi.', ['“Luật “về đất đai” mới”']],
    ['Một “hai” ba “bốn”.', ['“hai”', '“bốn”']],
    ['Điều 4 nêu “một.\n2. Hai.\n3. Ba”. Hết.', ['“một.\n2. Hai.\n3. Ba”']],
  ])('are what stands between marks: %s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('do not begin at a mark that is never closed', () => {
    expect(quoted('Một “hai ba bốn. Năm “sáu” bảy.')).toEqual(['“sáu”']);
    expect(quoted('Cao 5" mà thôi.\nRộng 6" nữa.')).toEqual([]);
    expect(quoted(`“${'chữ '.repeat(1200)}”`)).toEqual([]);
  });

  it.each([
    ['Đây là ý tôi. Tỷ lệ hài lòng đạt 90% [3]. Tôi nghĩ khác.', ['Tỷ lệ hài lòng đạt 90% ']],
    ['Đây là ý tôi. Tỷ lệ hài lòng đạt 90% (Nguồn: Báo cáo quý I). Tôi nghĩ khác.', ['Tỷ lệ hài lòng đạt 90% ']],
    ['Đây là ý tôi.\nTỷ lệ đạt 90%. Năm sau cao hơn.\n[3, tr. 15]', ['Tỷ lệ đạt 90%. Năm sau cao hơn.']],
    ['Làm đúng (theo quy định của pháp luật) là được.', []],
    ['Điều [a] và năm (2024) không phải là nguồn.', []],
  ])('are what a source is named for: %s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('are paragraphs set apart, or announced', () => {
    expect(quoted('Tôi viết.\n> Người khác viết.\nTôi viết tiếp.')).toEqual(['> Người khác viết.']);
    expect(quoted('Điều 8 quy định như sau:\nCán bộ phải lắng nghe.\nTôi đồng ý.')).toEqual(['Cán bộ phải lắng nghe.']);
    expect(quoted('Các bước gồm:\nMột là rà soát.')).toEqual([]);
  });

  it('knows the names of laws', () => {
    const text = 'Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Luật số 63/2025/QH15 (mới) và luật chơi.';
    expect(legalNamesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ',
      'Luật số 63/2025/QH15 ',
    ]);
  });

  it('takes no time over texts made to take time', () => {
    for (const evil of ['“', '"', '[', '[1] ', '(nguồn ', '. ', ' ', '\n', 'luật số 1 ', '> ']) {
      quotationsIn(evil.repeat(20_000));
      legalNamesIn(evil.repeat(20_000));
    }
  });
});
