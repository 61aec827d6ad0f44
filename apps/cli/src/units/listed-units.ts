import type { ListedUnit } from '#units';

/** "1", "1.0", 1 as the code that they mean: spreadsheets take codes for numbers and lose their leading zeros. */
export function paddedCode(written: unknown, length: number): string {
  const text = (typeof written === 'number' ? String(written) : typeof written === 'string' ? written : '').trim().replace(/\.0+$/, '');
  return /^\d+$/.test(text) ? text.padStart(length, '0') : text;
}

/** Units of a list with the place of each in its file. */
export type Listing = { units: ListedUnit[] };
