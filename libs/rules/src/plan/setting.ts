import { cleanText, foldVietnamese } from '#kernel';
import { z } from 'zod';
import { asCode } from './meant-word.js';
import { MOST_FAULTS } from './most-faults.js';
import { nearestWord } from './nearest-word.js';
import { quoted, shownWords } from './shown-value.js';

/** A group of settings: a key that it does not know is a fault that suggests the nearest one it does. */
export function settings<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue['keys']
            .slice(0, MOST_FAULTS + 1)
            .map((key) => unknownKey(key, shape))
            .join('\n')
        : undefined,
  });
}

/** What is said of a setting that its group does not have. */
export function unknownKey(key: string, shape: z.ZodRawShape): string {
  const unknown = `không có thiết lập ${quoted(key)}`;
  const known = Object.keys(shape);
  const near = nearestWord(key, known) ?? known.find((name) => foldVietnamese(titleOf(shape[name])) === foldVietnamese(key));
  if (near !== undefined) return `${unknown}; có phải ý là “${near}”?`;
  // In { a: b, c: d } the comma ends the value: a sentence with a comma becomes a key of its own.
  if (/\s|\P{ASCII}/u.test(key))
    return `${unknown}; nếu đây là phần sau dấu phẩy hoặc dấu “:” của một câu, hãy đặt cả câu trong dấu nháy đơn`;
  return known.length > 0 ? `${unknown} ở đây; các thiết lập được dùng: ${shownWords(known)}` : `${unknown} ở đây; hãy bỏ thiết lập này`;
}

/** What a setting is called, however it is wrapped. */
function titleOf(schema: z.core.$ZodType | undefined): string {
  const { innerType } = (schema?._zod.def ?? {}) as { innerType?: z.core.$ZodType };
  return (schema as z.ZodType | undefined)?.meta()?.title ?? (innerType ? titleOf(innerType) : '');
}

const LONGEST_CODE = 60;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a text can be a code. */
export function isCode(text: string): boolean {
  return CODE.test(text) && text.length <= LONGEST_CODE;
}

/** The lasting name of an entry of a list: "trac-nghiem". */
export function code(): z.ZodString {
  return z
    .string()
    .max(LONGEST_CODE)
    .regex(CODE, {
      error: (issue) =>
        `${quoted(String(issue.input))} không dùng làm mã được; mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ ${quoted(asCode(String(issue.input)).slice(0, LONGEST_CODE) || 'trac-nghiem')}`,
    });
}

/** A line of text, cleaned: one kind of space, NFC. */
export function line(title: string, description?: string): z.ZodString {
  return z.string().overwrite(cleanText).min(1).max(2000).meta(meta(title, description));
}

/** Some lines of text: paragraphs, items of an enumeration. */
export function lines(title: string, description?: string): z.ZodArray<z.ZodString> {
  return z.array(line(title)).max(200).meta(meta(title, description));
}

/** A whole number. */
export function whole(title: string, range: { min: number; max: number }, description?: string): z.ZodInt {
  return z.int().min(range.min).max(range.max).meta(meta(title, description));
}

/** Yes or no. */
export function yesNo(title: string, description?: string): z.ZodBoolean {
  return z.boolean().meta(meta(title, description));
}

type Choice<Word extends string> = z.ZodEnum<{ [Key in Word]: Key }>;

/** One word out of a few, each with its Vietnamese name. */
export function choice<const Options extends Record<string, string>>(
  title: string,
  options: Options,
  description?: string,
): Choice<keyof Options & string> {
  return z.enum(Object.keys(options) as (keyof Options & string)[]).meta({ ...meta(title, description), options });
}

function meta(title: string, description: string | undefined): { title: string; description?: string } {
  return description === undefined ? { title } : { title, description };
}
