import type { UnitProgress } from '#notifications';
import { dutiesOf, type Obligation, submissionColumns } from '#rules';
import { sentByUnit, sentCount, sentFacts, sentFigure } from './sent-by-unit.js';
import type { PartTaken } from './taking-part-presenter.js';

const UNIT = { code: 'so-tu-phap', kind: 'agency' } as const;

/** A unit of 74 people of which nobody has sent anything, or as many as are said. */
function home(conditions: Obligation['conditions'], { entries = 0, headCount = 74 }: { entries?: number; headCount?: number | null } = {}) {
  const obligation: Obligation = { code: 'moi-don-vi', part: 'sang-kien', units: 'Mỗi đơn vị', conditions };
  const [duty] = dutiesOf(obligation, undefined, submissionColumns('sang-kien', []), {
    units: [{ ...UNIT, headCount }],
    accepts: () => true,
  });
  const facts = { ...duty!.facts, attempts: entries, people: entries };
  const lacks = entries > 0 ? [] : duty!.lacks;
  const taken = {
    part: { code: 'sang-kien', name: 'Sáng kiến' },
    duties: conditions.length > 0 ? [{ obligation, duty: { facts, lacks } }] : [],
    entries: Array.from({ length: entries }, () => ({ counts: true })),
  } as unknown as PartTaken;
  const progress = {
    ...{ unit: { ...UNIT, headCount }, registered: entries + 2, taken: entries, assisted: 0, aim: headCount ?? undefined },
    ...{ aimFrom: headCount === null ? undefined : 'head-count' },
  } as unknown as UnitProgress;
  const sent = sentByUnit([taken]);
  return { figure: sentFigure(sent, progress), facts: sentFacts(sent, progress), count: sentCount(sent, progress) };
}

const values = ({ facts }: ReturnType<typeof home>): string[] => facts.map(({ label, value }) => `${label}: ${value}`);

describe('what a unit has sent, for its contact', () => {
  it('is measured by the number of entries where the rules ask for one, not by how many people there are', () => {
    const none = home([{ code: 'minimum-entries', version: 1, count: 1 }]);
    expect(none.figure).toEqual({ value: '0', text: 'bài dự thi của đơn vị; Thể lệ yêu cầu ít nhất 1 bài', width: '0%' });
    expect(values(none)).toEqual([
      'Bài đã gửi: 0 bài',
      'Số bài theo Thể lệ: 0 bài, cần ít nhất 1',
      'Đã đăng ký, chưa gửi bài: 2 người',
      'Còn thiếu: Mới có 0 bài dự thi, cần ít nhất 1.',
    ]);
    const two = home([{ code: 'minimum-entries', version: 1, count: 1 }], { entries: 2 });
    expect([two.figure.value, two.figure.width, values(two).at(-1)]).toEqual(['2', '100%', 'Yêu cầu của Thể lệ: Đã thực hiện đủ']);
    expect([none.count, two.count]).toEqual([
      { of: 'entries', taken: 0, aim: 1 },
      { of: 'entries', taken: 2, aim: 1 },
    ]);
  });

  it('is measured by people and leaders where the rules ask for a share of them', () => {
    const share = [
      { code: 'minimum-share', version: 1, percent: 30 },
      { code: 'minimum-leaders', version: 1, count: 1 },
    ];
    const some = home(share, { entries: 7 });
    expect(some.figure).toEqual({ value: '30%', text: '7 trong 23 người cần có đã gửi bài', width: '30%' });
    expect(values(some).slice(1, 4)).toEqual([
      'Tổng số người: 74 người',
      'Người đã gửi bài: 7 người, cần ít nhất 23',
      'Lãnh đạo, quản lý dự thi: Chưa xác nhận, cần ít nhất 1',
    ]);
    expect(some.count).toEqual({ of: 'senders', taken: 7, aim: 23 });
    const unknown = home(share, { entries: 7, headCount: null });
    expect([unknown.figure.text, unknown.figure.note]).toEqual([
      'người đã gửi bài',
      expect.stringContaining('Hãy báo Ban Tổ chức ghi số người'),
    ]);
  });

  it('is counted and measured by nothing where the rules ask nothing of the unit', () => {
    const free = home([], { entries: 3 });
    expect([free.figure, free.count]).toEqual([
      { value: '3', text: 'bài dự thi của đơn vị' },
      { of: 'entries', taken: 3, aim: undefined },
    ]);
    expect(values(free)).toEqual(['Bài đã gửi: 3 bài', 'Đã đăng ký, chưa gửi bài: 2 người']);
  });
});
