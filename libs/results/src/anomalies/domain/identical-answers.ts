import { type AnswerColumns, isWrong, questionIn } from './answer-columns.js';
import { atLeast, shiftedShare, smoothed } from './chance.js';
import { clearlyChance } from './clearly-chance.js';
import { likelyPairs } from './likely-pairs.js';
import { THRESHOLDS } from './thresholds.js';

/** Pairs put into groups between two pauses: about a millisecond. */
const PAUSE_EVERY = 1_000;

/** Papers of different people that have so many wrong answers in common that chance does not explain it. */
export interface AlikeGroup {
  /** Numbers under which the attempts are kept, in that order; with how many wrong answers each shares with the nearest other. */
  members: { at: number; shared: number }[];
  /** Of the two that are least explained by chance. */
  strongest: PairEvidence;
}

export interface PairEvidence {
  /** Questions that both were shown, and wrong answers that are the same. */
  common: number;
  shared: number;
  /** How many pairs as alike as these chance would make in the whole round. */
  expectedPairs: number;
}

/**
 * Groups of alike papers. Right answers say nothing: two who know everything are alike. Of wrong ones each counts by how
 * rare it is: what most get wrong in the same way (also: what the key has wrong) hardly counts.
 *
 * The chance that B errs like A on a question is the share of A's wrong option among the wrong ones, times how often
 * somebody who errs as much as B errs there. The chance of as many coincidences as there are is Poisson's binomial, seen from
 * both sides, the larger taken; times the number of pairs that were compared: those of the unit for two of one unit, all
 * otherwise.
 * @param breathe called every few milliseconds, so that the process does its other work meanwhile
 */
export async function alikeGroups(columns: AnswerColumns, breathe: () => Promise<void>): Promise<AlikeGroup[]> {
  const [compare, isChance] = [comparing(columns), clearlyChance(columns, roundOf(columns))];
  const leaders = new Uint32Array(columns.count);
  for (let at = 0; at < leaders.length; at += 1) leaders[at] = at;
  const found: FoundPair[] = [];
  const look = (one: number, other: number): void => {
    if (isChance(one, other) || columns.personOf(one) === columns.personOf(other)) return;
    if (leaderOf(leaders, one) === leaderOf(leaders, other)) return;
    const evidence = compare(one, other);
    if (evidence.shared < THRESHOLDS.identical.sharedWrong || evidence.expectedPairs > THRESHOLDS.identical.expectedPairs) return;
    leaders[leaderOf(leaders, Math.max(one, other))] = leaderOf(leaders, Math.min(one, other));
    found.push({ pair: [one, other], evidence });
  };
  const looking = likelyPairs(columns, look);
  while (!looking.next().done) await breathe();
  return grouped(found, (at) => leaderOf(leaders, at), breathe);
}

interface FoundPair {
  pair: readonly [number, number];
  evidence: PairEvidence;
}

async function grouped(found: readonly FoundPair[], leader: (at: number) => number, breathe: () => Promise<void>): Promise<AlikeGroup[]> {
  const groups = new Map<number, { members: Map<number, number>; strongest: PairEvidence }>();
  for (const [n, { pair, evidence }] of found.entries()) {
    const group = groups.get(leader(pair[0])) ?? { members: new Map<number, number>(), strongest: evidence };
    groups.set(leader(pair[0]), group);
    for (const at of pair) group.members.set(at, Math.max(group.members.get(at) ?? 0, evidence.shared));
    if (evidence.expectedPairs < group.strongest.expectedPairs) group.strongest = evidence;
    if (n % PAUSE_EVERY === 0) await breathe();
  }
  return [...groups.values()].map(({ members, strongest }) => ({
    members: [...members].map(([at, shared]) => ({ at, shared })).toSorted((a, b) => a.at - b.at),
    strongest,
  }));
}

/** What comparing asks of the round as a whole. */
export function roundOf(columns: AnswerColumns): { usual: number; pairs: { all: number; withinUnits: number } } {
  const pairsOf = (papers: number): number => (papers * (papers - 1)) / 2;
  return {
    usual: smoothed(sumOf(columns.wrong), sumOf(columns.shown)),
    pairs: {
      all: pairsOf(columns.attempts),
      withinUnits: [...columns.byUnit.values()].reduce((sum, papers) => sum + pairsOf(papers), 0),
    },
  };
}

/** Compares two kept papers against what is usual among all others: those who have written exactly the same are left out. */
export function comparing(columns: AnswerColumns): (one: number, other: number) => PairEvidence {
  const { usual, pairs } = roundOf(columns);
  /** The chance that whoever wrote `other` errs as `one` has done in this word. */
  const chanceOf = (word: number, { one, other }: { one: number; other: number }): number => {
    const question = questionIn(word);
    const usualHere = {
      given: columns.given.get(word) ?? 0,
      wrong: columns.wrong.get(question) ?? 0,
      shown: columns.shown.get(question) ?? 0,
    };
    leaveOut(usualHere, columns.copiesOf(one), word, word);
    if (columns.paperOf(one) !== columns.paperOf(other))
      leaveOut(usualHere, columns.copiesOf(other), word, wordAt(columns.wordsOf(other), question));
    const own = smoothed(columns.wrongOf(other), columns.wordsOf(other).length);
    const option = (usualHere.given + 1) / (usualHere.wrong + 2);
    return option * shiftedShare(smoothed(usualHere.wrong, usualHere.shown), own, usual);
  };
  return (one, other) => {
    const { common, shared, oneErrs, otherErrs } = inCommon(columns.wordsOf(one), columns.wordsOf(other));
    const seenFrom = (errs: readonly number[], sides: { one: number; other: number }): number =>
      atLeast(
        shared,
        errs.map((word) => chanceOf(word, sides)),
      );
    const chance = Math.max(seenFrom(oneErrs, { one, other }), seenFrom(otherErrs, { one: other, other: one }));
    const compared = columns.unitOf(one) === columns.unitOf(other) ? pairs.withinUnits : pairs.all;
    return { common, shared, expectedPairs: chance * compared };
  };
}

/** Takes away what so many copies of a paper, which says `said` on the question, have added to the counts. */
function leaveOut(counts: { given: number; wrong: number; shown: number }, copies: number, word: number, said: number | undefined): void {
  if (said === undefined) return;
  counts.shown -= copies;
  if (isWrong(said)) counts.wrong -= copies;
  if (said === word) counts.given -= copies;
}

function wordAt(words: Uint32Array, question: number): number | undefined {
  return words.find((word) => questionIn(word) === question);
}

function inCommon(one: Uint32Array, other: Uint32Array): { common: number; shared: number; oneErrs: number[]; otherErrs: number[] } {
  const found = { common: 0, shared: 0, oneErrs: [] as number[], otherErrs: [] as number[] };
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    const step = questionIn(left) - questionIn(right);
    if (step === 0) {
      found.common += 1;
      if (isWrong(left)) found.oneErrs.push(left);
      if (isWrong(right)) found.otherErrs.push(right);
      if (left === right && isWrong(left)) found.shared += 1;
    }
    if (step <= 0) a += 1;
    if (step >= 0) b += 1;
  }
  return found;
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Who stands for the group of an attempt; the way there is shortened while it is gone. */
function leaderOf(leaders: Uint32Array, at: number): number {
  let leader = at;
  while (leaders[leader] !== leader) {
    leaders[leader] = leaders[leaders[leader] ?? leader] ?? leader;
    leader = leaders[leader] ?? leader;
  }
  return leader;
}
