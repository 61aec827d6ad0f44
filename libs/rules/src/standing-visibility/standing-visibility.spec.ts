import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns } from '../attempts/attempt-columns.js';
import type { QuizPart } from '../plan/rule-set.js';
import { planProblems } from '../plan/plan-checks.js';
import { runningStanding, runningStandingHash } from '../ranking/running-standing.js';
import { rulesDocument } from '../text/rules-document.js';
import { standingIsPublic, standingShownUntil, tellsOwnPlace } from './standing-visibilities.js';

const HOUR = 3_600_000;
const ROUND = { opensAt: 100 * HOUR, closesAt: 200 * HOUR };
const partOf = (standingShown?: { code: string; [arg: string]: unknown }): QuizPart =>
  aRuleSet({
    parts: [
      aQuizPart({ scoreShown: { code: 'at-once', version: 1 }, ...(standingShown && { standingShown: { version: 1, ...standingShown } }) }),
    ],
  }).parts[0] as QuizPart;

describe('a ranking in public', () => {
  it.each([
    [undefined, true, true, undefined],
    [{ code: 'after-publication' }, true, true, undefined],
    [{ code: 'winners-only' }, false, false, undefined],
    [{ code: 'own-place' }, false, true, undefined],
    [{ code: 'while-open' }, true, true, 200 * HOUR],
    [{ code: 'frozen', hours: 24 }, true, true, 176 * HOUR],
    // A round that is shorter than that shows nothing.
    [{ code: 'frozen', hours: 100 }, true, true, undefined],
  ])('is seen as the plan says: %j', (standingShown, isPublic, ownPlace, until) => {
    const part = partOf(standingShown);

    expect([standingIsPublic(part), tellsOwnPlace(part), standingShownUntil(part, ROUND)]).toEqual([isPublic, ownPlace, until]);
  });

  it('is said in the rules where the plan says anything, and changes no rule set that does not', () => {
    const text = (shown?: { code: string; [arg: string]: unknown }) =>
      JSON.stringify(rulesDocument(aRuleSet({ parts: [partOf(shown)] as never })));

    expect(text({ code: 'frozen', hours: 24 })).toContain('ngừng cập nhật 24 giờ trước giờ đóng đợt thi');
    expect(text()).not.toContain('tạm tính');
    expect(partOf()).not.toHaveProperty('standingShown');
  });

  it('of an open round tells points, so that a plan which keeps these closed is at fault', () => {
    const faults = (scoreShown: string, standing: string) =>
      planProblems({ parts: [{ kind: 'quiz', scoreShown: { code: scoreShown }, standingShown: { code: standing } }] })
        .filter(({ path }) => path.includes('standingShown'))
        .map(({ message }) => message);

    expect(faults('after-closing', 'while-open')).toEqual([
      'bảng tạm tính cho biết điểm trong khi đợt thi mở, mà scoreShown là “after-closing”; hãy cho biết điểm ngay khi nộp bài hoặc chọn cách công khai khác',
    ]);
    expect(faults('at-once', 'while-open')).toEqual([]);
    expect(faults('after-closing', 'own-place')).toEqual([]);
  });
});

describe('the ranking of an open round', () => {
  const opensAt = Date.parse('2024-10-21T10:00:00+07:00');
  const attempt = (person: string, points: number, minutes: number, overrides: object = {}) =>
    anAttempt({ person, points, allCorrect: points === 3, startedAt: opensAt, submittedAt: opensAt + minutes * 60_000, ...overrides });
  const rank = (
    rows: ReturnType<typeof anAttempt>[],
    { until = opensAt + HOUR, ...more }: { until?: number; count?: number; exclusions?: never[] } = {},
  ) =>
    runningStanding({
      part: partOf({ code: 'while-open' }),
      round: 'dot-1',
      attempts: attemptColumns(rows),
      opensAt,
      until,
      count: 10,
      ...more,
    });

  it('goes by points and time, and never by what was predicted', () => {
    const { people, lines } = rank([attempt('a', 2, 3), attempt('b', 3, 9, { prediction: 1 }), attempt('c', 3, 5, { prediction: 999 })]);

    expect([people, lines.map(({ rank: place, person, points }) => [place, person, points])]).toEqual([
      3,
      [
        [1, 'c', 3],
        [2, 'b', 3],
        [3, 'a', 2],
      ],
    ]);
  });

  it('is the same whatever is handed in from the instant on at which it stops', () => {
    const rows = [attempt('a', 2, 3), attempt('b', 3, 10)];
    const until = opensAt + 10 * 60_000;

    const before = rank([rows[0]!], { until });
    expect(rank(rows, { until })).toEqual(before);
    expect(runningStandingHash(rank([...rows, attempt('c', 3, 59)], { until }), until)).toBe(runningStandingHash(before, until));
    expect(rank(rows, { until: until + 1 }).people).toBe(2);
  });

  it('leaves out whom the rules leave out, invalid attempts and other rounds, and shows as many as are wanted', () => {
    const rows = [attempt('a', 3, 3), attempt('b', 3, 4), attempt('c', 3, 5, { valid: false }), attempt('d', 3, 6, { round: 'dot-2' })];

    expect(rank(rows, { exclusions: [{ person: 'a', reason: 'x' }] as never[] }).lines.map(({ person }) => person)).toEqual(['b']);
    expect(rank(rows, { count: 1 })).toMatchObject({ people: 2, lines: [{ person: 'a' }] });
  });
});
