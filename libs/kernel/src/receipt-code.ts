import { inFours, randomLetters, readLetters } from './spoken-code.js';
import { foldVietnamese } from './vietnamese-text.js';

/** "LD" for "Lâm Đồng": with it begin the receipts of a place, as in "LD2-7F3K-92QX" for its second round. */
export function receiptInitials(place: string): string {
  return foldVietnamese(place)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
}

/** "7F3K-92QX": 40 random bits. Among a million receipts two may be alike; the database refuses the second. */
export function newReceiptLetters(): string {
  return inFours(randomLetters(8));
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
