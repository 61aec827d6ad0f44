import { fullScore } from '../scoring/score-attempt.js';
import type { Part, RuleSet } from '../plan/rule-set.js';
import type { StrategyReference } from '../plan/strategy.js';
import { blocksOf, mayCompete } from './blocks-of.js';
import type { CollectiveAward } from './collective-setting.js';
import type { CollectiveLine } from './collective-standing.js';
import { type CompetingUnit, type ConfirmedLeaders, LeaderCount } from './tally-units.js';
import type { UnitAttempt } from './unit-attempt.js';
import { unitConditions } from './unit-conditions.js';
import type { UnitFacts } from './unit-facts.js';
import type { AttemptShare } from './unit-metric.js';
import { unitMetrics } from './unit-metrics.js';

/** A figure of a unit, opened: what each attempt adds, and how the figure comes out of the sum. */
export interface OpenedFigure {
  /** What it compares, in the middle of a sentence: "số người dự thi". */
  compares: string;
  /** Per cent with which it goes into a figure of several measures; null where it stands for itself. */
  weight: number | null;
  adds: 'people' | 'attempts' | 'thousandths';
  /** In the order of the attempts that may count. */
  shares: AttemptShare[];
  sum: number;
  value: number | null;
  /** The value in words: "4.812 lượt". */
  said: string | null;
  /** How it was reckoned, in words. */
  formula: string;
}

/** A condition of an award, met by the unit or not. */
export interface CheckedCondition {
  demands: string;
  isMet: boolean;
  /** What is lacking; undefined where it is met. */
  lacks?: string | undefined;
}

/**
 * Opens the figures by which an award ranks a unit, those of which a composite one is made among them; what comes from no attempts
 * (a draw) is left out.
 * @param attempts of the unit's people, in the order of handing in; those with a reason to be left out count nowhere
 */
export function openFigures({ order }: Pick<CollectiveAward, 'order'>, facts: UnitFacts, attempts: readonly UnitAttempt[]): OpenedFigure[] {
  const counting = attempts.filter(({ leftOut }) => leftOut === null);
  const measures = order.flatMap((reference): { metric: StrategyReference; weight: number | null }[] => {
    const terms = unitMetrics.of(reference).terms?.(reference);
    return terms ?? [{ metric: reference, weight: null }];
  });
  return measures.flatMap(({ metric, weight }) => openFigure(metric, weight, facts, counting) ?? []);
}

function openFigure(
  reference: StrategyReference,
  weight: number | null,
  facts: UnitFacts,
  attempts: readonly UnitAttempt[],
): OpenedFigure | undefined {
  const metric = unitMetrics.of(reference);
  const { source } = metric;
  if (!source) return undefined;
  const shares = source.shares(reference, attempts);
  const sum = shares.reduce((total, { adds }) => total + adds, 0);
  const value = source.value(reference, sum, facts);
  const formula = source.formula(reference, sum, facts);
  return {
    compares: metric.compares,
    weight,
    adds: source.adds,
    shares,
    sum,
    value,
    said: value === null ? null : metric.say(value),
    formula,
  };
}

/**
 * What a unit's attempts come to: the same numbers by which it was ranked, added up from the list.
 * @param confirmed who leads, where the standing counted leaders from it
 */
export function factsOfAttempts(
  unit: Pick<CompetingUnit, 'code' | 'headCount' | 'leaders'>,
  part: Part | undefined,
  attempts: readonly UnitAttempt[],
  confirmed?: ConfirmedLeaders,
): UnitFacts {
  const counting = attempts.filter(({ leftOut }) => leftOut === null);
  const valid = counting.filter(({ isValid }) => isValid);
  const people = peopleOf(counting);
  return {
    unit: unit.code,
    people: people.size,
    validPeople: peopleOf(valid).size,
    attempts: counting.length,
    validAttempts: valid.length,
    thousandths: valid.reduce((sum, { thousandths }) => sum + thousandths, 0),
    fullScore: part?.kind === 'quiz' ? fullScore(part.paper) : null,
    headCount: unit.headCount ?? null,
    leaders: confirmed ? leadersAmong(people, confirmed) : (unit.leaders ?? null),
  };
}

const peopleOf = (attempts: readonly UnitAttempt[]): Set<string> =>
  new Set(attempts.flatMap(({ person, isUnit }) => (isUnit ? [] : [person])));

function leadersAmong(people: ReadonlySet<string>, confirmed: ConfirmedLeaders): number | null {
  const count = new LeaderCount(1, confirmed);
  for (const person of people) count.add(0, person);
  return count.of(0, people.size);
}

/** The conditions of an award, each with whether the unit meets it. */
export function checkConditions(
  award: Pick<CollectiveAward, 'conditions'>,
  line: CollectiveLine,
  nameOf: Parameters<typeof unitConditions.describe>[1],
): CheckedCondition[] {
  return award.conditions.map((reference) => {
    const lacks = unitConditions.of(reference).lacks(reference, line);
    return { demands: unitConditions.describe(reference, nameOf), isMet: lacks === undefined, lacks };
  });
}

/** By unit of the tree: the code of the one that competes for the award, from it upwards; units of none are left out. */
export function competingUnitOf(
  ruleSet: Pick<RuleSet, 'blocks'>,
  award: CollectiveAward,
  units: readonly CompetingUnit[],
): ReadonlyMap<string, string> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const blockOf = blocksOf(ruleSet, units);
  const competes = new Set(units.filter((unit) => mayCompete(award, unit, blockOf)).map(({ code }) => code));
  const found = new Map<string, string>();
  for (const { code } of units) {
    let unit = byCode.get(code);
    // A tree is never deeper than it has units; a cycle in bad data ends here.
    for (let steps = 0; unit && steps <= units.length; steps++) {
      if (competes.has(unit.code)) {
        found.set(code, unit.code);
        break;
      }
      unit = unit.parent === undefined ? undefined : byCode.get(unit.parent);
    }
  }
  return found;
}
