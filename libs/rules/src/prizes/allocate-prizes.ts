import { allRows, rowsWhere } from '../attempts/rows.js';
import { unmetCondition } from '../entry/entry-conditions.js';
import type { StrategyReference } from '../plan/strategy.js';
import { RankingError } from '../ranking/ranking-error.js';
import { compareWorth } from './compare-worth.js';
import { LATER, type PrizeGroup, type PrizeTier } from './prize-setting.js';
import { occasionOf } from './occasion-of.js';
import type { CompareWorth, HeldPrize } from './person-limit.js';
import { personLimits } from './person-limits.js';
import type { PrizeRanking } from './selection.js';
import { selections } from './selections.js';

/** A prize that the software proposes to give. */
export interface ProposedAward {
  group: string;
  tier: string;
  person: string;
  /** Place in the ranking, from 1. */
  rank: number;
  /** Place in the ranking of its own (board) from which the group gives. */
  boardRank?: number;
}

export interface PrizeAllocation {
  awards: ProposedAward[];
  /** People passed over because of the limit of prizes per person. */
  passedOver: { group: string; person: string; rank: number; rolledDown: boolean }[];
  /** Places that nobody took: too few people, nobody who meets the tier's conditions, or a limit without roll-down. */
  unfilled: { group: string; tier: string; count: number }[];
  /** Tiers whose count is still to be decided, and those below them, which cannot be filled before. */
  undecided: { group: string; tier: string }[];
  /** Tiers whose winners the board names; absent when there are none. */
  toDecide?: { group: string; tier: string; count: number | null }[];
  /** Prizes that somebody held and gives back for a higher one; absent when there are none. */
  givenBack?: HeldPrize[];
  /** People passed over because they do not take a prize of the group; absent when there are none. */
  notTaken?: { group: string; person: string; rank: number; rolledDown: boolean }[];
}

/** That somebody does not take a prize of a group. */
export interface RefusedPrize {
  person: string;
  group: string;
  /** Of a part of submissions: for which one; somebody may have prizes for others. */
  submission?: string;
}

export interface AllocationInput {
  groups: readonly PrizeGroup[];
  /** All prize groups of the plan, where a limit weighs prizes of other groups; left out: the groups above are all. */
  structure?: readonly PrizeGroup[];
  /** Code of the round; the part's for prizes of a whole part, empty for those of the whole contest. */
  round: string;
  ranking: PrizeRanking;
  /** Prizes that people have from elsewhere. */
  held?: readonly HeldPrize[];
  /** Who does not take what was given to them. */
  refusals?: readonly RefusedPrize[] | undefined;
  /** Decisions on tiers whose count is "later", by "group.tier". */
  counts?: Readonly<Record<string, number>>;
  /** For groups that draw; published with the result. */
  drawSeed?: string;
}

/**
 * Proposes prizes, group by group in the order of the plan. Within a group each place goes to the first, in the group's
 * order, who has no prize of it yet and meets the tier's conditions. Somebody whom the limit forbids a further prize, who does
 * not take it or who is disqualified is passed over: with roll-down the next takes the place, without it stays empty.
 * @throws RankingError when a tier or group looks at something that is not known
 */
export function allocatePrizes(input: AllocationInput): PrizeAllocation {
  const { groups, structure = groups, held = [], counts = {} } = input;
  const result: PrizeAllocation = { awards: [], passedOver: [], unfilled: [], undecided: [] };
  const holdings = new Holdings(held, structure);
  for (const group of groups) {
    const isDecided = group.selection !== undefined && selections.of(group.selection).isDecided;
    if (isDecided) {
      result.toDecide ??= [];
      result.toDecide.push(
        ...group.tiers.map((tier) => ({ group: group.code, tier: tier.code, count: countOf(group, tier, counts) ?? null })),
      );
      continue;
    }
    const queue = new Queue(candidates(group, input), input.ranking);
    let isOpen = false;
    for (const tier of group.tiers) {
      const count = countOf(group, tier, counts);
      isOpen ||= count === undefined;
      if (isOpen || count === undefined) result.undecided.push({ group: group.code, tier: tier.code });
      else giveTier({ group, tier, count, queue, holdings, input, result });
    }
  }
  return withoutReplaced(result, holdings.givenBack, new Set(held));
}

/** Who has taken a higher prize keeps no lower one: what was proposed here is proposed no more, what was held is given back. */
function withoutReplaced(result: PrizeAllocation, replaced: readonly HeldPrize[], held: ReadonlySet<HeldPrize>): PrizeAllocation {
  const givenBack = replaced.filter((prize) => held.has(prize));
  for (const { person, group, tier } of replaced.filter((prize) => !held.has(prize))) {
    result.awards = result.awards.filter((award) => award.person !== person || award.group !== group || award.tier !== tier);
    noteUnfilled(result, group, tier ?? '', 1);
  }
  return givenBack.length > 0 ? { ...result, givenBack } : result;
}

