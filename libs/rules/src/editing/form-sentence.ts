import { capitalise, foldVietnamese } from '#kernel';
import type { z } from 'zod';
import { families } from '../plan/families.js';
import type { Fault } from '../plan/fault.js';
import { planSetting } from '../plan/plan-setting.js';
import { LISTS } from '../plan/reference.js';
import { LATER } from '../prizes/prize-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import { entryTitleOf } from './list-options.js';
import { fieldsInside, type SettingField } from './setting-field.js';
import { wordLabel } from './shown-text.js';

/** Names of settings and codes, as plans write them, with what a form calls them. */
type Words = ReadonlyMap<string, string>;

const KEY = /(?<![\p{L}\p{M}\p{N}_])[a-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?![\p{L}\p{M}\p{N}_])/gu;
/** The same with the name that a fault gives behind it: "residence (nơi cư trú)". */
const NAMED_KEY = new RegExp(`(${KEY.source})(?: \\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\))?`, 'gu');

/** What is said of lines and marks of the text alone, and how a form says it. */
const OF_THE_TEXT: readonly (readonly [RegExp, string])[] = [
  // A line that no field shows.
  [
    /không có thiết lập (“[^”]*”)(?:; (?:có phải|nếu đây)| ở đây;)[^.]*/,
    'văn bản kế hoạch có dòng $1 không hiểu được; hãy mở văn bản YAML để sửa hoặc bỏ dòng ấy',
  ],
  [/(?:thiếu thiết lập này|thiếu “[^”]*”|để trống); phải viết dạng \{ code: … \}, với code là một trong: /, 'chưa chọn; chọn một trong: '],
  [/(?:thiếu thiết lập này|thiếu “[^”]*”|để trống); (?:phải|viết) [^.]*/, 'chưa ghi mục này'],
  [/(?:thiếu thiết lập này|thiếu “[^”]*”|để trống); chọn/, 'chưa chọn; chọn'],
  [/ phải viết dạng \{ code: … \}, với code là một trong: /, ': hãy chọn một trong: '],
  [/thiếu code của /, 'chưa chọn '],
  [/kind là một trong: /, 'chọn một trong: '],
  [/[,;] ví dụ \w+: [[{][^.]*/, ''],
  [/, mỗi mục một dòng bắt đầu bằng “- ”/, ''],
  [/ dạng “tên: giá trị”/, ''],
  [
    / bị hiểu là số mà ở đây phải là chữ; hãy đặt trong dấu nháy: '[^']*'/,
    ' được ghi thành số, ở đây phải là chữ; hãy bấm Lưu để ghi lại thành chữ',
  ],
  [/; nếu chỉ có một mục, hãy viết \[.*\]/, ''],
  [/; hãy viết (?:true|false)(?!\p{L})/u, ''],
  [/hoặc later nếu sẽ quyết định sau/, `hoặc ghi “${wordLabel(LATER)}”`],
  [/true \(có\) hoặc false \(không\)/, '“Có” hoặc “Không”'],
  [/: true(?!\p{L})/u, ': “Có”'],
];

/**
 * The sentence of a fault for one who fills in a form: settings by their titles, codes by what they stand for. What somebody
 * has typed into the plan, between quotation marks, is left as it is.
 * @param form the form in which the fault is told
 */
export function formSentence({ path, message }: Pick<Fault, 'path' | 'message'>, form: SettingField): string {
  const way = wayTo(form, path);
  const near = wordsNear(way);
  const isCode = way[0]?.kind === 'text' && way[0].form === 'code';
  const titleOf = (word: string): string | undefined => near.get(word) ?? everywhere().get(word);
  const inWords = (key: string): string | undefined => {
    const whole = titleOf(key);
    if (whole !== undefined) return whole;
    const steps = key.split('.').map(titleOf);
    return steps.length > 1 && steps.every((step) => step !== undefined) ? steps.join(' › ') : undefined;
  };
  return OF_THE_TEXT.reduce((text, [said, instead]) => text.replace(said, instead), withoutLists(message))
    .split(/(“[^”]*”)/)
    .map((piece, at, pieces) => {
      if (!piece.startsWith('“'))
        return piece.replace(NAMED_KEY, (all: string, key: string, name?: string) => named(all, inWords(key), key, name));
      // What somebody has typed is told as it was typed.
      const isTyped = /(?:đang là|dòng) $/.test(pieces[at - 1] ?? '') || (isCode && /mã $/.test(pieces[at - 1] ?? ''));
      return (isTyped ? undefined : quotedTitle(inWords(piece.slice(1, -1)))) ?? piece;
    })
    .join('')
    .replace(/(“([^”]+)”) \(\2\)/, '$1');
}

/** A code by its title; the name behind it says the same. */
function named(all: string, title: string | undefined, key: string, name: string | undefined): string {
  if (name === undefined) return quotedTitle(title) ?? all;
  const same = foldVietnamese(name).replace(/…$/, '');
  const isSame = title === undefined || foldVietnamese(title) === same || (name.endsWith('…') && foldVietnamese(title).startsWith(same));
  return isSame ? `“${title ?? capitalise(name)}”` : all.replace(key, `“${title}”`);
}

function quotedTitle(title: string | undefined): string | undefined {
  return title === undefined ? undefined : `“${title}”`;
}

/** "đối tượng trong audiences": which list it is, a form says by its choices. */
function withoutLists(message: string): string {
  return Object.values(LISTS).reduce((text, said) => text.replaceAll(said, said.replace(/ trong [\w.]+$/, '')), message);
}

/** The settings on the way to a path, the nearest first. */
function wayTo(form: SettingField, path: string): SettingField[] {
  const isAround = ({ path: outer }: SettingField): boolean =>
    path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
  const next = fieldsInside(form).find(isAround);
  return next ? [...wayTo(next, path), form] : [form];
}

/** What is inside each setting on the way, and what may be chosen there; the nearest counts. */
function wordsNear(way: readonly SettingField[]): Words {
  const words = new Map<string, string>();
  const add = (word: string, title: string): void => {
    if (word !== '' && title !== '' && !words.has(word)) words.set(word, title);
  };
  const addOptions = (field: SettingField): void => {
    if ('options' in field) for (const { value, label } of field.options) if (!label.startsWith('“')) add(value, label);
  };
  for (const field of way) {
    addOptions(field);
    if (field.kind === 'variant') add(field.tag, field.title);
    for (const inner of fieldsInside(field)) {
      add(keyOf(inner.path), inner.title);
      addOptions(inner);
    }
  }
  // Of what stands beside, the settings inside: "opens" of a window that is named with it.
  for (const field of way)
    for (const beside of fieldsInside(field)) for (const inner of fieldsInside(beside)) add(keyOf(inner.path), inner.title);
  return words;
}

function keyOf(path: string): string {
  return /([A-Za-z0-9]+)$/.exec(path)?.[1] ?? '';
}

let known: Words | undefined;

/** Every setting and code of any plan, where it has one name alone. */
function everywhere(): Words {
  return (known ??= new Map([...allWords()].flatMap(([word, titles]) => (titles.size === 1 ? [[word, [...titles][0] as string]] : []))));
}

function allWords(): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  const add = (word: string, title: string | undefined): void => {
    if (title !== undefined && title !== '') words.set(word, (words.get(word) ?? new Set()).add(capitalise(title)));
  };
  for (const { strategies } of families) for (const { code, label } of strategies) add(code, label);
  const visit = (schema: z.core.$ZodType): void => {
    const { def, meta } = unwrapSetting(schema);
    for (const [word, label] of Object.entries(meta.options ?? {})) add(word, label);
    if (def.type === 'array') visit(def['element'] as z.core.$ZodType);
    if (def.type === 'union') (def['options'] as z.core.$ZodType[]).forEach(visit);
    if (def.type !== 'object') return;
    for (const [key, inner] of Object.entries(def['shape'] as Record<string, z.core.$ZodType>)) {
      const { meta: told } = unwrapSetting(inner);
      add(key, told.refersTo && told.title === LISTS[told.refersTo] ? entryTitleOf(told.refersTo) : told.title);
      visit(inner);
    }
  };
  visit(planSetting);
  return words;
}
