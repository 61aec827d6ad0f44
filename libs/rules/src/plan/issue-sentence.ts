import type { z } from 'zod';
import { nearestWord } from './nearest-word.js';
import { shownValue } from './shown-value.js';

const KINDS: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách, mỗi mục một dòng bắt đầu bằng “- ”',
  object: 'nhóm thiết lập dạng “tên: giá trị”',
  record: 'nhóm thiết lập dạng “tên: giá trị”',
};

/** Stands for: what is wrong is what the branches of the union say. */
export const BY_BRANCH = '(union)';

/** The Vietnamese sentence of a fault that zod finds: what is wrong and what would be right. */
export function issueSentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return wrongWord(issue.values.map(String), issue.input);
    case 'too_small':
      return outOfRange(issue.origin, issue.minimum, 'ít nhất');
    case 'too_big':
      return outOfRange(issue.origin, issue.maximum, 'nhiều nhất');
    case 'not_multiple_of':
      return `phải là bội số của ${issue.divisor}; hãy ghi ít chữ số sau dấu chấm hơn`;
    case 'invalid_union':
      return BY_BRANCH;
    default:
      return undefined;
  }
}

function wrongType(expected: string, input: unknown): string {
  const right = KINDS[expected] ?? expected;
  if (input === undefined) return `thiếu thiết lập này; phải là ${right}`;
  if (input === null) return `để trống; phải là ${right}`;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return `đang là ${typeof input === 'number' ? 'số' : 'true/false'}, phải là chữ; hãy đặt trong dấu nháy: '${String(input)}'`;
  }
  return `đang là ${shownValue(input)}, phải là ${right}`;
}

function wrongWord(values: readonly string[], input: unknown): string {
  if (input === undefined) return `thiếu thiết lập này; chọn một trong: ${values.join(', ')}`;
  const near = typeof input === 'string' ? nearestWord(input, values) : undefined;
  return `${shownValue(input)} không dùng được; chọn một trong: ${values.join(', ')}${near === undefined ? '' : ` (có phải ý là “${near}”?)`}`;
}

function outOfRange(origin: string, limit: number | bigint, word: string): string {
  switch (origin) {
    case 'string':
      return limit === 1 ? 'để trống; phải viết nội dung' : `phải dài ${word} ${limit} ký tự`;
    case 'array':
      return `phải có ${word} ${limit} mục`;
    default:
      return `phải là số ${word === 'ít nhất' ? `từ ${limit} trở lên` : `không quá ${limit}`}`;
  }
}
