const LONGEST = 60;
/** What is to be written is told whole: a full name of a contest is longer than what is quoted. */
const LONGEST_ADVICE = 250;
/** A list of what is declared is a help only as long as it can be read. */
const MOST = 30;

/** Whatever stands in a plan, as a fault quotes it: “bốn”, “4”, "danh sách". */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return 'danh sách';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return quoted(String(value));
  return value === null || value === undefined ? 'giá trị trống' : 'nhóm thiết lập';
}

/** A text of the plan's writer between quotation marks: on one line, and no longer than one reads. */
export function quoted(text: string): string {
  return `“${shortened(text).replace(/[“”]/g, '"')}”`;
}

/** A text as it would have to be written in a plan, between single quotes: "'Khối sở, ban, ngành'". */
export function inQuotes(text: string): string {
  return `'${shortened(text, LONGEST_ADVICE).replaceAll("'", "''")}'`;
}

/** The first of some words, and that there are more. */
export function shownWords(words: readonly string[]): string {
  const shown = words
    .slice(0, MOST)
    .map((word) => shortened(word))
    .join(', ');
  return words.length > MOST ? `${shown}, … (có ${words.length})` : shown;
}

/** On one line, and no longer than one reads. */
export function shortened(text: string, most = LONGEST): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  return shown.toWellFormed().replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, ' ');
}
