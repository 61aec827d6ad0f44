import { cleanText } from '#kernel';
import { type Comparable, nearDuplicates } from '../near-duplicates.js';

/** A question of a file that says nearly what another says, before it in the file or in the bank. */
export interface FoundLikeness {
  /** Position in the file. */
  at: number;
  /** A code of the bank, or a position in the file. */
  of: string | number;
  percent: number;
  isSame: boolean;
}

/** A question of the bank. */
export type KnownQuestion = Comparable & { code: string };

/** What of a file, as it was read, is said already. Takes seconds for thousands: in a thread, see `LikenessThread`. */
export function likenesses(bank: readonly KnownQuestion[], raw: readonly Comparable[]): FoundLikeness[] {
  const file = raw.map(({ text, options }) => ({ text: cleanText(text), options: options.map(cleanText) }));
  return nearDuplicates(bank, file).flatMap((likeness, at) => {
    const one = file[at];
    if (!likeness || !one || one.text === '') return [];
    const other = bank[likeness.of];
    const isSame = saysTheSame(one, other ?? file[likeness.of - bank.length]);
    return [{ at, of: other ? other.code : likeness.of - bank.length, percent: Math.round(likeness.share * 100), isSame }];
  });
}

/** The same to the letter, in whatever lines, options in any order: tones and signs, which likeness does not see, make another question. */
function saysTheSame(a: Comparable, b: Comparable | undefined): boolean {
  const whole = ({ text, options }: Comparable): string =>
    JSON.stringify([cleanText(text), ...options.map(cleanText).toSorted()]).toLowerCase();
  return b !== undefined && whole(a) === whole(b);
}
