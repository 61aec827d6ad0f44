import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { aRuleSet, aQuizPart, someAttempts } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import { onlyAttempts } from '../attempts/only-attempts.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { StrategyReference } from '../plan/strategy.js';
import { collectiveStanding, type CollectiveLine } from './collective-standing.js';
import { checkConditions, competingUnitOf, factsOfAttempts, openFigures } from './open-figure.js';
import type { CompetingUnit } from './tally-units.js';
import type { UnitAttempt } from './unit-attempt.js';
import { unitMeasures } from './unit-measures.js';
import { attemptsOfUnits, sourcesHash, unitSourceHash, unitSources } from './unit-sources.js';

const use = (code: string, args: Record<string, unknown> = {}): StrategyReference => ({ code, version: 1, ...args });

/** u1 to u3 compete; u1 has two offices below it, and somebody's unit is in no tree. */
const UNITS: CompetingUnit[] = [
  { code: 'u1', kind: 'ward', headCount: 9, leaders: 1 },
  { code: 'u2', kind: 'ward', headCount: null, leaders: null },
  { code: 'u3', kind: 'ward', headCount: 40, leaders: 0 },
  { code: 'u4', kind: 'school', parent: 'u1' },
  { code: 'u5', kind: 'school', parent: 'u4' },
];

function withAward(order: StrategyReference[], conditions: StrategyReference[] = []): RuleSet {
  return aRuleSet({
    parts: [aQuizPart({ attempts: { limit: use('unlimited'), counts: use('best') } })],
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        part: 'trac-nghiem',
        units: 'phường, xã',
        unitKinds: ['ward'],
        conditions,
        order: [...order, use('draw')],
        tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
        award: { certificate: true, issuer: 'board' },
      },
    ],
  });
}

/** The award of a real plan, on the units and the part of these tests. */
function awardOf(plan: string): RuleSet {
  const file = join(import.meta.dirname, `../../../../config/plans/${plan}.yaml`);
  const [award] = (parse(readFileSync(file, 'utf8')) as { collective: { order: StrategyReference[]; conditions?: StrategyReference[] }[] })
    .collective;
  const last = award!.order.slice(0, -1);
  return withAward(
    last.map((one) => ({ ...one, version: 1 })),
    (award!.conditions ?? []).map((one) => ({ ...one, version: 1 })),
  );
}

interface Opened {
  line: CollectiveLine;
  attempts: UnitAttempt[];
  ruleSet: RuleSet;
}

