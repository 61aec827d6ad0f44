import { type CommonPhrases, NOTHING_COMMON } from './common-phrases.js';
import { legalNamesIn, quotationsIn, type TextRange } from './quotations.js';
import { SHINGLE, shinglesOf, type Words, wordsOf } from './words.js';

/** Whose words they are, as far as the text says it itself. */
export const OWN = 0;
export const QUOTED = 1;
export const COMMON = 2;
/** Turns of phrase: common as long as they stand alone. */
export const FREQUENT = 3;

/** Fewer words in quotation marks are a term, not a quotation. */
const SHORTEST_QUOTATION = 6;
/** A longer run of words that are frequent is no term and no name any more. */
const LONGEST_FREQUENT = 40;

/** A text made ready for comparing with others. */
export interface ComparedText {
  words: Words;
  shingles: Uint32Array;
  /** `OWN`, `QUOTED`, `COMMON` or `FREQUENT` for each word. */
  kinds: Uint8Array;
}

/**
 * @param text with its letters composed (NFC), a paragraph per line
 * @param common what to set apart as nobody's own
 */
export function comparedText(text: string, common: CommonPhrases = NOTHING_COMMON): ComparedText {
  const words = wordsOf(text);
  const shingles = shinglesOf(words);
  const kinds = new Uint8Array(words.count);
  const frequent = runsOf(shingles, common.frequent).filter(({ from, to }) => to - from <= LONGEST_FREQUENT);
  const quoted = inWords(quotationsIn(text), words).filter(({ from, to }) => to - from >= SHORTEST_QUOTATION);
  for (const { from, to } of frequent) kinds.fill(FREQUENT, from, to);
  for (const { from, to } of [...runsOf(shingles, common.given), ...inWords(legalNamesIn(text), words)]) kinds.fill(COMMON, from, to);
  for (const { from, to } of quoted) kinds.fill(QUOTED, from, to);
  return { words, shingles, kinds };
}

/** The words covered by phrases, as ranges of words that do not overlap. */
function runsOf(shingles: Uint32Array, phrases: ReadonlySet<number>): TextRange[] {
  const runs: TextRange[] = [];
  for (let at = 0; at < shingles.length; at++) {
    if (!phrases.has(shingles[at] as number)) continue;
    const last = runs.at(-1);
    if (last && at <= last.to) last.to = at + SHINGLE;
    else runs.push({ from: at, to: at + SHINGLE });
  }
  return runs;
}

/** The words that lie wholly in ranges of the text, as ranges of words. */
function inWords(ranges: readonly TextRange[], { count, from, to }: Words): TextRange[] {
  let at = 0;
  return ranges.map((range) => {
    while (at < count && (from[at] as number) < range.from) at++;
    const first = at;
    while (at < count && (to[at] as number) <= range.to) at++;
    return { from: first, to: at };
  });
}
