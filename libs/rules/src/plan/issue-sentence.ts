import { foldVietnamese, formatNumber } from '#kernel';
import type { z } from 'zod';
import { meantMoment } from './meant-moment.js';
import { numberAdvice, shownNumber, shownWritten } from './meant-number.js';
import { meantWord, namedChoices, suggestion } from './meant-word.js';
import { missing } from './missing-setting.js';
import { inQuotes, quoted, shownValue } from './shown-value.js';
import type { SettingMeta } from './setting-words.js';

const KINDS: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true (có) hoặc false (không)',
  array: 'danh sách, mỗi mục một dòng bắt đầu bằng “- ”',
  object: 'nhóm thiết lập dạng “tên: giá trị”',
  record: 'nhóm thiết lập dạng “tên: giá trị”',
};

const YES = ['co', 'yes', 'y', 'dung', 'x', 'on', 'true'];
const NO = ['khong', 'no', 'n', 'sai', 'off', 'false'];

/** Stands for: what is wrong is what the branches of the union say. */
export const BY_BRANCH = '(union)';

/** The Vietnamese sentence of a fault that zod finds: what is wrong and what would be right. */
export function issueSentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input, metaOf(issue));
    case 'invalid_value':
      return wrongWord(issue.values.map(String), issue.input, metaOf(issue));
    case 'too_small':
      return outOfRange(issue.origin, issue.minimum, 'ít nhất', issue.input);
    case 'too_big':
      return outOfRange(issue.origin, issue.maximum, 'nhiều nhất', issue.input);
    case 'not_multiple_of':
      return `đang là ${shownValue(issue.input)}, phải là bội số của ${shownNumber(issue.divisor)}; hãy ghi ít chữ số sau dấu chấm hơn`;
    case 'invalid_union':
      return BY_BRANCH;
    default:
      return undefined;
  }
}

/**
 * What is said of a number where text is wanted.
 * @param written as it stands in the file: "01" is 1 for the machine
 */
export function numberForText(written: string): string {
  return `${quoted(written)} bị hiểu là số mà ở đây phải là chữ; hãy đặt trong dấu nháy: ${inQuotes(written)}`;
}

function metaOf({ inst }: z.core.$ZodRawIssue): SettingMeta {
  return ((inst as z.ZodType | undefined)?.meta() ?? {}) as SettingMeta;
}

function wrongType(expected: string, input: unknown, meta: SettingMeta): string {
  const right = meta.time ? (meta.description ?? 'phải là thời gian') : `phải là ${KINDS[expected] ?? expected}`;
  if (input === undefined) return `${missing(meta.title)}; ${right}`;
  if (input === null) return `để trống; ${right}`;
  const wrong = `đang là ${expected === 'int' ? shownWritten(input) : shownValue(input)}`;
  if (meta.time) {
    const meant = typeof input === 'number' ? meantMoment(String(input)) : undefined;
    return `${wrong}, không phải là thời gian; ${meant ? `hãy viết ${meant.day}` : right}`;
  }
  if (expected === 'string' && typeof input === 'number') return numberForText(String(input));
  if (expected === 'string' && typeof input === 'boolean')
    return `${wrong}, ${right}; hãy viết thành câu, hoặc đặt trong dấu nháy: '${String(input)}'`;
  return `${wrong}, ${right}${adviceFor(expected, input)}`;
}

/** What to write instead, where what was written says what was meant. */
function adviceFor(expected: string, input: unknown): string {
  if (expected === 'number' || expected === 'int') return numberAdvice(input);
  if (expected === 'boolean' && typeof input === 'string') {
    const word = foldVietnamese(input);
    return YES.includes(word) ? '; hãy viết true' : NO.includes(word) ? '; hãy viết false' : '';
  }
  if (expected === 'array' && typeof input === 'string') return `; nếu chỉ có một mục, hãy viết [${inQuotes(input)}]`;
  return '';
}

function wrongWord(values: readonly string[], input: unknown, { title, options = {} }: SettingMeta): string {
  const words = new Map(values.map((word) => [word, options[word] ?? '']));
  const right = `chọn một trong: ${namedChoices(words)}`;
  if (input === undefined) return `${missing(title)}; ${right}`;
  if (input === null) return `để trống; ${right}`;
  return `${shownValue(input)} không dùng được; ${right}${suggestion(typeof input === 'string' ? meantWord(input, words) : undefined)}`;
}

function outOfRange(origin: string, limit: number | bigint, word: 'ít nhất' | 'nhiều nhất', input: unknown): string {
  const bound = shownNumber(limit);
  switch (origin) {
    case 'string':
      return limit === 1 ? 'để trống; phải viết nội dung' : `dài ${lengthOf(input)} ký tự, phải dài ${word} ${bound} ký tự`;
    case 'array':
      return lengthOf(input) === '0'
        ? `đang trống, phải có ${word} ${bound} mục`
        : `có ${lengthOf(input)} mục, phải có ${word} ${bound} mục`;
    default:
      return `đang là ${shownWritten(input)}, phải là số ${word === 'ít nhất' ? `từ ${bound} trở lên` : `không quá ${bound}`}`;
  }
}

function lengthOf(input: unknown): string {
  return formatNumber(typeof input === 'string' || Array.isArray(input) ? input.length : 0);
}
