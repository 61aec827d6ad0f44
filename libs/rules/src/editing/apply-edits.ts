import { formatPath, parsePath } from '../plan/fault.js';
import { Openings } from '../plan/openings.js';
import { planSetting } from '../plan/plan-setting.js';
import { isPartList, type ListName, LISTS } from '../plan/reference.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { SettingPath } from '../plan/strategy.js';
import { walkSettings } from '../plan/walk-settings.js';
import { isGroup } from './list-options.js';
import { type DraftShape, type ReadDraftOptions, readShape } from './read-draft.js';
import { withNumberTexts } from './number-texts.js';
import { withEntry, withEntryMoved, withoutValue, withValue } from './plan-text.js';
import { choiceName, fieldsInside, findField, type SettingField } from './setting-field.js';
import { typedDecimal, typedLine, typedWhole, typedWord } from './shown-text.js';

/** What somebody typed into a field, or ticked; by the name of the field. */
export interface Edit {
  name: string;
  text: string | readonly string[];
}

/** Something done to the shape of a plan. */
export type Rearrangement =
  | { act: 'add'; path: string; choice?: string | undefined }
  | { act: 'remove' | 'up' | 'down'; path: string }
  /** An optional group that is wanted, or no longer. */
  | { act: 'state' | 'drop'; path: string };

/**
 * Writes what was typed into the text of a plan, valid or not: nothing that was typed is lost, faults are told by reading
 * the plan again. What names no field of the form, or one that the plan above has locked, is left out. Choices come first:
 * they decide which fields there are.
 */
export function applyEdits(source: string, edits: readonly Edit[], options: ReadDraftOptions): string {
  let shape = readShape(source, options);
  if (!shape.isEditable) return source;
  const choices = edits.filter(({ name }) => choiceFields(shape).has(name));
  let text = withNumberTexts(source, shape.texts);
  for (const edit of choices) {
    text = withChoice(text, shape, edit, options);
    shape = readShape(text, options);
  }
  for (const edit of edits.filter((one) => !choices.includes(one))) {
    const next = withTyped(text, shape, edit);
    // What is filled in changes no shape, but a deploying plan may have taken something over from its parent.
    if (next !== text && shape.open) shape = readShape(next, options);
    text = next;
  }
  return text;
}

/** Adds, removes or moves an entry, or states an optional group. What the form does not have is left as it is. */
export function rearrange(source: string, { act, path, ...wanted }: Rearrangement, options: ReadDraftOptions): string {
  const reading = readShape(source, options);
  const field = findField(reading.form, path);
  const steps = parsePath(path);
  if (act === 'add') {
    if (field?.kind !== 'list' || field.isLocked || isOfParent(reading, steps)) return source;
    const choice = 'choice' in wanted ? wanted.choice : undefined;
    // Of several kinds none is meant until one is named.
    if (field.additions.length > 0 && !field.additions.some(({ value }) => value === choice)) return source;
    const own = ownRoot(source, reading, steps);
    return withEntry(own, steps, newEntry(field, choice), field.entries.length);
  }
  if (!field || field.isLocked) return source;
  if (act === 'drop') return withoutValue(ownRoot(source, reading, steps), steps);
  if (act === 'state') return field.isStated ? source : withValue(ownRoot(source, reading, steps), steps, {});
  const [list, at] = [steps.slice(0, -1), steps.at(-1)];
  const siblings = findField(reading.form, formatPath(list));
  if (siblings?.kind !== 'list' || typeof at !== 'number' || isOfParent(reading, list)) return source;
  const own = ownRoot(source, reading, steps);
  if (act === 'remove') return withoutValue(own, steps);
  const to = act === 'up' ? at - 1 : at + 1;
  return to < 0 || to >= siblings.entries.length ? source : withEntryMoved(own, list, at, to);
}

function withTyped(source: string, shape: DraftShape, { name, text }: Edit): string {
  const field = findField(shape.form, name);
  if (!field || field.isLocked) return source;
  const leaf = field.kind === 'alternatives' ? field.branches[field.chosen]?.field : field;
  if (!leaf || leaf.kind === 'group' || leaf.kind === 'list' || leaf.kind === 'variant') return source;
  const steps = parsePath(name);
  const present = valueAt(shape.effective, steps);
  const value = typedValue(leaf, text, present);
  const own = ownRoot(source, shape, steps);
  if (value === undefined) return withoutValue(own, steps);
  const renamed = isEntryCode(steps) && typeof value === 'string' ? renameReferences(own, shape, steps, value) : own;
  return Array.isArray(value) ? withLines(renamed, steps, present, value as unknown[]) : withValue(renamed, steps, value);
}

