import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { attemptsOfRound, countedAttempts, validAttempts } from '../attempts/counted-attempts.js';
import { allRows } from '../attempts/rows.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import { ruleSetHash, type Part, type RuleSet } from '../plan/rule-set.js';
import { LATER } from '../prizes/prize-setting.js';
import { excludedPeople, type Exclusion } from '../ranking/exclusion.js';
import { RankingError } from '../ranking/ranking-error.js';
import { fullScore } from '../scoring/score-attempt.js';
import { blocksOf, mayCompete } from './blocks-of.js';
import type { CollectiveAward } from './collective-setting.js';
import { type CompetingUnit, type ConfirmedLeaders, tallyUnits } from './tally-units.js';
import { unitConditions } from './unit-conditions.js';
import type { UnitFacts } from './unit-facts.js';
import type { UnitScope } from './unit-metric.js';
import { unitMetrics } from './unit-metrics.js';

/** One unit in a collective standing, plain JSON. */
export interface CollectiveLine extends UnitFacts {
  /** Code of its block, where the award ranks blocks apart. */
  block?: string;
  /** Place among the units that qualify (of its block); null for the others. */
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
  /** Block by block in the order of the award; within each best first, then those that do not qualify. */
  lines: CollectiveLine[];
  unassigned: { people: number; attempts: number };
  /** Tiers whose count is still to be decided, and those below them. */
  undecided: string[];
  /** Places that no unit took, by tier, and by block where there are any; absent when all were taken. */
  unfilled?: { tier: string; count: number; block?: string }[];
}

