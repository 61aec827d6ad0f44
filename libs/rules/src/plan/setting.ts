import { cleanText } from '#kernel';
import { z } from 'zod';
import { MOST_FAULTS } from './most-faults.js';
import { nearestWord } from './nearest-word.js';
import { quoted } from './shown-value.js';

/** A group of settings: a key that it does not know is a fault that suggests the nearest one it does. */
export function settings<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue['keys']
            .slice(0, MOST_FAULTS + 1)
            .map((key) => unknownKey(key, known))
            .join('\n')
        : undefined,
  });
}

function unknownKey(key: string, known: readonly string[]): string {
  // In { a: b, c } the comma ends the value: a sentence with a comma becomes a key of its own.
  if (/\s/.test(key))
    return `không có thiết lập ${quoted(key)}; nếu đây là phần sau dấu phẩy hoặc dấu “:” của một câu, hãy đặt cả câu trong dấu nháy đơn`;
  const near = nearestWord(key, known);
  if (near !== undefined) return `không có thiết lập ${quoted(key)}; có phải ý là “${near}”?`;
  return known.length > 0
    ? `không có thiết lập ${quoted(key)} ở đây; các thiết lập được dùng: ${known.join(', ')}`
    : `không có thiết lập ${quoted(key)} ở đây; hãy bỏ thiết lập này`;
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The lasting name of an entry of a list: "trac-nghiem". */
export function code(): z.ZodString {
  return z
    .string()
    .max(60)
    .regex(CODE, {
      error: (issue) =>
        `${quoted(String(issue.input))} không dùng làm mã được; mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ “trac-nghiem”`,
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
export function choice<const Options extends Record<string, string>>(title: string, options: Options): Choice<keyof Options & string> {
  return z.enum(Object.keys(options) as (keyof Options & string)[]).meta({ title, options });
}

function meta(title: string, description: string | undefined): { title: string; description?: string } {
  return description === undefined ? { title } : { title, description };
}
