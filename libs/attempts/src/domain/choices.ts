/** Answers travel as letters ("B"); they are kept as bits, one per option, so that several may be chosen. */
const LETTERS = 'ABCDEFGH';

/** How many options a question has at most. */
export const MOST_OPTIONS = LETTERS.length;

/** An answer on its way: letters in any case; none takes the answer back. */
export const CHOICE = /^[A-Ha-h]{0,8}$/;

/** How many answers are sent at once at most, and how many questions a paper has. */
export const MOST_QUESTIONS = 200;

/** The highest number that an answer may carry. */
export const HIGHEST_SEQ = 2_000_000_000;

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

/** "B" for 2, "AC" for 5; nothing for no answer. */
export function lettersOf(bits: number): string {
  return positionsOf(bits).map(letterOf).join('');
}

/** The positions whose bit is set, from 0. */
export function positionsOf(bits: number): number[] {
  return Array.from({ length: LETTERS.length }, (_, position) => position).filter((position) => (bits >> position) & 1);
}

/**
 * The order in which a question's options are shown, in one number: three bits for each place on the page, the first lowest,
 * saying which option of the bank stands there. With it the database turns choices into marks.
 */
export function packedOrder(options: readonly number[]): number {
  return options.reduce((packed, option, shown) => packed | (option << (3 * shown)), 0);
}
