import fc from 'fast-check';
import { anAttempt, aRuleSet, someAttempts } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import type { StrategyReference } from '../plan/strategy.js';
import { collectiveHash, collectiveStanding, winnersOf, type CollectiveStanding } from './collective-standing.js';
import { RankingError } from '../ranking/ranking-error.js';
import { mainComparison, mainMeasure, turnoutFirst } from './main-measure.js';
import type { CompetingUnit } from './tally-units.js';
import { unitMetrics } from './unit-metrics.js';

const use = (code: string, args: Record<string, unknown> = {}): StrategyReference => ({ code, version: 1, ...args });
function standing(
  rows: readonly AttemptRow[],
  units: readonly CompetingUnit[],
  order: StrategyReference[],
  more: { conditions?: StrategyReference[]; counts?: (number | 'later')[]; exclusions?: { person: string; reason: string }[] } = {},
): CollectiveStanding {
  const ruleSet = aRuleSet({
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        part: 'trac-nghiem',
        units: 'phường, xã',
        unitKinds: ['ward'],
        conditions: more.conditions ?? [],
        order: [...order, use('draw')],
        tiers: (more.counts ?? [1, 1]).map((count, at) => ({ code: `hang-${at + 1}`, name: `Hạng ${at + 1}`, count })),
        award: { certificate: true, issuer: 'board' },
      },
    ],
  });
  return collectiveStanding({
    ruleSet,
    award: 'tap-the',
    attempts: attemptColumns(rows),
    units,
    drawSeed: 's',
    exclusions: more.exclusions ?? [],
  });
}
const wards = (...codes: string[]): CompetingUnit[] => codes.map((code) => ({ code, kind: 'ward' }));
const attempt = (person: string, unit: string, n = 1, overrides: Partial<AttemptRow> = {}): AttemptRow =>
  anAttempt({ person, unit, id: `${person}-${n}`, ...overrides });
const places = ({ lines }: CollectiveStanding): unknown[] => lines.map(({ unit, rank, tier }) => [unit, rank, tier]);