/** What a field's text means in a plan; undefined for nothing. */
function typedValue(field: SettingField, typed: string | readonly string[], present: unknown): unknown {
  const all = typeof typed === 'string' ? [typed] : typed;
  if (field.kind === 'ticks' || field.kind === 'tree') {
    const kept = Array.isArray(present) ? present.map(String).filter((code) => all.includes(code)) : [];
    const picked = [...kept, ...all.filter((code) => code !== '' && !kept.includes(code))];
    return picked.length > 0 ? picked : field.isOptional ? undefined : [];
  }
  const text = all[0] ?? '';
  if (field.kind === 'lines') {
    const items = text.split(/\r?\n/).map(typedLine).filter(Boolean);
    return items.length > 0 ? items : field.isOptional ? undefined : [];
  }
  const line = typedLine(text);
  if (line === '') return undefined;
  if (field.kind === 'yes-no') return line === 'yes';
  if (field.kind !== 'text') return line;
  switch (field.form) {
    case 'whole':
      return typedWhole(line);
    case 'decimal':
      return typedDecimal(line);
    case 'word':
      return typedWord(line);
    default:
      return line;
  }
}

/** Another choice of a strategy, a kind or a way of writing; what both know is kept. */
function withChoice(source: string, reading: DraftShape, { name, text }: Edit, options: ReadDraftOptions): string {
  const field = choiceFields(reading).get(name);
  const word = typeof text === 'string' ? text : '';
  if (!field) return source;
  const steps = parsePath(field.path);
  const own = ownRoot(source, reading, steps);
  if (field.kind === 'alternatives') {
    const at = Number(word);
    const branch = field.branches[at]?.field;
    if (!branch || at === field.chosen) return source;
    return branch.kind === 'group' ? withValue(own, steps, {}) : withoutValue(own, steps);
  }
  if (field.kind !== 'variant' || word === field.chosen) return source;
  if (word === '') return withoutValue(own, steps);
  const present = valueAt(reading.effective, steps);
  const bare = withValue(own, steps, { [field.tag]: word });
  const known = findField(readShape(bare, options).form, field.path);
  const keys = known ? fieldsInside(known).map(({ path }) => parsePath(path).at(-1)) : [];
  const kept = Object.fromEntries(Object.entries(isGroup(present) ? present : {}).filter(([key]) => keys.includes(key)));
  return Object.keys(kept).length > 0 ? withValue(own, steps, { [field.tag]: word, ...kept }) : bare;
}

/** Lines one by one, so that those which stay keep their place and their comments. */
function withLines(source: string, steps: SettingPath, present: unknown, lines: readonly unknown[]): string {
  if (!Array.isArray(present) || present.length === 0 || lines.length === 0) return withValue(source, steps, lines);
  let text = source;
  const least = Math.min(present.length, lines.length);
  let head = 0;
  while (head < least && present[head] === lines[head]) head += 1;
  let tail = 0;
  while (tail < least - head && present.at(-1 - tail) === lines.at(-1 - tail)) tail += 1;
  const [gone, come] = [present.length - head - tail, lines.length - head - tail];
  for (let at = 0; at < Math.min(gone, come); at += 1) text = withValue(text, [...steps, head + at], lines[head + at]);
  for (let at = gone - 1; at >= come; at -= 1) text = withoutValue(text, [...steps, head + at]);
  for (let at = gone; at < come; at += 1) text = withEntry(text, steps, lines[head + at], head + at);
  return text;
}

/** What a new entry begins with: what was chosen, and a code that no entry of the list has. */
function newEntry(field: Extract<SettingField, { kind: 'list' }>, choice: string | undefined): Record<string, unknown> {
  const entry = entrySchema(field.path);
  const tag = entry?.def['discriminator'];
  const codes = codesIn(field);
  let number = field.entries.length + 1;
  while (codes.has(`muc-${number}`)) number += 1;
  const code = { code: `muc-${number}` };
  if (typeof tag === 'string') return { [tag]: choice, ...(tag !== 'code' && code) };
  return entry && hasCode(entry.def) ? code : {};
}

function codesIn(field: Extract<SettingField, { kind: 'list' }>): ReadonlySet<string> {
  return new Set(
    field.entries.flatMap(({ field: entry }) =>
      fieldsInside(entry).flatMap((inner) => (inner.kind === 'text' && inner.path.endsWith('.code') ? [inner.text] : [])),
    ),
  );
}

/** The schema of an entry of the list at a path. */
function entrySchema(path: string): ReturnType<typeof unwrapSetting> | undefined {
  let schema: Parameters<typeof unwrapSetting>[0] = planSetting;
  for (const step of parsePath(path)) {
    const { def } = unwrapSetting(schema);
    const options = def.type === 'union' ? (def['options'] as (typeof schema)[]) : [schema];
    const next: (typeof schema)[] = options.flatMap((option) => insideOf(option, step));
    if (!next[0]) return undefined;
    schema = next[0];
  }
  const { def } = unwrapSetting(schema);
  return def.type === 'array' ? unwrapSetting(def['element'] as typeof schema) : undefined;
}

