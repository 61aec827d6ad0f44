import { wordsOf } from '../similarity/words.js';

/** Shorter titles say too little: "Chuyển đổi số" may be anybody's. */
const FEWEST_WORDS = 5;
const ALIKE = 0.75;

/** A title made ready for comparing: its pairs of neighbouring words. */
export type TitlePairs = ReadonlySet<string>;

/** Diacritics, case and the ways to write a word do not count. */
export function titlePairs(title: string): TitlePairs {
  const words = [...wordsOf(title).plain];
  return new Set(words.slice(1).map((word, at) => `${words[at] as number} ${word}`));
}

/** Whether two things are called the same, or nearly: three quarters of the pairs of neighbouring words are the same. */
export function titlesAlike(one: TitlePairs, other: TitlePairs): boolean {
  return likenessOf(one, other) >= ALIKE;
}

/**
 * Those that are called nearly the same as something, the likest first. At most so many: a register may hold hundreds of
 * "Một số giải pháp nâng cao chất lượng dạy học môn …", of which none says more than another.
 */
export function namesakes<T extends { pairs: TitlePairs }>(one: TitlePairs, others: readonly T[], most: number): T[] {
  return others
    .map((other) => ({ other, likeness: likenessOf(one, other.pairs) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ other }) => other);
}

/** How much of both titles is the same, from 0 to 1; 0 where one is too short to say anything. */
function likenessOf(one: TitlePairs, other: TitlePairs): number {
  if (Math.min(one.size, other.size) < FEWEST_WORDS - 1) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}
