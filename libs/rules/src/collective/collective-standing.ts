import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import { ruleSetHash, type RuleSet } from '../plan/rule-set.js';
import { LATER } from '../prizes/prize-setting.js';
import { excludedPeople, type Exclusion } from '../ranking/exclusion.js';
import { RankingError } from '../ranking/ranking-error.js';
import { fullScore } from '../scoring/score-attempt.js';
import type { CollectiveAward } from './collective-setting.js';
import { tallyUnits, type CompetingUnit } from './tally-units.js';
import { unitConditions } from './unit-conditions.js';
import type { UnitFacts } from './unit-facts.js';
import { unitMetrics } from './unit-metrics.js';

/** One unit in a collective standing, plain JSON. */
export interface CollectiveLine extends UnitFacts {
  /** Place among the units that qualify; null for the others. */
  rank: number | null;
  /** Code of the tier that the software proposes. */
  tier: string | null;
  /** The values of the award's metrics, in its order; null where one cannot be known. */
  values: (number | null)[];
  /** Why the unit does not qualify, as Vietnamese phrases. */
  lacks: string[];
  /** Why it stands above the next unit; null where there is none. */
  explanation: string | null;
}

/** A collective award as computed; plain JSON, independent of the order of attempts and units. */
export interface CollectiveStanding {
  ruleSetHash: string;
  award: string;
  part: string;
  drawSeed: string;
  lines: CollectiveLine[];
  unassigned: { people: number; attempts: number };
  /** Tiers whose count is still to be decided, and those below them. */
  undecided: string[];
}

/**
 * Ranks units for a collective award: sums over the attempts (or entries) of the award's part, minimum conditions, the
 * chain of metrics, tiers.
 * @param attempts of the award's part, all rounds
 * @param units the contest's unit tree with what is known of each
 * @param counts decisions on tiers whose count is "later", by tier
 * @throws RankingError when the rule set has no such award
 */
export function collectiveStanding({
  ruleSet,
  award: code,
  attempts,
  units,
  exclusions = [],
  drawSeed,
  counts = {},
}: {
  ruleSet: RuleSet;
  award: string;
  attempts: AttemptColumns;
  units: readonly CompetingUnit[];
  exclusions?: readonly Exclusion[];
  drawSeed: string;
  counts?: Readonly<Record<string, number>>;
}): CollectiveStanding {
  const award = ruleSet.collective.find((candidate) => candidate.code === code);
  if (!award) throw new RankingError('AWARD_UNKNOWN', { award: code });
  const part = ruleSet.parts.find((candidate) => candidate.code === award.part);
  const full = part?.kind === 'quiz' ? fullScore(part.paper) : null;
  const { isExcluded } = excludedPeople(attempts, exclusions);
  const { facts, unassigned } = tallyUnits({ attempts, units, kinds: award.unitKinds, isExcluded, fullScore: full });

  const measured = facts.map((unit) => measure(award, unit, drawSeed));
  const qualified = measured.filter(({ lacks }) => lacks.length === 0).sort(compareValues);
  const others = measured.filter(({ lacks }) => lacks.length > 0).sort((a, b) => (a.unit < b.unit ? -1 : 1));
  qualified.forEach((line, at) => {
    line.rank = at + 1;
    line.explanation = explain(award, line, qualified[at + 1]);
  });
  return {
    ruleSetHash: ruleSetHash(ruleSet),
    award: award.code,
    part: award.part,
    drawSeed,
    undecided: giveTiers(award, qualified, counts),
    lines: [...qualified, ...others],
    unassigned,
  };
}

/** SHA-256 over the canonical JSON of a collective standing. */
export function collectiveHash(standing: CollectiveStanding): string {
  return sha256([canonicalJson(standing)]);
}

function measure({ conditions, order }: CollectiveAward, facts: UnitFacts, drawSeed: string): CollectiveLine {
  const values = order.map((reference) => unitMetrics.of(reference).value(reference, facts, { drawSeed }));
  const lacks = conditions.map((reference) => unitConditions.of(reference).lacks(reference, facts)).filter((lack) => lack !== undefined);
  if (facts.people === 0) lacks.unshift('chưa có người dự thi');
  order.forEach((reference, at) => {
    if (values[at] === null) lacks.push(`chưa tính được ${unitMetrics.of(reference).compares}`);
  });
  return { ...facts, rank: null, tier: null, values, lacks, explanation: null };
}

function compareValues(a: CollectiveLine, b: CollectiveLine): number {
  for (const [at, own] of a.values.entries()) {
    const difference = (b.values[at] as number) - (own as number);
    if (difference !== 0) return difference;
  }
  return a.unit < b.unit ? -1 : 1;
}

function explain({ order }: CollectiveAward, line: CollectiveLine, next: CollectiveLine | undefined): string | null {
  if (!next) return null;
  const at = line.values.findIndex((value, index) => value !== next.values[index]);
  const reference = order[at];
  if (!reference) return 'Bằng đơn vị kế tiếp ở mọi tiêu chí; xếp theo mã đơn vị.';
  const metric = unitMetrics.of(reference);
  return `Xếp trên đơn vị kế tiếp nhờ ${metric.compares}: ${metric.say(line.values[at] as number)}; đơn vị kế tiếp: ${metric.say(next.values[at] as number)}.`;
}

function giveTiers(award: CollectiveAward, qualified: CollectiveLine[], counts: Readonly<Record<string, number>>): string[] {
  let given = 0;
  const undecided: string[] = [];
  for (const tier of award.tiers) {
    const count = tier.count === LATER ? counts[tier.code] : tier.count;
    if (count === undefined || undecided.length > 0) {
      undecided.push(tier.code);
      continue;
    }
    for (const line of qualified.slice(given, given + count)) line.tier = tier.code;
    given += count;
  }
  return undecided;
}
