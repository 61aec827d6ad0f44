import { type AttemptColumns, collectiveStanding, type CompetingUnit, type RuleSet } from '#rules';
import type { Figure, SuiteOptions } from '../figure.js';
import { chanceOf } from './chance.js';
import { manyAttempts } from './many-attempts.js';
import { allRuleSets, ruleSetOf } from './plan-file.js';
import { mediansOf, timed } from './timed.js';

const ATTEMPTS = 1_000_000;
const PEOPLE = 740_000;
const UNITS = 5000;
const ROUNDS = ['tuan-1', 'tuan-2', 'tuan-3', 'tuan-4'];

type Award = RuleSet['collective'][number];

/** Metrics that no plan of config/plans uses. */
const OTHERS: Award['order'] = [
  { code: 'best-people', version: 1, count: 20, combined: 'mean' },
  { code: 'perfect-people', version: 1 },
  {
    code: 'weighted',
    version: 1,
    terms: [
      { metric: { code: 'head-count-ratio', version: 1 }, weight: 60 },
      { metric: { code: 'mean-score', version: 1 }, weight: 40 },
    ],
  },
];

/** Units ranked by every metric of the plans, beside one pass that counts attempts and distinct people per unit. */
export function collectiveFigures({ isQuick, say }: SuiteOptions): Figure[] {
  say('ranking 5,000 units …');
  const units = manyUnits();
  const attempts = manyAttempts({ count: ATTEMPTS, people: PEOPLE, rounds: ROUNDS, units: units.map(({ code }) => code) });
  const { order, conditions } = everythingOfPlans();
  const draw = order.filter(({ code }) => code === 'draw');
  const rank = (metrics: Award['order']): (() => number) => {
    const ruleSet = withAward({ order: [...metrics.filter(({ code }) => code !== 'draw'), ...draw], conditions });
    return () => timed(() => collectiveStanding({ ruleSet, award: 'tap-the', attempts, units, drawSeed: 'niem-phong' }));
  };
  const n = isQuick ? 7 : 25;
  const { limit, plans, all } = mediansOf(
    { limit: () => timed(() => countPerUnit(attempts)), plans: rank(order), all: rank([...order, ...OTHERS]) },
    n,
    3,
  );
  const named = (metrics: Award['order']): string => metrics.map(({ code }) => code).join(', ');
  return [
    {
      name: 'collective-1m.time',
      value: plans,
      unit: 'ms',
      limit,
      ratio: limit / plans,
      n,
      note: `${named(order)}; conditions ${conditions.map(({ code }) => code).join(', ')}; limit: one pass counting attempts and people per unit`,
    },
    { name: 'collective-1m-all.time', value: all, unit: 'ms', n, note: `with ${named(OTHERS)} too` },
  ];
}

/** All that the plans compare units by, and ask of them, each once. */
function everythingOfPlans(): Pick<Award, 'order' | 'conditions'> {
  const awards = allRuleSets().flatMap(({ collective }) => collective);
  const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values()];
  return {
    order: distinct(awards.flatMap(({ order }) => order)),
    conditions: distinct(awards.flatMap(({ conditions }) => conditions)),
  };
}

function withAward(changed: Pick<Award, 'order' | 'conditions'>): RuleSet {
  const ruleSet = ruleSetOf('lam-dong');
  return { ...ruleSet, collective: ruleSet.collective.map((award) => ({ ...award, unitKinds: ['agency'], ...changed })) };
}

/** Units below a province, of most of which the number of people is known. */
function manyUnits(): CompetingUnit[] {
  const chance = chanceOf(5000);
  return Array.from({ length: UNITS }, (_, at) => ({
    code: `don-vi-${String(at + 1).padStart(4, '0')}`,
    kind: 'agency',
    parent: '68',
    headCount: chance(20) === 0 ? null : 120 + chance(300),
    leaders: chance(4),
  }));
}

/** What the same count costs at best. */
function countPerUnit({ count, person, people, units, unitOfPerson }: AttemptColumns): Uint32Array[] {
  const attempts = new Uint32Array(units.length);
  const distinct = new Uint32Array(units.length);
  const seen = new Uint8Array(people.length);
  for (let row = 0; row < count; row++) {
    const owner = person[row] as number;
    const unit = unitOfPerson[owner] as number;
    attempts[unit] = (attempts[unit] as number) + 1;
    if (seen[owner] === 0) {
      seen[owner] = 1;
      distinct[unit] = (distinct[unit] as number) + 1;
    }
  }
  return [attempts, distinct];
}