/** Each line of the standing with the attempts of its unit, as they are kept beside it. */
function openedLines(
  ruleSet: RuleSet,
  rows: AttemptRow[],
  excluded: string[] = [],
  reviewed: { round: string; person: string }[] = [],
): Opened[] {
  const attempts = attemptColumns(rows);
  const exclusions = excluded.map((person) => ({ person, reason: 'Thành viên Ban Tổ chức' }));
  const out = new Set(reviewed.map(({ round, person }) => `${round} ${person}`));
  const { people, person, round, rounds } = attempts;
  const counted = onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row]!]} ${people[person[row]!]}`));
  const award = ruleSet.collective[0]!;
  const { lines } = collectiveStanding({ ruleSet, award: award.code, attempts: counted, units: UNITS, exclusions, drawSeed: 's' });
  const sources = unitSources({ part: ruleSet.parts[0], attempts, exclusions, reviewed });
  const belongs = competingUnitOf(ruleSet, award, UNITS);
  return lines.map((line) => ({
    line,
    ruleSet,
    attempts: attemptsOfUnits(sources.filter(({ unit }) => belongs.get(unit) === line.unit)),
  }));
}

/** Whatever is done with the people: they sit in two rounds, some are excluded, some left out of one round. */
const aContest = fc.record({
  rows: fc
    .record({
      seed: fc.string({ minLength: 1, maxLength: 6 }),
      count: fc.integer({ min: 0, max: 60 }),
      people: fc.integer({ min: 1, max: 25 }),
    })
    .map(({ seed, count, people }) => [
      ...someAttempts({ seed, count, people, units: 6 }),
      ...someAttempts({ seed: `${seed}2`, count, people, units: 6, round: 'dot-2' }).map((row) => ({ ...row, id: `b-${row.id}` })),
    ]),
  excluded: fc.subarray(['p1', 'p2', 'p3', 'p9']),
  reviewed: fc.subarray([
    { round: 'dot-1', person: 'p2' },
    { round: 'dot-2', person: 'p4' },
    { round: 'dot-2', person: 'p5' },
  ]),
});

const METRICS: [string, StrategyReference][] = [
  ...unitMeasures.strategies
    .filter(({ code }) => code !== 'best-people' && code !== 'attempts')
    .map(({ code }): [string, StrategyReference] => [code, use(code)]),
  ['attempts', use('attempts')],
  ['attempts, two of each', use('attempts', { perPerson: 2 })],
  ['the three best, together', use('best-people', { count: 3, combined: 'sum' })],
  ['the three best, their mean', use('best-people', { count: 3, combined: 'mean' })],
];

describe('a figure of a collective award', () => {
  it.each(METRICS)('by %s is what the list of its attempts adds up to', (_name, metric) => {
    fc.assert(
      fc.property(aContest, ({ rows, excluded, reviewed }) => {
        for (const { line, attempts, ruleSet } of openedLines(withAward([metric]), rows, excluded, reviewed)) {
          const [figure] = openFigures(ruleSet.collective[0]!, line, attempts);
          expect(figure!.value).toBe(line.values[0]);
          expect(figure!.shares).toHaveLength(line.attempts);
          expect(figure!.shares.every(({ adds, why }) => adds > 0 || why !== undefined || figure!.adds === 'thousandths')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['lam-dong', 'phu-tho', 'thai-nguyen', 'dak-lak'])('of the plan of %s too, with all that its conditions look at', (plan) => {
    fc.assert(
      fc.property(aContest, ({ rows, excluded, reviewed }) => {
        for (const { line, attempts, ruleSet } of openedLines(awardOf(plan), rows, excluded, reviewed)) {
          const award = ruleSet.collective[0]!;
          expect(openFigures(award, line, attempts).map(({ value }) => value)).toEqual(line.values.slice(0, -1));
          expect(
            factsOfAttempts(
              UNITS.find(({ code }) => code === line.unit)!,
              ruleSet.parts[0],
              attempts,
            ),
          ).toEqual(
            Object.fromEntries(
              Object.keys(factsOfAttempts(UNITS[0]!, undefined, [])).map((key) => [key, line[key as keyof CollectiveLine]]),
            ),
          );
          const unmet = checkConditions(award, line, () => '').filter(({ isMet }) => !isMet);
          expect(line.lacks).toEqual(expect.arrayContaining(unmet.map(({ lacks }) => lacks)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of several measures opens to each of them, with its weight', () => {
    const terms = [
      { metric: use('distinct-people'), weight: 60 },
      { metric: use('mean-score'), weight: 40 },
    ];
    const [first] = openedLines(withAward([use('weighted', { terms })]), someAttempts({ units: 1 }));

    const figures = openFigures(first!.ruleSet.collective[0]!, first!.line, first!.attempts);
    expect(figures.map(({ compares, weight, value }) => [compares, weight, value])).toEqual([
      ['số người dự thi', 60, first!.line.people],
      ['kết quả trung bình của các lượt thi hợp lệ', 40, expect.any(Number)],
    ]);
  });

  it('is not touched by whoever is left out, and tells who that is', () => {
    const rows = someAttempts({ people: 5, count: 20, units: 1 });
    const [opened] = openedLines(withAward([use('attempts')]), rows, ['p1'], [{ round: 'dot-1', person: 'p2' }]);

    const reasons = Object.groupBy(opened!.attempts, ({ leftOut }) => leftOut ?? 'counts');
    expect(new Set(reasons.excluded!.map(({ person }) => person))).toEqual(new Set(['p1']));
    expect(new Set(reasons.reviewed!.map(({ person }) => person))).toEqual(new Set(['p2']));
    expect(reasons.counts).toHaveLength(opened!.line.attempts);
  });

  it('has a hash that changes with any of its attempts', () => {
    const kept = unitSources({ part: undefined, attempts: attemptColumns(someAttempts()), exclusions: [], reviewed: [] });
    const hashes = (sources = kept) => sourcesHash(sources.map((one) => ({ unit: one.unit, sha256: unitSourceHash(one) })));
    const [first, ...rest] = kept;

    expect(
      hashes(unitSources({ part: undefined, attempts: attemptColumns(someAttempts().toReversed()), exclusions: [], reviewed: [] })),
    ).toBe(hashes());
    expect(hashes([{ ...first!, marks: first!.marks.with(0, 16) }, ...rest])).not.toBe(hashes());
  });
});
