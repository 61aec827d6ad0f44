import { readFile } from '../reading/read-file.js';
import { TypstProcess } from '../typst/typst-process.js';
import type { MarkingSheetData } from './marking-sheet-data.js';
import { MarkingSheets } from './marking-sheets.js';

const SHEET: MarkingSheetData = {
  contest: 'Cuộc thi Cải cách hành chính',
  phase: 'Thi viết – Sơ khảo',
  council: 'Ban Chấm thi',
  entryNumber: 417,
  title: 'Giải pháp một cửa',
  judge: 'Đàm Giám Khảo',
  criteria: [
    {
      name: 'Tính mới',
      detail: 'Chưa ai trong tỉnh đã làm',
      maximum: '30',
      weight: 'hệ số 2',
      minimum: 'tối thiểu 15, không đạt thì loại',
    },
    { name: 'Hiệu quả', detail: '', maximum: '40', weight: '', minimum: '' },
  ],
  total: '100',
  hasVote: true,
  code: '7F3K-92QX',
  url: 'https://vidu.vn/quan-tri/cham-bai/phieu/7F3K-92QX',
};

describe('paper score sheets', () => {
  const typst = new TypstProcess();
  afterAll(() => typst.close());

  it('say which entry, by which criteria, under which code, each on a page of its own', async () => {
    const at = new Date('2024-10-22T01:00:00Z');
    const pdf = await new MarkingSheets(typst).render([SHEET, { ...SHEET, entryNumber: 905, hasVote: false }], at);
    const { blocks, pages } = await readFile(pdf);
    const text = blocks.map((block) => block.text).join(' ');

    expect(pages).toBe(2);
    for (const words of [
      'PHIẾU CHẤM ĐIỂM',
      '417',
      '905',
      'Tính mới',
      'hệ số 2; tối thiểu 15, không đạt thì loại',
      '7F3K-92QX',
      'Điểm tối đa',
      'Tổng cộng, đã nhân hệ số',
    ])
      expect(text).toContain(words);
    // One for each criterion of each sheet, as the form has it for whoever types it in, and one for the whole.
    expect([text.split('Nhận xét:').length - 1, text.split('Nhận xét chung:').length - 1]).toEqual([4, 2]);
    // In the head, and under the place to sign.
    expect(text.split('Đàm Giám Khảo').length - 1).toBe(4);
    expect(text.split('Không đồng ý').length).toBe(2);
    expect(await new MarkingSheets(typst).render([SHEET, { ...SHEET, entryNumber: 905, hasVote: false }], at)).toEqual(pdf);
  });

  it('are refused where a letter cannot be printed', async () => {
    await expect(new MarkingSheets(typst).render([{ ...SHEET, judge: '漢' }], new Date(0))).rejects.toMatchObject({
      code: 'GLYPHS_MISSING',
    });
  });
});
