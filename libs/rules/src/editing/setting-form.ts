import { capitalise } from '#kernel';
import type { z } from 'zod';
import { families } from '../plan/families.js';
import { formatPath } from '../plan/fault.js';
import { Openings } from '../plan/openings.js';
import { planSetting } from '../plan/plan-setting.js';
import { LISTS, type ListName } from '../plan/reference.js';
import { type SettingMeta, settingWords, unwrapSetting } from '../plan/setting-words.js';
import type { NameOf, SettingPath } from '../plan/strategy.js';
import { couldBe } from '../plan/walk-settings.js';
import { entryTitleOf, isGroup, listOptions } from './list-options.js';
import type { AlternativesField, FieldOption, GroupField, ListField, SettingField, VariantField } from './setting-field.js';
import { openableSettings } from './openable-settings.js';
import { grouped, shownText, wordLabel } from './shown-text.js';

type Schema = z.core.$ZodType;
type Raw = Record<string, unknown>;
type Unwrapped = ReturnType<typeof unwrapSetting>;

/** What is settled before the form is drawn: the whole plan, and which paths may be changed (undefined: all of them). */
interface Surroundings {
  plan: Raw;
  open: Openings | undefined;
}

interface Place extends Surroundings {
  path: SettingPath;
  title?: string;
}

/** The place for what is inside: the title was the outer one's. */
function withoutTitle({ plan, open, path }: Place): Place {
  return { plan, open, path };
}

/**
 * The form of a whole plan as it stands, valid or not. It is grown from the schema that reads plans: a new setting or
 * strategy has its field by being one.
 * @param open what a plan below another may change; without it, everything
 */
export function planForm(plan: Record<string, unknown>, open?: readonly string[]): GroupField {
  return fieldOf(planSetting, plan, { plan, open: open && new Openings(open), path: [] }) as GroupField;
}

function fieldOf(schema: Schema, value: unknown, place: Place): SettingField {
  const unwrapped = unwrapSetting(schema);
  const { def, meta, inner } = unwrapped;
  const stated = value ?? undefined;
  const shown = stated ?? defaultOf(schema);
  const base = {
    path: formatPath(place.path),
    title: place.title ?? titleOf(meta),
    ...(meta.description !== undefined && { hint: hintOf(meta, unwrapped) }),
    isOptional: (schema as z.ZodType).safeParse(undefined).success,
    isStated: stated !== undefined,
    isLocked: isLocked(place),
  };
  switch (def.type) {
    case 'object':
      return {
        ...base,
        kind: 'group',
        isPresent: stated !== undefined || !base.isOptional || hasDefault(schema),
        fields: fieldsOf(inner, value, place),
      };
    case 'array':
      return listOf(unwrapped, shown, base, place);
    case 'enum': {
      const words = Object.values(def['entries'] as Record<string, string>);
      const options = words.map((word) => ({ value: word, label: capitalise(meta.options?.[word] ?? word) }));
      return { ...base, kind: 'choice', text: shownText(inner, meta, shown), options: withPresent(options, shown) };
    }
    case 'boolean':
      return { ...base, kind: 'yes-no', text: shownText(inner, meta, shown), options: YES_NO };
    case 'number':
      return isWhole(inner)
        ? { ...base, kind: 'text', form: 'whole', text: grouped(shownText(inner, meta, shown)) }
        : { ...base, kind: 'text', form: 'decimal', text: shownText(inner, meta, shown) };
    case 'string':
      if (meta.refersTo) {
        const options = withPresent(listOptions(place.plan, meta.refersTo, place.path), shown);
        return { ...base, kind: 'reference', text: shownText(inner, meta, shown), options };
      }
      return { ...base, kind: 'text', form: meta.time ? 'time' : isCode(inner) ? 'code' : 'line', ...texts(unwrapped, shown) };
    case 'union':
      return unionOf(unwrapped, shown, base, place);
    default:
      throw new Error(`There is no field for a setting of the type ${def.type} (${base.path}).`);
  }
}

