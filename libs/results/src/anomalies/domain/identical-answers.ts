import { type AnswerColumns, isWrong, questionIn } from './answer-columns.js';
import { atLeast, shiftedShare } from './chance.js';
import { likelyPairs } from './likely-pairs.js';
import { THRESHOLDS } from './thresholds.js';

/** Pairs compared between two pauses: a few milliseconds. */
const PAUSE_EVERY = 100;

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
  const compare = comparing(columns);
  const leaders = Uint32Array.from({ length: columns.count }, (_, at) => at);
  const found = new Map<number, Map<number, number>>();
  const strongest: { pair: readonly [number, number]; evidence: PairEvidence }[] = [];
  let looked = 0;
  for (const pair of likelyPairs(columns)) {
    if (pair === undefined || (looked += 1) % PAUSE_EVERY === 0) await breathe();
    if (pair === undefined) continue;
    const [one, other] = pair;
    if (columns.personOf(one) === columns.personOf(other) || leaderOf(leaders, one) === leaderOf(leaders, other)) continue;
    const evidence = compare(one, other);
    if (evidence.shared < THRESHOLDS.identical.sharedWrong || evidence.expectedPairs > THRESHOLDS.identical.expectedPairs) continue;
    leaders[leaderOf(leaders, Math.max(one, other))] = leaderOf(leaders, Math.min(one, other));
    strongest.push({ pair, evidence });
  }
  for (const { pair, evidence } of strongest)
    for (const at of pair) {
      const members = found.get(leaderOf(leaders, at)) ?? new Map<number, number>();
      found.set(leaderOf(leaders, at), members.set(at, Math.max(members.get(at) ?? 0, evidence.shared)));
    }
  return [...found].map(([leader, members]) => ({
    members: [...members].map(([at, shared]) => ({ at, shared })).toSorted((a, b) => a.at - b.at),
    strongest: strongest
      .filter(({ pair: [at] }) => leaderOf(leaders, at) === leader)
      .map(({ evidence }) => evidence)
      .reduce((best, next) => (next.expectedPairs < best.expectedPairs ? next : best)),
  }));
}

/** Compares two kept papers against what is usual among all others: those who have written exactly the same are left out. */
export function comparing(columns: AnswerColumns): (one: number, other: number) => PairEvidence {
  const pairsOf = (papers: number): number => (papers * (papers - 1)) / 2;
  const usual = smoothed(sumOf(columns.wrong), sumOf(columns.shown));
  const pairs = {
    all: pairsOf(columns.attempts),
    withinUnits: [...columns.byUnit.values()].reduce((sum, papers) => sum + pairsOf(papers), 0),
  };
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

/** A share that is never nothing and never all: what was not seen is not impossible. */
function smoothed(part: number, whole: number): number {
  return (part + 0.5) / (whole + 1);
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