export interface CollectiveInput {
  ruleSet: RuleSet;
  award: string;
  /** Attempts (or entries) of the award's part, all rounds. */
  attempts: AttemptColumns;
  /** The contest's unit tree with what is known of each. */
  units: readonly CompetingUnit[];
  exclusions?: readonly Exclusion[];
  /** Who leads or manages; where it is left out, the units say how many of theirs have taken part. */
  leaders?: ConfirmedLeaders | undefined;
  drawSeed: string;
  /** Decisions on tiers whose count is "later", by tier. */
  counts?: Readonly<Record<string, number>>;
  /** Codes of the units that take a tier of other awards, by award; needed where this one passes those over. */
  winners?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Ranks units for a collective award: sums over the attempts (or entries) of the award's part, minimum conditions, the
 * chain of metrics, tiers; each block for itself where the award names any.
 * @throws RankingError when the rule set has no such award
 */
export function collectiveStanding({
  ruleSet,
  award: code,
  attempts,
  units,
  exclusions = [],
  leaders,
  drawSeed,
  counts = {},
  winners = {},
}: CollectiveInput): CollectiveStanding {
  const award = ruleSet.collective.find((candidate) => candidate.code === code);
  if (!award) throw new RankingError('AWARD_UNKNOWN', { award: code });
  const part = ruleSet.parts.find((candidate) => candidate.code === award.part);
  const { isExcluded } = excludedPeople(attempts, exclusions);
  const blockOf = blocksOf(ruleSet, units);
  const { facts, unitOfPerson, unassigned } = tallyUnits({
    attempts,
    units,
    accepts: (unit) => mayCompete(award, unit, blockOf),
    isExcluded,
    fullScore: part?.kind === 'quiz' ? fullScore(part.paper) : null,
    leaders,
  });
  const scope: UnitScope = {
    facts,
    attempts,
    unitOfPerson,
    isExcluded,
    counted: once(() => countedRows(part, attempts)),
    blockOfUnit: Int32Array.from(facts, ({ unit }) => award.blocks?.indexOf(blockOf.get(unit) ?? '') ?? 0),
    drawSeed,
  };
  const columns = award.order.map((reference) => unitMetrics.of(reference).values(reference, scope));
  const measured = facts.map((unit, at) =>
    measure(
      award,
      unit,
      columns.map((column) => column[at] as number | null),
    ),
  );
  passOver(award, measured, ruleSet, winners);

  const standing: CollectiveStanding = {
    ruleSetHash: ruleSetHash(ruleSet),
    award: award.code,
    part: award.part,
    drawSeed,
    lines: [],
    unassigned,
    undecided: [],
  };
  const blocks = award.blocks ?? [undefined];
  blocks.forEach((block, position) => {
    const lines = measured.filter((_line, at) => scope.blockOfUnit[at] === position);
    if (block !== undefined) for (const line of lines) line.block = block;
    rankBlock(award, lines, block, counts, standing);
  });
  return standing;
}

/** SHA-256 over the canonical JSON of a collective standing. */
export function collectiveHash(standing: CollectiveStanding): string {
  return sha256([canonicalJson(standing)]);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function countedRows(part: Part | undefined, attempts: AttemptColumns): Uint32Array {
  const valid = validAttempts(attempts, allRows(attempts.count));
  if (part?.kind !== 'quiz') return valid;
  const rounds = attempts.rounds.map((round) => countedAttempts(attempts, attemptsOfRound(attempts, round, valid), part.attempts.counts));
  const all = new Uint32Array(rounds.reduce((sum, rows) => sum + rows.length, 0));
  let filled = 0;
  for (const rows of rounds) {
    all.set(rows, filled);
    filled += rows.length;
  }
  return all;
}

function measure({ conditions, order }: CollectiveAward, facts: UnitFacts, values: (number | null)[]): CollectiveLine {
  const lacks = conditions.map((reference) => unitConditions.of(reference).lacks(reference, facts)).filter((lack) => lack !== undefined);
  if (facts.attempts === 0) lacks.unshift('chưa có người dự thi');
  order.forEach((reference, at) => {
    if (values[at] === null) lacks.push(`chưa tính được ${unitMetrics.of(reference).compares}`);
  });
  return { ...facts, rank: null, tier: null, values, lacks, explanation: null };
}

/** A unit that takes an award which stands before this one is left out here, where the plan says so. */
function passOver(
  { passesOver = [] }: CollectiveAward,
  lines: readonly CollectiveLine[],
  { collective }: RuleSet,
  winners: Readonly<Record<string, readonly string[]>>,
): void {
  for (const award of passesOver) {
    const taken = winners[award];
    if (!taken) throw new RankingError('FACT_MISSING', { condition: award, fact: 'winners' });
    const name = collective.find(({ code }) => code === award)?.name ?? award;
    for (const line of lines) if (taken.includes(line.unit)) line.lacks.push(`đã đạt “${name}”`);
  }
}

/** The units that take a tier of a standing, for awards that pass these over. */
export function winnersOf({ lines }: CollectiveStanding): string[] {
  return lines.filter(({ tier }) => tier !== null).map(({ unit }) => unit);
}

function rankBlock(
  award: CollectiveAward,
  lines: readonly CollectiveLine[],
  block: string | undefined,
  counts: Readonly<Record<string, number>>,
  standing: CollectiveStanding,
): void {
  const qualified = lines.filter(({ lacks }) => lacks.length === 0).sort((a, b) => compareValues(a, b) || byUnit(a, b));
  qualified.forEach((line, at) => {
    const above = qualified[at - 1];
    line.rank = award.ties === 'shared' && above && compareValues(above, line) === 0 ? above.rank : at + 1;
    line.explanation = explain(award, line, qualified[at + 1]);
  });
  giveTiers(award, qualified, block, counts, standing);
  standing.lines.push(...qualified, ...lines.filter(({ lacks }) => lacks.length > 0).sort(byUnit));
}

const byUnit = (a: CollectiveLine, b: CollectiveLine): number => (a.unit < b.unit ? -1 : 1);

function compareValues(a: CollectiveLine, b: CollectiveLine): number {
  for (const [at, own] of a.values.entries()) {
    const difference = (b.values[at] as number) - (own as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function explain({ order, ties }: CollectiveAward, line: CollectiveLine, next: CollectiveLine | undefined): string | null {
  if (!next) return null;
  const at = line.values.findIndex((value, index) => value !== next.values[index]);
  const reference = order[at];
  if (!reference) return ties === 'shared' ? 'Đồng hạng với đơn vị kế tiếp.' : 'Bằng đơn vị kế tiếp ở mọi tiêu chí; xếp theo mã đơn vị.';
  const metric = unitMetrics.of(reference);
  return `Xếp trên đơn vị kế tiếp nhờ ${metric.compares}: ${metric.say(line.values[at] as number)}; đơn vị kế tiếp: ${metric.say(next.values[at] as number)}.`;
}

/** Tiers take places in their order; who shares a place takes the tier of that place. */
function giveTiers(
  award: CollectiveAward,
  qualified: readonly CollectiveLine[],
  block: string | undefined,
  counts: Readonly<Record<string, number>>,
  standing: CollectiveStanding,
): void {
  let given = 0;
  let isOpen = false;
  for (const tier of award.tiers) {
    const count = tier.count === LATER ? counts[tier.code] : tier.count;
    isOpen ||= count === undefined;
    if (isOpen || count === undefined) {
      if (!standing.undecided.includes(tier.code)) standing.undecided.push(tier.code);
      continue;
    }
    const [first, last] = [given + 1, given + count];
    for (const line of qualified) if ((line.rank as number) >= first && (line.rank as number) <= last) line.tier = tier.code;
    const empty = last - Math.max(given, Math.min(last, qualified.length));
    if (empty > 0) (standing.unfilled ??= []).push({ tier: tier.code, count: empty, ...(block !== undefined && { block }) });
    given = last;
  }
}
