import { coverPage, type SubmissionCover } from './submission-cover.js';

const aCover = (people: SubmissionCover['people']): SubmissionCover => ({
  organiser: 'Sở Nội vụ tỉnh Mẫu',
  kicker: 'Tham dự',
  contest: 'Cuộc thi “Chuyển đổi số ngành Nội vụ” năm 2024',
  part: 'Thi viết',
  title: 'Bộ phận một cửa lưu động & những buổi chợ phiên',
  people,
  foot: 'Mẫu, năm 2024',
});
/** Every line of text with the height at which it stands. */
const linesOf = (svg: string) =>
  [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, y, text]) => ({ y: Number(y), text }));

describe('the cover of a submission', () => {
  it('names the contest, the work and its author with position and unit', () => {
    const lines = linesOf(coverPage(aCover([{ name: 'Giàng A Bìa', about: 'Chuyên viên, Sở Nội vụ' }]))).map(({ text }) => text);

    expect(lines).toEqual([
      'Sở Nội vụ tỉnh Mẫu',
      'Tham dự',
      'Cuộc thi “Chuyển đổi số ngành Nội vụ” năm 2024',
      'Thi viết',
      expect.stringContaining('Bộ phận một cửa'),
      expect.stringContaining('&amp; những buổi chợ phiên'),
      'Giàng A Bìa',
      'Chuyên viên, Sở Nội vụ',
      'Mẫu, năm 2024',
    ]);
  });

  it('has room for twenty authors above its foot', () => {
    const people = Array.from({ length: 20 }, (_, at) => ({
      name: `Người Viết ${at + 1}`,
      about: 'Chuyên viên, Ủy ban nhân dân phường Mẫu',
    }));
    const lines = linesOf(coverPage(aCover(people)));
    const foot = lines.at(-1)!;

    expect(lines.filter(({ text }) => text?.startsWith('Người Viết'))).toHaveLength(20);
    expect(Math.max(...lines.slice(0, -1).map(({ y }) => y))).toBeLessThan(foot.y - 4);
  });
});
