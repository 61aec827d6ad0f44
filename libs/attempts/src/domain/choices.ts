import type { PaperItem } from '#rules';

/** Answers travel as letters ("B"); they are kept as bits, one per option, so that several may be chosen. */
const LETTERS = 'ABCDEFGH';

/** "A" for the first option shown. */
export function letterOf(position: number): string {
  return LETTERS.charAt(position);
}

/** The bits of letters in the order shown: "B" is 2, "AC" is 5. Letters beyond the options are no answer. */
export function bitsOfLetters(letters: string, optionCount: number): number {
  let bits = 0;
  for (const letter of letters.toUpperCase()) {
    const position = LETTERS.indexOf(letter);
    if (position >= 0 && position < optionCount) bits |= 1 << position;
  }
  return bits;
}

/** The positions whose bit is set, from 0. */
export function positionsOf(bits: number): number[] {
  return Array.from({ length: LETTERS.length }, (_, position) => position).filter((position) => (bits >> position) & 1);
}

/** Choices as shown, turned into marks with the options in the bank's order. */
export function marksOf(choices: readonly number[], paper: readonly PaperItem[]): number[] {
  return paper.map((item, n) => positionsOf(choices[n] ?? 0).reduce((marks, shown) => marks | (1 << (item.options[shown] ?? 0)), 0));
}
