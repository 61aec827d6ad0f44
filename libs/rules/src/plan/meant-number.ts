import { cleanText, formatNumber } from '#kernel';
import { shownValue } from './shown-value.js';

const LONGEST = 60;
const TIMES: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tr: 1e6, tỷ: 1e9, tỉ: 1e9 };
const IN_WORDS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
/** A number, a word that makes it larger, and at most a word or two for what is counted: "10 triệu đồng", "15 phút". */
const WRITTEN = /^(\d[\d., ]*?) ?(nghìn|ngàn|triệu|tr|tỷ|tỉ)?(?: ?([\p{L}%/]{1,8}(?: [\p{L}]{1,8}){0,2}))?$/u;

/** "hai mươi", "10 trăm", "1 triệu rưỡi": more than a number and its unit. */
const PART_OF_NUMBER = /(?<!\p{L})(?:mươi|mốt|lăm|chục|trăm|vạn|rưỡi|rưởi)(?!\p{L})/u;

/** The number that a text stands for as people write it: "10.000.000", "10 triệu", "0,5", "15 phút", "bốn". */
export function meantNumber(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const clean = cleanText(text)
    .toLowerCase()
    .replace(/(?<=\d)_(?=\d)/g, '.')
    .replace(/^\p{L}+(?=$| (?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L}))/u, digitsOf);
  if (PART_OF_NUMBER.test(clean)) return undefined;
  const [, digits, times] = WRITTEN.exec(clean) ?? [];
  if (digits === undefined) return undefined;
  const factor = times === undefined ? 1 : (TIMES[times] ?? 1);
  const plain = times === undefined ? withoutGroups(digits) : undefined;
  const number = plain ?? Number(/^\d+(?:[.,]\d+)?$/.test(digits) ? digits.replace(',', '.') : NaN);
  const meant = Math.round(number * factor * 1000) / 1000;
  return Number.isFinite(meant) && meant <= 1e12 ? meant : undefined;
}

function digitsOf(word: string): string {
  const counted = IN_WORDS.indexOf(word);
  return counted < 0 ? word : String(counted);
}

function withoutGroups(digits: string): number | undefined {
  return /^\d{1,3}(?:[., ]\d{3})+$/.test(digits) ? Number(digits.replace(/\D/g, '')) : undefined;
}

/** What to write for a number that was written in another way; empty when none was. */
export function numberAdvice(written: unknown): string {
  // A point that was to separate thousands: "1.500" is one and a half for the machine.
  if (typeof written === 'number' && !Number.isInteger(written) && Number.isInteger(written * 1000) && written > 0)
    return `; nếu dấu chấm là để ngăn hàng nghìn, hãy viết liền: ${written * 1000}`;
  const meant = typeof written === 'string' ? meantNumber(written) : undefined;
  if (meant === undefined) return '';
  if (String(meant) === written) return `; hãy bỏ dấu nháy: ${meant}`;
  if (meant >= 1000) return `; hãy viết liền các chữ số: ${meant}`;
  return Number.isInteger(meant) ? `; hãy chỉ ghi số: ${meant}` : `; hãy dùng dấu chấm thay dấu phẩy: ${meant}`;
}

/** A number as people read it: "100.000", "0,5". */
export function shownNumber(value: number | bigint): string {
  if (Math.abs(Number(value)) >= 1e15) return String(value);
  return Number.isInteger(Number(value)) ? formatNumber(Number(value)) : String(value).replace('.', ',');
}

/** What was written in place of a number: a number bare and grouped, anything else as it stands. */
export function shownWritten(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? shownNumber(value) : shownValue(value);
}
