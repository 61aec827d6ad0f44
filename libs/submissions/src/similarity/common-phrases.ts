import { shinglesOf, wordsOf } from './words.js';

/** What stands in a tenth of all texts is nobody's own, but in a handful of texts it may well be copied. */
const FREQUENT_SHARE = 0.1;
const FREQUENT_TEXTS = 20;

/** Runs of words that say nothing about where a text comes from, by their hashes. */
export interface CommonPhrases {
  /** Of texts that everybody was given: the plan, the form with its headings. Common however long. */
  given: ReadonlySet<number>;
  /**
   * Of what very many submissions hold. Common where it is short, as terms and names of laws are; a long passage in many
   * submissions is one that many have copied.
   */
  frequent: ReadonlySet<number>;
}

export const NOTHING_COMMON: CommonPhrases = { given: new Set(), frequent: new Set() };

/** All runs of words in texts that everybody was given. */
export function givenPhrases(texts: Iterable<string>): Set<number> {
  const phrases = new Set<number>();
  for (const text of texts) for (const shingle of shinglesOf(wordsOf(text))) phrases.add(shingle);
  return phrases;
}

/**
 * Runs of words that stand in at least a tenth of the texts, and in twenty. Some hundred texts drawn from all are enough;
 * each costs 16 KB until the count is done.
 */
export function frequentPhrases(texts: Iterable<string>): Set<number> {
  const each = Array.from(texts, (text) => Uint32Array.from(new Set(shinglesOf(wordsOf(text)))));
  const least = Math.max(FREQUENT_TEXTS, Math.ceil(each.length * FREQUENT_SHARE));
  const all = new Uint32Array(each.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const shingles of each) {
    all.set(shingles, filled);
    filled += shingles.length;
  }
  all.sort();
  const frequent = new Set<number>();
  for (let at = 0; at + least <= all.length; at++) {
    if (all[at] === all[at + least - 1]) frequent.add(all[at] as number);
  }
  return frequent;
}