type Base = Omit<GroupField, 'kind' | 'isPresent' | 'fields'>;

function unionOf(unwrapped: Unwrapped, shown: unknown, base: Base, place: Place): SettingField {
  const { def, meta, inner } = unwrapped;
  const options = def['options'] as Schema[];
  if (typeof def['discriminator'] === 'string') return variantOf(unwrapped, def['discriminator'], shown, base, place);
  const types = options.map((option) => unwrapSetting(option).def.type);
  if (meta.time === 'period') return { ...base, kind: 'text', form: 'time', ...texts(unwrapped, shown) };
  if (types.every((type) => type === 'number' || type === 'literal'))
    return { ...base, kind: 'text', form: 'word', text: grouped(shownText(inner, meta, shown)) };
  const chosen = Math.max(
    0,
    options.findIndex((option) => couldBe(unwrapSetting(option).inner, shown)),
  );
  const branches = options.flatMap((option, at) => {
    if (at !== chosen && refersToNothing(option, place)) return [];
    const isChosen = at === chosen;
    const inside = withoutTitle(place);
    const own = fieldOf(option, isChosen ? shown : undefined, { ...inside, title: at === 0 ? base.title : '' });
    // What the value is called stands at the choice; a branch with settings inside says no more than these.
    return [{ at, label: branchLabel(option, at), field: { ...own, isOptional: base.isOptional, isLocked: base.isLocked } }];
  });
  const [only] = branches;
  if (only && branches.length === 1) return { ...only.field, ...base };
  return { ...base, kind: 'alternatives', chosen: branches.findIndex(({ at }) => at === chosen), branches } satisfies AlternativesField;
}

/** A choice by a word inside the value (`code` of a strategy, `kind` of a part), with the settings of what is chosen. */
function variantOf({ def, meta }: Unwrapped, tag: string, shown: unknown, base: Base, place: Place): VariantField {
  const variants = variantsOf(def, tag);
  const word = isGroup(shown) ? shown[tag] : undefined;
  const chosen = typeof word === 'string' ? word : '';
  const variant = variants.find(({ value }) => value === chosen);
  const inside = withoutTitle(place);
  const family = families.find(({ name }) => name === meta.family);
  const reading = family?.reference.safeParse(shown);
  const sentence = reading?.success ? family?.describe(reading.data, namesIn(place.plan, place.path)) : undefined;
  return {
    ...base,
    kind: 'variant',
    tag,
    chosen,
    options: [
      ...(base.isOptional ? [{ value: '', label: 'Không dùng' }] : []),
      ...withPresent(
        variants.map(({ value, label }) => ({ value, label, ...sentenceOf(meta, tag, value, place) })),
        word,
      ),
    ],
    ...(sentence !== undefined && { sentence }),
    fields: variant
      ? fieldsOf(newestOf(variant.schema, shown), shown, inside).filter((field) => field.path !== formatPath([...place.path, tag]))
      : [],
  };
}

/** What a strategy says about itself that needs nothing filled in. */
function sentenceOf({ family: name }: SettingMeta, tag: string, code: string, { plan, path }: Place): { sentence?: string } {
  const family = families.find((candidate) => candidate.name === name);
  const bare = tag === 'code' ? family?.reference.safeParse({ code }) : undefined;
  return family && bare?.success ? { sentence: family.describe(bare.data, namesIn(plan, path)) } : {};
}

interface Variant {
  value: string;
  label: string;
  schema: Schema;
}

/** The words between which a discriminated union chooses, each with what it is called and the settings that it brings. */
function variantsOf(def: Unwrapped['def'], tag: string): Variant[] {
  return (def['options'] as Schema[]).flatMap((schema) => {
    const { shape } = objectDef(newestOf(schema, undefined));
    const word = unwrapSetting(shape[tag] as Schema);
    const [value] = (word.def as { values?: unknown[] }).values ?? [];
    if (typeof value !== 'string') return [];
    const title = ((newestOf(schema, undefined) as z.ZodType).meta() as SettingMeta | undefined)?.title;
    return [{ value, label: capitalise(title ?? word.meta.options?.[value] ?? value), schema }];
  });
}