describe('a collective standing', () => {
  it('calls equal means equal, however many attempts they come from', () => {
    const scores = (unit: string, points: number[]): AttemptRow[] =>
      points.map((own, at) => attempt(`${unit}-${at}`, unit, 1, { points: own, allCorrect: false }));
    const { lines } = standing([...scores('u1', [0.334]), ...scores('u2', [0.334, 0.334, 0.334])], wards('u1', 'u2'), [
      use('mean-score'),
      use('distinct-people'),
    ]);

    expect(lines.map(({ unit }) => unit)).toEqual(['u2', 'u1']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 7 }), (thousandths, count) => {
        const means = standing(
          [
            ...scores('u1', [thousandths / 1000]),
            ...scores(
              'u2',
              Array.from({ length: count }, () => thousandths / 1000),
            ),
          ],
          wards('u1', 'u2'),
          [use('mean-score')],
        ).lines.map(({ values }) => values[0]);
        expect(means[0]).toBe(means[1]);
      }),
    );
  });

  it('finds that a mean of exactly so many per cent is enough, and a thousandth less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        const lacks = (points: number): string[] | undefined =>
          standing([attempt('p1', 'u1', 1, { points })], wards('u1'), [use('attempts')], {
            conditions: [use('minimum-mean', { percent })],
          }).lines[0]?.lacks;
        expect([lacks((percent * 30) / 1000), lacks((percent * 30 - 1) / 1000)?.length]).toEqual([[], 1]);
      }),
    );
  });

  it('asks for the head-count of a unit that is said to have nobody', () => {
    const { lines } = standing([attempt('p1', 'u1')], [{ code: 'u1', kind: 'ward', headCount: 0 }], [use('attempts')], {
      conditions: [use('minimum-share', { percent: 30 })],
    });

    expect(lines[0]?.lacks).toEqual(['chưa khai báo tổng số người của đơn vị']);
  });

  /** u1: two people, two attempts; u2: one person, three attempts. */
  const rows = [
    attempt('p1', 'u1'),
    attempt('p2', 'u1'),
    attempt('p3', 'u2'),
    attempt('p3', 'u2', 2),
    attempt('p3', 'u2', 3, { valid: false, points: 0 }),
  ];

  it.each([
    ['distinct-people', ['u1', 'u2']],
    ['attempts', ['u2', 'u1']],
  ])('by %s', (metric, order) => {
    expect(standing(rows, wards('u1', 'u2'), [use(metric)]).lines.map(({ unit }) => unit)).toEqual(order);
  });

  it('settles ties by the next metric and says so', () => {
    const { lines } = standing(rows, wards('u1', 'u2'), [use('valid-attempts'), use('distinct-people')]);

    expect(lines.map(({ unit, explanation }) => [unit, explanation])).toEqual([
      ['u1', 'Xếp trên đơn vị kế tiếp nhờ số người dự thi: 2 người; đơn vị kế tiếp: 1 người.'],
      ['u2', null],
    ]);
  });

  it('gives tiers down the ranking, none to a unit without people', () => {
    const result = standing(rows, wards('u1', 'u2', 'u3'), [use('attempts')], { counts: [1, 5] });

    expect(places(result)).toEqual([
      ['u2', 1, 'hang-1'],
      ['u1', 2, 'hang-2'],
      ['u3', null, null],
    ]);
    expect(result.lines[2]?.lacks).toEqual(['chưa có người dự thi']);
  });

  it('counts a school for the ward above it, and tells what belongs to no ward', () => {
    const units: CompetingUnit[] = [
      ...wards('u1'),
      { code: 'truong', kind: 'school', parent: 'to' },
      { code: 'to', kind: 'residential-group', parent: 'u1' },
    ];
    const result = standing(
      [attempt('p1', 'u1'), attempt('p2', 'truong'), attempt('p3', 'la'), anAttempt({ person: 'p4', id: 'p4' })],
      units,
      [use('attempts')],
    );

    expect(result.lines.map(({ unit, people }) => [unit, people])).toEqual([['u1', 2]]);
    expect(result.unassigned).toEqual({ people: 2, attempts: 2 });
  });

  it('measures ratio against head-count, at most 100 %, and not without it', () => {
    const units: CompetingUnit[] = [
      { code: 'u1', kind: 'ward', headCount: 1 },
      { code: 'u2', kind: 'ward', headCount: 2 },
      { code: 'u3', kind: 'ward' },
    ];
    const { lines } = standing([...rows, attempt('p9', 'u3')], units, [use('head-count-ratio')]);

    expect(lines.map(({ unit, values, lacks }) => [unit, values[0], lacks])).toEqual([
      ['u1', 1, []],
      ['u2', 0.5, []],
      ['u3', null, ['chưa tính được tỷ lệ người dự thi']],
    ]);
  });

  it.each<[StrategyReference, Partial<CompetingUnit>, string[]]>([
    [use('minimum-share', { percent: 30 }), { headCount: 6 }, []],
    [use('minimum-share', { percent: 30 }), { headCount: 7 }, ['mới có 2 trong 7 người dự thi (28,6%), cần ít nhất 30%']],
    [use('minimum-share', { percent: 30 }), {}, ['chưa khai báo tổng số người của đơn vị']],
    [use('minimum-leaders', { count: 1 }), { leaders: 1 }, []],
    [use('minimum-leaders', { count: 1 }), { leaders: 0 }, ['mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1']],
    [use('minimum-entries', { count: 3 }), {}, ['mới có 2 bài dự thi, cần ít nhất 3']],
    [use('minimum-mean', { percent: 50 }), {}, []],
  ])('asks for %j', (condition, unit, lacks) => {
    expect(standing(rows, [{ code: 'u1', kind: 'ward', ...unit }], [use('attempts')], { conditions: [condition] }).lines[0]?.lacks).toEqual(
      lacks,
    );
  });

  it('asks for a mean result', () => {
    const poor = [attempt('p1', 'u1', 1, { points: 1 }), attempt('p2', 'u1', 1, { points: 1 })];

    expect(standing(poor, wards('u1'), [use('attempts')], { conditions: [use('minimum-mean', { percent: 50 })] }).lines[0]?.lacks).toEqual([
      'điểm trung bình mới đạt 33,3% điểm tối đa, cần ít nhất 50%',
    ]);
  });

  it('waits for tiers that are decided later', () => {
    expect(standing(rows, wards('u1', 'u2'), [use('attempts')], { counts: ['later', 1] }).undecided).toEqual(['hang-1', 'hang-2']);
  });

  it('adds up to the total and does not hang on any order, whatever the attempts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 60 }),
        fc.string({ maxLength: 6 }),
        fc.nat({ max: 19 }),
        (people, count, seed, out) => {
          const all = someAttempts({ people, count, seed, units: 4 });
          const units = wards('u1', 'u2', 'u3');
          const exclusions = [{ person: `p${out}`, reason: 'x' }];
          const result = standing(all, units, [use('distinct-people'), use('valid-attempts')], { exclusions });
          const kept = all.filter(({ person }) => person !== `p${out}`);

          expect(result.lines.reduce((sum, line) => sum + line.attempts, result.unassigned.attempts)).toBe(kept.length);
          expect(result.lines.reduce((sum, line) => sum + line.people, result.unassigned.people)).toBe(
            new Set(kept.map(({ person }) => person)).size,
          );
          expect(
            collectiveHash(standing(all.toReversed(), units.toReversed(), [use('distinct-people'), use('valid-attempts')], { exclusions })),
          ).toBe(collectiveHash(result));
        },
      ),
    );
  });
});

