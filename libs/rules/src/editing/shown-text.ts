import { cleanText, formatDate, formatNumber, formatTime, DAY_MS } from '#kernel';
import type { z } from 'zod';
import { formatPeriod, type Period } from '../plan/period.js';
import { LATER } from '../prizes/prize-setting.js';
import type { SettingMeta } from '../plan/setting-words.js';
import { isGroup } from './list-options.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Words that a plan writes in place of a number, as a form says them. */
const WORDS = new Map([[LATER, 'quyết định sau']]);

/** A single value as its field shows it, in the words in which people type it; what is typed back unchanged means the same. */
export function shownText(schema: z.core.$ZodType, meta: SettingMeta, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (meta.time !== undefined) return typeof value === 'string' ? shownTime(schema, value) : shownPeriod(value);
  if (typeof value === 'string') return wordLabel(value);
  return JSON.stringify(value);
}

/** A time in the form in which people write it, "10:00 21/10/2024", whichever the plan has; what cannot be read stays. */
function shownTime(schema: z.core.$ZodType, value: string): string {
  const read = (schema as z.ZodType).safeParse(value).data;
  if (typeof read !== 'string' || !(INSTANT.test(read) || DAY.test(read))) return value;
  const at = new Date(DAY.test(read) ? `${read}T00:00:00+07:00` : read);
  const forms = [`hết ngày ${formatDate(new Date(at.getTime() - DAY_MS))}`, formatDate(at), `${formatTime(at)} ${formatDate(at)}`];
  return forms.find((form) => (schema as z.ZodType).safeParse(form).data === read) ?? value;
}

function shownPeriod(value: unknown): string {
  if (
    !isGroup(value) ||
    typeof value['says'] !== 'string' ||
    !INSTANT.test(String(value['opens'])) ||
    !INSTANT.test(String(value['closes']))
  )
    return JSON.stringify(value);
  return formatPeriod(value as unknown as Period);
}

/** A large whole number as people write it: "1.000.000". */
export function grouped(text: string): string {
  return /^\d{5,15}$/.test(text) ? formatNumber(Number(text)) : text;
}

/** What a plan writes for a whole number as typed: "1.000.000" is 1000000. What is no number stays what was typed. */
export function typedWhole(text: string): number | string {
  const digits = /^\d{1,3}(?:[. ]\d{3})+$/.test(text) ? text.replace(/[. ]/g, '') : text;
  return /^[+-]?\d{1,15}$/.test(digits) ? Number(digits) : text;
}

/** The same for a number with decimals, which people write with a comma: "0,5". */
export function typedDecimal(text: string): number | string {
  const plain = text.includes(',') ? text.replace(/\./g, '').replace(',', '.') : text;
  return /^[+-]?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

/** The word of a plan that was meant, or the number. */
export function typedWord(text: string): number | string {
  const meant = [...WORDS.keys()].find((word) => [word, wordLabel(word)].includes(text.toLocaleLowerCase('vi')));
  return meant ?? typedWhole(text);
}

/** How a form says one of these words. */
export function wordLabel(word: string): string {
  return WORDS.get(word) ?? word;
}

/** One line of what was typed, in one spelling. */
export function typedLine(text: string): string {
  return cleanText(text);
}