/** Of several versions of a strategy the one that the value names, else the newest. */
function newestOf(schema: Schema, value: unknown): Schema {
  const { def, inner } = unwrapSetting(schema);
  if (def.type !== 'union') return inner;
  const versions = def['options'] as Schema[];
  return unwrapSetting(
    versions.find((version) => isGroup(value) && value['version'] !== undefined && couldBe(unwrapSetting(version).inner, value)) ??
      (versions[0] as Schema),
  ).inner;
}

function listOf({ def, meta }: Unwrapped, shown: unknown, base: Base, place: Place): SettingField {
  const element = def['element'] as Schema;
  const entry = unwrapSetting(element);
  const entries = Array.isArray(shown) ? (shown as unknown[]) : [];
  const inside = withoutTitle(place);
  if (entry.def.type === 'enum' || entry.meta.refersTo) {
    const { options } = fieldOf(element, undefined, { ...inside, path: [...place.path, 0] }) as { options: FieldOption[] };
    const texts = entries.map((one) => shownText(entry.inner, entry.meta, one));
    return { ...base, kind: 'ticks', texts, options: texts.reduce(withPresent, options) };
  }
  if (meta.names === 'settings') {
    const texts = entries.map((one) => shownText(entry.inner, entry.meta, one));
    return { ...base, kind: 'tree', texts, nodes: openableSettings(texts) };
  }
  if (isSingle(entry)) {
    const hint = base.hint ?? (entry.meta.time ? entry.meta.description : undefined);
    const text = entries.map((one) => shownText(entry.inner, entry.meta, one)).join('\n');
    return { ...base, ...(hint !== undefined && { hint }), kind: 'lines', text };
  }
  const discriminator = entry.def['discriminator'];
  return {
    ...base,
    title: base.title || titleOf(meta),
    kind: 'list',
    entries: entries.map((one, at) => {
      const field = fieldOf(element, one, { ...inside, path: [...place.path, at] });
      return { title: entryTitle(field, at), field };
    }),
    additions: typeof discriminator === 'string' ? variantsOf(entry.def, discriminator).map(({ value, label }) => ({ value, label })) : [],
  } satisfies ListField;
}

/** What an entry is known by: its name, what it refers to or chooses, else its place. */
function entryTitle(field: SettingField, at: number): string {
  const named = field.kind === 'group' || field.kind === 'variant' ? field.fields : [];
  const name = named.find(({ path }) => path.endsWith('.name'));
  if (name?.kind === 'text' && name.text !== '') return name.text;
  if (field.kind === 'variant') return field.options.find(({ value }) => value !== '' && value === field.chosen)?.label ?? `Mục ${at + 1}`;
  const choice = named.find((inner) => inner.kind === 'reference' || inner.kind === 'choice');
  if (choice?.kind === 'reference' || choice?.kind === 'choice')
    return choice.options.find(({ value }) => value === choice.text)?.label ?? `Mục ${at + 1}`;
  return `Mục ${at + 1}`;
}

function fieldsOf(group: Schema, value: unknown, titled: Place): SettingField[] {
  const place = withoutTitle(titled);
  const raw = isGroup(value) ? value : {};
  return Object.entries(objectDef(group).shape).flatMap(([key, schema]) =>
    // What is written in one way only is not asked for: kind, code and version of a strategy.
    unwrapSetting(schema).def.type === 'literal' ? [] : [fieldOf(schema, raw[key], { ...place, path: [...place.path, key] })],
  );
}

function objectDef(schema: Schema): { shape: Record<string, Schema> } {
  return (schema._zod as unknown as { def: { shape: Record<string, Schema> } }).def;
}

const YES_NO: FieldOption[] = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

/** What the options are, with what stands in the plan although it is none of them. */
function withPresent(options: FieldOption[], present: unknown): FieldOption[] {
  if (typeof present !== 'string' || present === '' || options.some(({ value }) => value === present)) return options;
  return [...options, { value: present, label: `“${present}” (không có trong danh sách)` }];
}

