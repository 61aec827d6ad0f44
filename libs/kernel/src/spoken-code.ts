import { randomBytes } from 'node:crypto';

/** Crockford's letters and digits: none that is mistaken for another when read aloud or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random letters for a code that people read aloud and copy by hand; five random bits each. */
export function randomLetters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** Letters as people may have copied them: any case, O for 0, I and L for 1, with whatever they put in between. */
export function readLetters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

/** "7F3K92QX" as "7F3K-92QX". */
export function inFours(letters: string): string {
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}
