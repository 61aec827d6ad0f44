import { type AnswerColumns, isWrong, questionIn } from './answer-columns.js';
import { smoothed } from './chance.js';
import { THRESHOLDS } from './thresholds.js';

/**
 * Tells at once, of most pairs, that chance explains what they share: too few wrong answers in common, or such that already the
 * probability of just these is too large. That is never more than the probability of as many as these, so that no pair is passed over
 * that the whole comparison would find. A tenth of a microsecond instead of five.
 */
export function clearlyChance(
  columns: AnswerColumns,
  { usual, pairs }: { usual: number; pairs: { all: number; withinUnits: number } },
): (one: number, other: number) => boolean {
  const { words, starts } = columns.packed();
  const counts = { given: inAColumn(columns.given), wrong: inAColumn(columns.wrong), shown: inAColumn(columns.shown) };
  const shared = new Uint32Array(0x10000);
  const sharedWords = (one: number, other: number): number => {
    let count = 0;
    let [a, b] = [starts[one] ?? 0, starts[other] ?? 0];
    const [aEnd, bEnd] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0];
    while (a < aEnd && b < bEnd) {
      const [left, right] = [words[a] as number, words[b] as number];
      if (left === right && isWrong(left)) {
        shared[count] = left;
        count += 1;
      }
      if (left <= right) a += 1;
      if (right <= left) b += 1;
    }
    return count;
  };
  return (one, other) => {
    const count = sharedWords(one, other);
    if (count < THRESHOLDS.identical.sharedWrong) return true;
    const copies = columns.copiesOf(one) + (columns.paperOf(one) === columns.paperOf(other) ? 0 : columns.copiesOf(other));
    const own = smoothed(columns.wrongOf(other), (starts[other + 1] ?? 0) - (starts[other] ?? 0));
    const shift = (own / (1 - own)) * ((1 - usual) / usual);
    let chance = columns.unitOf(one) === columns.unitOf(other) ? pairs.withinUnits : pairs.all;
    for (let n = 0; n < count; n += 1) {
      const word = shared[n] as number;
      const question = questionIn(word);
      const wrong = (counts.wrong[question] ?? 0) - copies;
      const share = smoothed(wrong, (counts.shown[question] ?? 0) - copies);
      const odds = (share / (1 - share)) * shift;
      chance *= (((counts.given[word] ?? 0) - copies + 1) / (wrong + 2)) * (odds / (1 + odds));
    }
    return chance > THRESHOLDS.identical.expectedPairs;
  };
}

function inAColumn(counts: ReadonlyMap<number, number>): Uint32Array {
  const column = new Uint32Array([...counts.keys()].reduce((most, key) => Math.max(most, key), 0) + 1);
  for (const [key, count] of counts) column[key] = count;
  return column;
}