function giveTier({
  group,
  tier,
  count,
  queue,
  holdings,
  input: { ranking, round, refusals = [] },
  result,
}: {
  group: PrizeGroup;
  tier: PrizeTier;
  count: number;
  queue: Queue;
  holdings: Holdings;
  input: AllocationInput;
  result: PrizeAllocation;
}): void {
  const next = { group: group.code, tier: tier.code, round };
  let left = count;
  queue.rewind();
  while (left > 0) {
    const place = queue.next();
    if (!place) break;
    if (tier.requires && unmetCondition(tier.requires, factsOf(ranking, place.rank))) {
      queue.putBack(place);
      continue;
    }
    const person = ranking.person(place.rank);
    const rank = placeInStanding(ranking, place.rank);
    // Who is disqualified stands in the list of those who are; nothing more is said of them here.
    if (rank !== undefined) {
      const isRefused = refusals.some((one) => one.group === group.code && isAbout(one, person, ranking.submission?.(place.rank)));
      if (!isRefused && holdings.take(group.personLimit, person, next)) {
        result.awards.push({
          ...{ group: group.code, tier: tier.code, person, rank },
          ...(group.board !== undefined && { boardRank: place.at }),
        });
        left -= 1;
        continue;
      }
      const notGiven = { group: group.code, person, rank, rolledDown: group.rollDown };
      if (isRefused) (result.notTaken ??= []).push(notGiven);
      else result.passedOver.push(notGiven);
    }
    if (group.rollDown) continue;
    left -= 1;
    noteUnfilled(result, group.code, tier.code, 1);
  }
  noteUnfilled(result, group.code, tier.code, left);
}

function isAbout(refusal: RefusedPrize, person: string, submission: string | undefined): boolean {
  return refusal.person === person && (refusal.submission === undefined || refusal.submission === submission);
}

function placeInStanding(ranking: PrizeRanking, rank: number): number | undefined {
  return ranking.placeInStanding ? ranking.placeInStanding(rank) : rank;
}

function countOf(group: PrizeGroup, tier: PrizeTier, counts: Readonly<Record<string, number>>): number | undefined {
  return tier.count === LATER ? counts[`${group.code}.${tier.code}`] : tier.count;
}

/** The places that a group considers, in its order. */
function candidates({ code, board, selection }: PrizeGroup, { ranking, drawSeed }: AllocationInput): Uint32Array {
  let ranks = allRows(ranking.length + 1).subarray(1);
  if (board !== undefined) {
    const { isOn } = ranking;
    if (!isOn) throw new RankingError('FACT_MISSING', { condition: board, fact: 'board' });
    ranks = rowsWhere(ranks, (rank) => isOn(rank, board));
  }
  if (selection === undefined) return ranks;
  if (drawSeed === undefined) throw new RankingError('FACT_MISSING', { condition: selection.code, fact: 'drawSeed' });
  return selections.of(selection).order(selection, ranks, ranking, `${drawSeed}\n${code}`);
}

function factsOf({ facts }: PrizeRanking, rank: number): ReturnType<NonNullable<PrizeRanking['facts']>> {
  if (!facts) throw new RankingError('FACT_MISSING', { condition: 'requires', fact: 'facts' });
  return facts(rank);
}

interface Place {
  rank: number;
  /** Place among the group's candidates who may take a prize, from 1. */
  at: number;
}

/** Those who have not been considered for the tier at hand, best first; who lacks its conditions waits for the next tier. */
class Queue {
  private waiting: Place[] = [];
  private skipped: Place[] = [];
  private passed = 0;
  private position = 0;
  private at = 0;

  constructor(
    private readonly ranks: Uint32Array,
    private readonly ranking: PrizeRanking,
  ) {}

  rewind(): void {
    this.waiting = [...this.skipped, ...this.waiting.slice(this.passed)];
    this.skipped = [];
    this.passed = 0;
  }

  next(): Place | undefined {
    const waiting = this.waiting[this.passed];
    if (waiting) {
      this.passed += 1;
      return waiting;
    }
    const rank = this.ranks[this.position];
    if (rank === undefined) return undefined;
    this.position += 1;
    if (placeInStanding(this.ranking, rank) !== undefined) this.at += 1;
    return { rank, at: this.at };
  }

  putBack(place: Place): void {
    this.skipped.push(place);
  }
}

/** What everybody holds while prizes are given. */
class Holdings {
  readonly givenBack: HeldPrize[] = [];
  private readonly byPerson = new Map<string, HeldPrize[]>();
  private readonly compare: CompareWorth;
  private readonly placed: ReturnType<typeof occasionOf>;

  constructor(held: readonly HeldPrize[], structure: readonly PrizeGroup[]) {
    this.compare = compareWorth(structure);
    this.placed = occasionOf(structure);
    for (const prize of held) this.byPerson.set(prize.person, [...(this.byPerson.get(prize.person) ?? []), prize]);
  }

  /** Gives somebody one more prize if the limit allows it. */
  take(limit: StrategyReference, person: string, next: { group: string; tier: string; round: string }): boolean {
    const rule = personLimits.of(limit);
    const own = this.byPerson.get(person) ?? [];
    if (!rule.allows(limit, own.map(this.placed), this.placed(next), this.compare)) return false;
    if (rule.replaces) this.givenBack.push(...own);
    this.byPerson.set(person, [...(rule.replaces ? [] : own), { person, ...next }]);
    return true;
  }
}

function noteUnfilled({ unfilled }: PrizeAllocation, group: string, tier: string, count: number): void {
  if (count === 0) return;
  const known = unfilled.find((entry) => entry.group === group && entry.tier === tier);
  if (known) known.count += count;
  else unfilled.push({ group, tier, count });
}
