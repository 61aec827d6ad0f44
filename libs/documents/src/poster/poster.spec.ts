import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { TypstProcess } from '../typst/typst-process.js';
import type { PosterData } from './poster-data.js';
import { posterPage } from './poster-page.js';
import { PosterRenderer } from './poster-renderer.js';

const COLOURS = { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' };
const aPoster = (overrides: Partial<PosterData> = {}): PosterData => ({
  host: 'Ban Tổ chức cuộc thi tỉnh Lâm Đồng',
  emblemSvg: readFileSync(join(PROJECT_ROOT, 'config/demo/art/lam-dong/emblem.svg'), 'utf8'),
  kicker: 'Cuộc thi trực tuyến',
  title: 'Tìm hiểu về Cải cách hành chính và Chuyển đổi số',
  unit: 'Trường THCS Nguyễn Du, phường 9',
  dates: ['Từ 10:00 thứ Hai, 21/10/2024 đến 9:30 thứ Hai, 11/11/2024'],
  steps: ['Quét mã, đơn vị đã được chọn sẵn', 'Ghi họ tên, ngày sinh, số điện thoại', 'Vào thi, máy báo đã nhận bài'],
  url: 'https://lam-dong.vidu.vn/don-vi/thcs-nguyen-du',
  shownUrl: 'lam-dong.vidu.vn/don-vi/thcs-nguyen-du',
  colours: COLOURS,
  ...overrides,
});
/** The lowest line of text, in millimetres, and all that is written. */
const written = (svg: string) => {
  const texts = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)</g)];
  return { lowest: Math.max(...texts.map(([, y]) => Number(y))), words: texts.map(([, , text]) => text).join(' ') };
};

describe('the poster of a unit', () => {
  const typst = new TypstProcess();
  afterAll(() => typst.close());

  it('is one upright page as PDF/A, the same bytes for the same data', async () => {
    const renderer = new PosterRenderer(typst);
    const at = new Date('2024-10-20T00:00:00Z');
    const [first, second] = [await renderer.render(aPoster(), at), await renderer.render(aPoster(), at)];

    const text = first.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    expect(first.equals(second)).toBe(true);
  });

  it('says who invites, to what, for whom and when, also with the longest names, and keeps all of it on the page', () => {
    const long = aPoster({
      host: 'Ban Tổ chức cuộc thi “Tìm hiểu về Cải cách hành chính” thành phố Thái Nguyên, tỉnh Thái Nguyên',
      title: 'Tìm hiểu 80 năm Ngày truyền thống ngành Nội vụ và chính sách, pháp luật về tổ chức chính quyền địa phương hai cấp',
      unit: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính, Ủy ban nhân dân xã Nam Ban Lâm Hà',
      dates: ['Từ 10:00 thứ Hai, 21/10/2024', 'đến 9:30 thứ Hai, 11/11/2024'],
    });
    for (const data of [aPoster(), long]) {
      const { lowest, words } = written(posterPage(data));
      for (const part of [data.host, data.title, data.unit, ...data.dates, data.shownUrl, ...data.steps])
        expect(words.replace(/\s+/g, ' ')).toContain(part);
      expect(lowest).toBeLessThan(292);
    }
  });

  it('writes what it is given as words, never as markup', () => {
    expect(posterPage(aPoster({ unit: 'A <b>& B' }))).toContain('A &lt;b&gt;&amp; B');
  });

  it('refuses letters that its fonts do not have', async () => {
    await expect(new PosterRenderer(typst).render(aPoster({ unit: 'Trường 学校' }), new Date(0))).rejects.toMatchObject({
      code: 'GLYPHS_MISSING',
    });
  });
});
