import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { attemptColumns } from './attempt-columns.js';
import { countingRules } from './counting-rules.js';
import { mayStart } from './may-start.js';

const partWith = (limit: Record<string, unknown>, minimumDelayMinutes = 0): QuizPart =>
  aRuleSet({
    parts: [
      aQuizPart({ attempts: { limit: { version: 1, code: '', ...limit }, minimumDelayMinutes, counts: { code: 'best', version: 1 } } }),
    ],
  }).parts[0] as QuizPart;
const at = (local: string): Date => new Date(`${local}:00+07:00`);
const past = (...starts: [string, string][]) => starts.map(([round, local]) => ({ round, startedAt: at(local) }));
const now = { round: 'tuan-2', at: at('2024-10-29T00:05') };

describe('starting an attempt', () => {
  const history = past(['tuan-1', '2024-10-22T08:00'], ['tuan-2', '2024-10-28T11:00'], ['tuan-2', '2024-10-28T23:59']);

  it.each([
    [{ code: 'unlimited' }, { allowed: true, left: null }],
    [
      { code: 'per-contest', max: 4 },
      { allowed: true, left: 1 },
    ],
    [
      { code: 'per-contest', max: 3 },
      { allowed: false, left: 0, code: 'limit-reached', sentence: 'Bạn đã dùng hết 3 lượt thi của cả phần thi.' },
    ],
    [
      { code: 'per-round', max: 3 },
      { allowed: true, left: 1 },
    ],
    [
      { code: 'per-round', max: 2 },
      { allowed: false, left: 0, code: 'limit-reached', sentence: 'Bạn đã dùng hết 2 lượt thi của đợt này.' },
    ],
    [
      { code: 'per-day', max: 1 },
      { allowed: true, left: 1 },
    ],
  ])('under %j', (limit, verdict) => {
    expect(mayStart(partWith(limit), history, now)).toEqual(verdict);
  });

  it('counts days by the calendar of Vietnam', () => {
    expect(mayStart(partWith({ code: 'per-day', max: 1 }), past(['tuan-2', '2024-10-29T00:01']), now)).toEqual({
      allowed: false,
      left: 0,
      code: 'limit-reached',
      sentence: 'Bạn đã dùng hết 1 lượt thi của hôm nay. Hãy quay lại vào ngày mai, khi đợt thi còn mở.',
    });
  });

  it('asks for patience between two attempts, to the minute', () => {
    const part = partWith({ code: 'unlimited' }, 10);

    expect(mayStart(part, history, now)).toEqual({
      allowed: false,
      left: null,
      code: 'too-soon',
      sentence: 'Hai lượt thi phải cách nhau ít nhất 10 phút. Bạn có thể thi lượt tiếp theo từ 0:09 thứ Ba, 29/10/2024.',
      retryAt: at('2024-10-29T00:09'),
    });
    expect(mayStart(part, history, { round: 'tuan-2', at: at('2024-10-29T00:09') }).allowed).toBe(true);
    expect(mayStart(part, [], now).allowed).toBe(true);
  });

  it('is for the audience groups of the part alone, whoever they are when nobody says', () => {
    const part = { ...partWith({ code: 'unlimited' }), audiences: ['can-bo'] };

    expect([{ audience: 'can-bo' }, { audience: 'hoc-sinh' }, {}].map((who) => mayStart(part, [], { ...now, ...who }).code)).toEqual([
      undefined,
      'not-for-audience',
      'not-for-audience',
    ]);
  });
});

describe('the attempt that counts', () => {
  const base = anAttempt().startedAt as number;
  const rows = [
    anAttempt({ id: 'first', points: 1, startedAt: base, submittedAt: base + 60_000 }),
    anAttempt({ id: 'early', points: 3, startedAt: base + 100_000, submittedAt: base + 400_000 }),
    anAttempt({ id: 'quick', points: 3, startedAt: base + 500_000, submittedAt: base + 600_000 }),
    anAttempt({ id: 'last', points: 2, startedAt: base + 700_000, submittedAt: base + 800_000 }),
  ];

  it.each([
    ['best', 'quick'],
    ['earliest-best', 'early'],
    ['first', 'first'],
    ['last', 'last'],
  ])('by the rule %s is the %s one', (code, id) => {
    const columns = attemptColumns(rows);
    const rule = countingRules.of({ code, version: 1 });

    expect(
      Array.from(rows.keys())
        .sort((a, b) => rule.compare(columns, a, b))
        .map((row) => columns.ids[row])[0],
    ).toBe(id);
  });
});

describe('columns of attempts', () => {
  it('hold what the rows say', () => {
    const columns = attemptColumns([anAttempt({ unit: 'u1', prediction: 7 }), anAttempt({ id: 'b', person: 'p2' })]);

    expect([columns.people, columns.units, Array.from(columns.unitOfPerson), Array.from(columns.prediction)]).toEqual([
      ['p1', 'p2'],
      ['u1'],
      [0, -1],
      [7, NaN],
    ]);
  });

  it('refuse an id twice and a person with two units', () => {
    expect(() => attemptColumns([anAttempt(), anAttempt()])).toThrow('attempt a-p1 occurs twice');
    expect(() => attemptColumns([anAttempt({ unit: 'u1' }), anAttempt({ id: 'b', unit: 'u2' })])).toThrow('person p1 counts for two units');
  });
});
