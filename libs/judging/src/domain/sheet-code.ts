import { inFours, readLetters } from '#kernel';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 8;
const BITS = 5n;

/** The code on a paper score sheet: the last 40 bits of the assignment's id, which are random, in letters that nobody confuses. */
export function sheetCode(assignmentId: string): string {
  let bits = BigInt(`0x${assignmentId.replaceAll('-', '').slice(-10)}`);
  let letters = '';
  for (let n = 0; n < LETTERS; n += 1) {
    letters = ALPHABET.charAt(Number(bits & 31n)) + letters;
    bits >>= BITS;
  }
  return inFours(letters);
}

/** A code as somebody has copied it, in its one spelling. */
export function readSheetCode(typed: string): string {
  return inFours(readLetters(typed));
}
