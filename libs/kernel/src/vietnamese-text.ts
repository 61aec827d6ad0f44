const MARKS = /\p{Mn}/gu;
const SPACES = /[\s\u00a0\u200b-\u200d\u2060\ufeff]+/gu;

/**
 * One spelling for what people typed: NFC, one kind of space, no zero-width characters, and the Icelandic "Ð" that some
 * keyboards give turned into the Vietnamese "Đ".
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/Ð/g, 'Đ').replace(/ð/g, 'đ').replace(SPACES, ' ').trim();
}

/** The lines of what people typed, each in that one spelling; empty ones are left out. */
export function cleanLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map(cleanText)
    .filter((line) => line !== '');
}

/**
 * The key under which a name is found and compared: lower case, without tone marks and hooks, đ as d. "Đắk Lắk" and
 * "dak lak" are equal, "thuỷ" and "thủy" too. NFD leaves đ untouched, so it is replaced by hand.
 */
export function foldVietnamese(text: string): string {
  return cleanText(text).toLowerCase().normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd');
}

const collator = new Intl.Collator('vi');

/** Sorts as a Vietnamese list does: a ă â, d đ, tones last. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Names of people: by given name (the last word), then by the whole name. */
export function comparePersonNames(a: string, b: string): number {
  const given = (name: string): string => cleanText(name).split(' ').at(-1) ?? '';
  return collator.compare(given(a), given(b)) || collator.compare(a, b);
}

/** First letter in upper case: "thứ Hai" at the start of a sentence becomes "Thứ Hai". */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** First letter in lower case: "Tuần thi thứ 2" in the middle of a sentence becomes "tuần thi thứ 2". */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