function texts({ inner, meta, def }: Unwrapped, shown: unknown): { text: string; reading?: string } {
  const text = shownText(inner, meta, shown);
  if (meta.time === undefined || meta.time === 'period' || text === '') return { text };
  const read = (inner as z.ZodType).safeParse(shown);
  const words = read.success ? settingWords(read.data, { def, meta }, (_list, code) => code) : undefined;
  return words === undefined || words === text ? { text } : { text, reading: words };
}

function isSingle({ def, meta }: Unwrapped): boolean {
  return def.type === 'string' || def.type === 'number' || meta.time === 'period';
}

function defaultOf(schema: Schema): unknown {
  const { def } = schema._zod as unknown as { def: { type: string; defaultValue?: unknown; innerType?: Schema } };
  if (def.type === 'default' || def.type === 'prefault') return def.defaultValue;
  return def.innerType && ['optional', 'nullable'].includes(def.type) ? defaultOf(def.innerType) : undefined;
}

function hasDefault(schema: Schema): boolean {
  return defaultOf(schema) !== undefined;
}

function isWhole(schema: Schema): boolean {
  return !(schema as z.ZodType).safeParse(0.5).success && (schema._zod as unknown as { def: { format?: string } }).def.format !== undefined;
}

/** A lasting name of an entry: small letters, digits, hyphens. */
function isCode(schema: Schema): boolean {
  const read = (text: string): boolean => (schema as z.ZodType).safeParse(text).success;
  return read('ma-muc-1') && !read('Mã mục');
}

function titleOf({ title = '', refersTo }: SettingMeta): string {
  return capitalise(refersTo && title === LISTS[refersTo] ? entryTitleOf(refersTo) : title);
}

/** How to write something; words of the plan's file are told as the form says them. */
function hintOf({ description = '' }: SettingMeta, { def }: Unwrapped): string {
  const hint = capitalise(description);
  if (def.type !== 'union') return hint;
  return (def['options'] as Schema[])
    .flatMap((option) => ((unwrapSetting(option).def as { values?: unknown[] }).values ?? []).filter((word) => typeof word === 'string'))
    .reduce((text, word) => text.replaceAll(`“${word}”`, `“${wordLabel(word)}”`), hint);
}

/** A branch whose required reference can name nothing, since the list is empty, is not offered. */
function refersToNothing(option: Schema, { plan, path }: Place): boolean {
  const { def, inner } = unwrapSetting(option);
  if (def.type !== 'object') return false;
  return Object.values(objectDef(inner).shape).some((setting) => {
    const { refersTo } = unwrapSetting(setting).meta;
    return refersTo !== undefined && !(setting as z.ZodType).safeParse(undefined).success && listOptions(plan, refersTo, path).length === 0;
  });
}

function branchLabel(option: Schema, at: number): string {
  const { def, meta, inner } = unwrapSetting(option);
  if (def.type !== 'object') return meta.time ? 'Ngày giờ định trước' : 'Ghi giá trị';
  const [refersTo] = Object.values(objectDef(inner).shape).flatMap((setting) => unwrapSetting(setting).meta.refersTo ?? []);
  return meta.title ?? (refersTo ? `Theo ${entryTitleOf(refersTo).toLocaleLowerCase('vi')}` : `Cách ${at + 1}`);
}

/** Names for sentences of a plan that may have faults: a code that names nothing says itself. */
function namesIn(plan: Raw, path: SettingPath): NameOf {
  return (list: ListName, code: string) => listOptions(plan, list, path).find(({ value }) => value === code)?.label ?? code;
}

/** Code and parent plan are a deploying plan's own; everything else is locked that is not open, or leads to something open. */
function isLocked({ open, path }: Place): boolean {
  if (open === undefined || path.length === 0 || (path.length === 1 && path[0] === 'code')) return false;
  return !open.has(path) && !open.leadsFrom(path);
}