describe('the main measure of a collective award', () => {
  const withOrder = (...codes: string[]) =>
    aRuleSet({
      collective: [
        {
          code: 'tap-the',
          name: 'Giải tập thể',
          part: 'trac-nghiem',
          units: 'đơn vị',
          unitKinds: ['ward'],
          order: codes.map((code) => use(code)),
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
          award: { certificate: false, issuer: 'board' },
        },
      ],
    });

  it('is said in words, with what it compares', () => {
    const { collective } = withOrder('attempts', 'draw');
    const [line] = standing([anAttempt({ unit: 'u1' })], [{ code: 'u1', kind: 'ward', headCount: 10 }], collective[0]!.order).lines;

    expect(mainMeasure(collective[0]!, line!)).toBe('1 lượt');
    expect(mainComparison(collective[0]!)).toBe('số lượt thi');
  });

  it('says which number of the turnout comes first', () => {
    expect(['attempts', 'valid-attempts', 'distinct-people', 'head-count-ratio'].map((code) => turnoutFirst(withOrder(code)))).toEqual([
      'attempts',
      'attempts',
      'people',
      'people',
    ]);
    expect(turnoutFirst(aRuleSet())).toBe('people');
  });
});

describe('a collective award', () => {
  const three = (unit: string, points: number[], more: Partial<AttemptRow> = {}): AttemptRow[] =>
    points.map((own, at) => attempt(`${unit}-p${at}`, unit, 1, { points: own, allCorrect: own === 3, ...more }));
  const values = (line: CollectiveStanding, unit: string): unknown => line.lines.find((one) => one.unit === unit)?.values[0];

  it('counts at most so many attempts of one person', () => {
    const rows = [1, 2, 3, 4].map((n) => attempt('p1', 'u1', n)).concat(three('u2', [1, 1, 1]));

    expect(places(standing(rows, wards('u1', 'u2'), [use('attempts')]))).toEqual([
      ['u1', 1, 'hang-1'],
      ['u2', 2, 'hang-2'],
    ]);
    expect(places(standing(rows, wards('u1', 'u2'), [use('attempts', { perPerson: 2 })]))).toEqual([
      ['u2', 1, 'hang-1'],
      ['u1', 2, 'hang-2'],
    ]);
  });

  it('adds up the N best people; a unit of fewer people counts the missing as nothing', () => {
    const rows = [...three('u1', [3, 3]), ...three('u2', [2, 2, 2, 1])];
    const sum = standing(rows, wards('u1', 'u2'), [use('best-people', { count: 3, combined: 'sum' })]);
    const mean = standing(rows, wards('u1', 'u2'), [use('best-people', { count: 4, combined: 'mean' })]);

    expect([values(sum, 'u1'), values(sum, 'u2')]).toEqual([6, 6]);
    expect([values(mean, 'u1'), values(mean, 'u2')]).toEqual([1.5, 1.75]);
  });

  it('takes the attempt that counts of each person, and nobody who is excluded', () => {
    const rows = [attempt('p1', 'u1', 1, { points: 1, allCorrect: false }), attempt('p1', 'u1', 2), attempt('p2', 'u1', 1)];
    const exclusions = [{ person: 'p2', reason: 'Tổ thư ký' }];
    const best = standing(rows, wards('u1'), [use('best-people', { count: 5, combined: 'sum' })], { exclusions });
    const perfect = standing(rows, wards('u1'), [use('perfect-people')], { exclusions });

    expect([values(best, 'u1'), values(perfect, 'u1')]).toEqual([3, 1]);
  });

  it('weighs shares as they are and numbers against the highest', () => {
    const terms = [
      { metric: use('head-count-ratio'), weight: 60 },
      { metric: use('distinct-people'), weight: 40 },
    ];
    const units: CompetingUnit[] = [
      { code: 'u1', kind: 'ward', headCount: 4 },
      { code: 'u2', kind: 'ward', headCount: 3 },
      { code: 'u3', kind: 'ward' },
    ];
    const rows = [...three('u1', [1, 1]), ...three('u2', [1, 1, 1]), ...three('u3', [1])];
    const result = standing(rows, units, [use('weighted', { terms })]);

    // u1: 60 × 2/4 + 40 × 2/3; u2: 60 + 40; u3 has no head-count.
    expect([values(result, 'u1'), values(result, 'u2'), values(result, 'u3')]).toEqual([56.666667, 100, null]);
    expect(result.lines.at(-1)?.lacks).toEqual(['chưa tính được điểm tổng hợp']);
  });

  it('weighs against the highest of all units ranked together, those that do not qualify too, and says so', () => {
    const terms = [
      { metric: use('distinct-people'), weight: 50 },
      { metric: use('attempts'), weight: 50 },
    ];
    const rows = [...three('u1', [1, 1]), ...three('u2', [1, 1, 1, 1])];
    const all = standing(rows, wards('u1', 'u2'), [use('weighted', { terms })]);
    expect([values(all, 'u1'), values(all, 'u2')]).toEqual([50, 100]);
    // u2 is the highest although it has no award to win: it has told nobody its head-count.
    const known = standing(
      rows,
      [
        { code: 'u1', kind: 'ward', headCount: 2 },
        { code: 'u2', kind: 'ward' },
      ],
      [use('weighted', { terms })],
      {
        conditions: [use('minimum-share', { percent: 100 })],
      },
    );
    expect([values(known, 'u1'), known.lines.map(({ unit, rank }) => [unit, rank])]).toEqual([
      50,
      [
        ['u1', 1],
        ['u2', null],
      ],
    ]);
    expect(unitMetrics.describe(use('weighted', { terms }), (_list, code) => code)).toBe(
      'Đơn vị có điểm tổng hợp cao hơn xếp trên; điểm tổng hợp tính theo thang 100, gồm số người dự thi 50%, số lượt thi 50%, làm tròn đến sáu chữ số sau dấu phẩy. Số người dự thi, số lượt thi của mỗi đơn vị được so với mức cao nhất trong các đơn vị cùng xếp hạng, kể cả đơn vị không đủ điều kiện xét (mức cao nhất tính 100%).',
    );
  });

  it('refuses weights that do not add up', () => {
    const terms = [
      { metric: use('attempts'), weight: 60 },
      { metric: use('mean-score'), weight: 30 },
    ];

    expect(() => standing([], [], [use('weighted', { terms })])).toThrow('các trọng số cộng lại là 90%; hãy sửa cho đủ 100%');
  });

  const blocked = (more: object = {}) =>
    aRuleSet({
      blocks: [
        { code: 'phuong', name: 'Khối phường', kinds: ['ward'] },
        { code: 'xa', name: 'Khối xã', kinds: ['commune'], units: ['w9'] },
      ],
      collective: [
        {
          code: 'tap-the',
          name: 'Giải tập thể',
          part: 'trac-nghiem',
          units: 'phường, xã',
          unitKinds: ['ward', 'commune', 'agency'],
          blocks: ['phuong', 'xa'],
          order: [use('distinct-people'), use('draw')],
          tiers: [{ code: 'nhat', name: 'Nhất', count: 1 }],
          award: { certificate: true, issuer: 'board' },
          ...more,
        },
      ],
    });
  const units: CompetingUnit[] = [
    { code: 'w1', kind: 'ward' },
    { code: 'w2', kind: 'ward' },
    { code: 'w9', kind: 'ward' },
    { code: 'x1', kind: 'commune' },
    { code: 's1', kind: 'agency' },
  ];

  it('ranks each block for itself; a unit that a block names belongs there, one of no block does not compete', () => {
    const rows = [
      ...three('w1', [1]),
      ...three('w2', [1, 1]),
      ...three('w9', [1]),
      ...three('x1', [1, 1, 1]),
      ...three('s1', [1, 1, 1, 1]),
    ];
    const result = collectiveStanding({ ruleSet: blocked(), award: 'tap-the', attempts: attemptColumns(rows), units, drawSeed: 's' });

    expect(result.lines.map(({ block, unit, rank, tier }) => [block, unit, rank, tier])).toEqual([
      ['phuong', 'w2', 1, 'nhat'],
      ['phuong', 'w1', 2, null],
      ['xa', 'x1', 1, 'nhat'],
      ['xa', 'w9', 2, null],
    ]);
    expect(result.unassigned).toEqual({ people: 4, attempts: 4 });
  });

  it('tells the places that nobody took', () => {
    const result = collectiveStanding({
      ruleSet: blocked(),
      award: 'tap-the',
      attempts: attemptColumns(three('w1', [1])),
      units,
      drawSeed: 's',
    });

    expect(result.unfilled).toEqual([{ tier: 'nhat', count: 1, block: 'xa' }]);
  });

  it('lets equal units share a place and its tier, where the plan says so', () => {
    const shared = blocked({
      ties: 'shared',
      order: [use('distinct-people')],
      tiers: [
        { code: 'nhat', name: 'Nhất', count: 1 },
        { code: 'nhi', name: 'Nhì', count: 2 },
      ],
    });
    const rows = [...three('w1', [1, 1]), ...three('w2', [1, 1])];
    const more = [...units, { code: 'w3', kind: 'ward' as const }];
    const result = collectiveStanding({
      ruleSet: shared,
      award: 'tap-the',
      attempts: attemptColumns([...rows, ...three('w3', [1])]),
      units: more,
      drawSeed: 's',
    });

    expect(result.lines.filter(({ block }) => block === 'phuong').map(({ unit, rank, tier }) => [unit, rank, tier])).toEqual([
      ['w1', 1, 'nhat'],
      ['w2', 1, 'nhat'],
      ['w3', 3, 'nhi'],
    ]);
  });

  it('adds up to the whole: units and what belongs to none are all attempts and all people', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 6 }), (seed, known) => {
        const rows = someAttempts({ seed, units: 6, people: 30, count: 80 });
        const { lines, unassigned } = standing(rows, wards(...['u1', 'u2', 'u3', 'u4', 'u5', 'u6'].slice(0, known)), [use('attempts')]);
        const sum = (of: (line: (typeof lines)[number]) => number): number => lines.reduce((total, line) => total + of(line), 0);

        expect(sum((line) => line.attempts) + unassigned.attempts).toBe(rows.length);
        expect(sum((line) => line.people) + unassigned.people).toBe(new Set(rows.map(({ person }) => person)).size);
      }),
    );
  });

  it('passes over units that another award has honoured, where the plan says so', () => {
    const ruleSet = blocked({ code: 'bang-khen', blocks: undefined });
    const second = { ...ruleSet.collective[0]!, code: 'giay-khen', name: 'Giấy khen', passesOver: ['bang-khen'] };
    const both = { ...ruleSet, collective: [...ruleSet.collective, second] };
    const attempts = attemptColumns([...three('w1', [1, 1]), ...three('w2', [1])]);
    const compute = (award: string, winners?: Record<string, string[]>): CollectiveStanding =>
      collectiveStanding({ ruleSet: both, award, attempts, units, drawSeed: 's', ...(winners && { winners }) });
    const winners = { 'bang-khen': winnersOf(compute('bang-khen')) };

    expect(winners).toEqual({ 'bang-khen': ['w1'] });
    expect(
      compute('giay-khen', winners)
        .lines.slice(0, 2)
        .map(({ unit, tier, lacks }) => [unit, tier, lacks]),
    ).toEqual([
      ['w2', 'nhat', []],
      ['s1', null, ['chưa có người dự thi']],
    ]);
    expect(compute('giay-khen', winners).lines.find(({ unit }) => unit === 'w1')?.lacks).toEqual(['đã đạt “Giải tập thể”']);
    expect(() => compute('giay-khen')).toThrow(RankingError);
  });
});
