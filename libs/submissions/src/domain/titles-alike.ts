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
  if (Math.min(one.size, other.size) < FEWEST_WORDS - 1) return false;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size) >= ALIKE;
}