function insideOf(schema: Parameters<typeof unwrapSetting>[0], step: string | number): (typeof schema)[] {
  const { def } = unwrapSetting(schema);
  if (def.type === 'union') return (def['options'] as (typeof schema)[]).flatMap((option) => insideOf(option, step));
  if (typeof step === 'number') return def.type === 'array' ? [def['element'] as typeof schema] : [];
  const inner = def.type === 'object' ? (def['shape'] as Record<string, typeof schema>)[step] : undefined;
  return inner ? [inner] : [];
}

/** Whether an entry has a lasting name of its own: text, not a word out of a few. */
function hasCode(def: ReturnType<typeof unwrapSetting>['def']): boolean {
  const code = def.type === 'object' ? (def['shape'] as Record<string, Parameters<typeof unwrapSetting>[0]>)['code'] : undefined;
  if (code === undefined) return false;
  const { def: type, meta } = unwrapSetting(code);
  return type.type === 'string' && meta.refersTo === undefined;
}

/** Whether a path names the code of an entry of one of the plan's lists. */
function isEntryCode(steps: SettingPath): boolean {
  return steps.length === 3 && steps[2] === 'code' && typeof steps[1] === 'number' && Object.hasOwn(LISTS, String(steps[0]));
}

/** Whoever gives an entry another code means that what names it goes along. */
function renameReferences(source: string, { own }: DraftShape, steps: SettingPath, to: string): string {
  const [list, at] = [steps[0] as ListName, Number(steps[1])];
  const entries = own[list];
  if (isPartList(list) || !Array.isArray(entries)) return source;
  const from = (entries[at] as { code?: unknown } | undefined)?.code;
  const isShared = entries.some((entry, place) => place !== at && isGroup(entry) && entry['code'] === from);
  if (typeof from !== 'string' || isShared) return source;
  const paths: SettingPath[] = [];
  walkSettings(planSetting, own, (schema, value, path) => {
    if (value === from && unwrapSetting(schema).meta.refersTo === list) paths.push(path);
  });
  const once = new Map(paths.map((path) => [formatPath(path), path]));
  return [...once.values()].reduce((text, path) => withValue(text, path, to), source);
}

/**
 * A plan that deploys another replaces what is open as a whole: before one thing inside is changed, the rest of what the
 * parent says there is written down as well.
 */
function ownRoot(source: string, { own, effective, open }: DraftShape, steps: SettingPath): string {
  if (open === undefined) return source;
  const root = new Openings(open).rootOf(steps);
  if (!root) return source;
  const entry = root.findIndex((step) => typeof step === 'number');
  if (entry >= 0) return withOwnList(source, { own, effective, open }, root.slice(0, entry));
  if (root.length === steps.length || valueAt(own, root) !== undefined) return source;
  const inherited = valueAt(effective, root);
  return inherited === undefined ? source : withValue(source, root, inherited);
}

/**
 * A list of the plan above in which something is open, written down entry by entry with what is open in each, in its order:
 * what stands at a place of the form then stands at the same place of the text.
 */
function withOwnList(source: string, shape: Pick<DraftShape, 'own' | 'effective' | 'open'>, list: SettingPath): string {
  const [stated, entries] = [valueAt(shape.own, list), valueAt(shape.effective, list)];
  if (!Array.isArray(entries)) return source;
  const codes = (all: unknown): string =>
    JSON.stringify(Array.isArray(all) ? all.map((entry) => (isGroup(entry) ? entry['code'] : undefined)) : undefined);
  return codes(stated) === codes(entries) ? source : withValue(source, list, openEntries(entries, list, shape.open ?? []));
}

/** The entries of a list with what is open in each, and what each is known by. */
export function openEntries(entries: readonly unknown[], list: SettingPath, open: readonly string[]): unknown[] {
  const paths = new Openings(open);
  return entries.map((entry, at) => {
    if (!isGroup(entry)) return entry;
    const { code, kind } = entry;
    const free = Object.entries(entry).filter(([key]) => paths.has([...list, at, key]));
    return { code, ...(kind !== undefined && { kind }), ...Object.fromEntries(free) };
  });
}

/** Which entries a list has is the parent's word, though something inside them may be open. */
function isOfParent({ open }: DraftShape, list: SettingPath): boolean {
  return open !== undefined && !new Openings(open).has(list);
}

function valueAt(plan: unknown, steps: SettingPath): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], plan);
}

function choiceFields({ form }: DraftShape): ReadonlyMap<string, SettingField> {
  const found = new Map<string, SettingField>();
  const visit = (field: SettingField): void => {
    if ((field.kind === 'variant' || field.kind === 'alternatives') && !field.isLocked) found.set(choiceName(field), field);
    fieldsInside(field).forEach(visit);
  };
  visit(form);
  return found;
}
