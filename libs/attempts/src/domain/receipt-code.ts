import { randomBytes } from 'node:crypto';
import { foldVietnamese } from '#kernel';

/** Crockford's letters and digits: none that is mistaken for another when read aloud or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** "LD2-7F3K-92QX": the place's initials, the round's number, 40 random bits. */
export function newReceiptCode(place: string, ordinal: number): string {
  const initials = foldVietnamese(place)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
  const bytes = randomBytes(8);
  const random = Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
  return `${initials}${ordinal}-${random.slice(0, 4)}-${random.slice(4)}`;
}

/** The code as people may have copied it: any case, spaces for dashes, O for 0, I and L for 1. */
export function readReceiptCode(typed: string): string {
  const [head = '', ...rest] = typed
    .trim()
    .toUpperCase()
    .split(/[\s-]+/);
  const body = rest.join('').replace(/O/g, '0').replace(/[IL]/g, '1');
  return `${head}-${body.slice(0, 4)}-${body.slice(4)}`;
}
