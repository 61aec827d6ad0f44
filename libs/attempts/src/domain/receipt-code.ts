import { foldVietnamese, inFours, randomLetters, readLetters } from '#kernel';

/** "LD2-7F3K-92QX": the place's initials, the round's number, 40 random bits. */
export function newReceiptCode(place: string, ordinal: number): string {
  const initials = foldVietnamese(place)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
  return `${initials}${ordinal}-${inFours(randomLetters(8))}`;
}

/** The code as people may have copied it: any case, spaces for dashes, O for 0, I and L for 1. */
export function readReceiptCode(typed: string): string {
  const [head = '', ...rest] = typed
    .trim()
    .toUpperCase()
    .split(/[\s-]+/);
  const body = readLetters(rest.join(''));
  return `${head}-${body.slice(0, 4)}-${body.slice(4)}`;
}
