import { capitalise } from '#kernel';
import {
  choiceName,
  type DraftReading,
  fieldsInside,
  formSentence,
  type ListField,
  placeFaults,
  type SettingField,
  type TreeNode,
  type VariantField,
  type AlternativesField,
} from '#rules';
import type { ActionView, SettingGroupView, SettingListView, SettingView, TreeNodeView, WaysView } from '../view-models.js';
import { isAround } from './plan-paths.js';
import type { Section } from './sections.js';
import { tickedNames } from './setting-place.js';
import { additionName, inputName } from './typed-edits.js';

const LONG_LINE = 60;
const CHARACTERS_PER_ROW = 68;
const MOST_ROWS = 14;
/** A page with more parts than these shows them folded. */
const MOST_UNFOLDED = 5;
/** More options than these are a list to choose from rather than rows. */
const MOST_ROWS_OF_CHOICE = 4;

/** What drawing fields needs to know. */
export interface Drawing {
  /** Errors by the path of the field. */
  errors: ReadonlyMap<string, string>;
  /** Nothing can be changed: published, or seen by somebody who does not write. */
  isReadOnly: boolean;
  /** Who has fixed what is locked. */
  lockedBy?: string | undefined;
  /** Addresses of entries that have pages of their own. */
  pages: ReadonlyMap<string, { url: string; faults: number }>;
  /** The path of what was worked on last: the fold around it is open. */
  opened?: string | undefined;
}

/** What is wrong, in words for a form, at the field that each is about. */
export function errorsOf({ form, faults }: Pick<DraftReading, 'form' | 'faults'>): ReadonlyMap<string, string> {
  const placed = placeFaults(form, faults);
  return new Map([...placed].map(([path, all]) => [path, [...new Set(all.map((fault) => sentence(formSentence(fault, form))))].join(' ')]));
}

/** The fields of one page of the editor. */
export function settingViews({ field }: Pick<Section, 'field'>, drawing: Drawing): SettingView[] {
  const isOwnGroup = field.kind === 'group' || field.kind === 'variant';
  if (field.kind === 'list') return [{ path: field.path, list: { ...listOf(field, drawing), isTitled: true } }];
  if (!isOwnGroup || (field.kind === 'group' && !field.isPresent)) return [viewOf(field, drawing)];
  // The heading of the page is the name of the group.
  if (field.kind === 'variant' && !isKind(field)) return [viewOf(field, drawing)];
  const group = groupOf(field, drawing, { isEntry: true });
  const settings =
    group.settings.filter(isFoldable).length > MOST_UNFOLDED ? group.settings.map((setting) => folded(setting, drawing)) : group.settings;
  return [{ path: field.path, group: { ...group, settings, legend: undefined, actions: dropAction(field, drawing) } }];
}

function isFoldable({ group, list }: SettingView): boolean {
  return group !== undefined || list !== undefined;
}

/** A part of a long page: its name and what it says, open where something is to be done. */
function folded(setting: SettingView, { errors, opened }: Drawing): SettingView {
  const inside = setting.group ?? setting.list;
  if (!inside) return setting;
  const isWanted = (path: string): boolean => isAround(setting.path, path);
  const count = setting.list
    ? setting.list.entries.length > 0
      ? setting.list.entries.map(({ title }) => title).join('; ')
      : 'Chưa có mục nào.'
    : undefined;
  return {
    ...setting,
    fold: {
      title: inside.legend ?? '',
      says: inside.sentence ?? count,
      isOpen: [...errors.keys()].some(isWanted) || (opened !== undefined && isWanted(opened)) || undefined,
    },
  };
}

function viewOf(field: SettingField, drawing: Drawing): SettingView {
  const { path } = field;
  if (field.kind === 'group') {
    if (!field.isPresent) return absentView(field, drawing);
    return { path, group: { ...groupOf(field, drawing), actions: dropAction(field, drawing) } };
  }
  if (field.kind === 'list') return { path, list: listOf(field, drawing) };
  if (field.kind === 'variant') return { path, group: variantOf(field, drawing) };
  if (field.kind === 'alternatives') return { path, group: alternativesOf(field, drawing) };
  if (isLocked(field, drawing))
    return { path, fact: { label: field.title, value: shownValue(field), detail: lockedDetail(field, drawing) } };
  return { path, ...inputOf(field, drawing) };
}

type Leaf = Exclude<SettingField, { kind: 'group' | 'list' | 'variant' | 'alternatives' }>;

function inputOf(field: Leaf, { errors }: Drawing): Omit<SettingView, 'path'> {
  const common = { id: idOf(field.path), name: inputName(field.path), label: field.title, error: errorOf(field, errors.get(field.path)) };
  switch (field.kind) {
    case 'text': {
      const hint = field.reading === undefined ? field.hint : `Máy hiểu: ${field.reading}.`;
      const text = { ...common, hint, value: field.text };
      if (field.form === 'line' && field.text.length > LONG_LINE) return { area: { ...text, rows: String(rowsFor([field.text], 2)) } };
      const inputmode = field.form === 'whole' ? ({ inputmode: 'numeric' } as const) : {};
      return { text: { ...text, ...inputmode, autocomplete: 'off' } };
    }
    case 'lines': {
      const hint = [field.hint, 'Mỗi dòng một mục.'].filter(Boolean).join(' ');
      return { area: { ...common, hint, value: field.text, rows: String(rowsFor(field.text.split('\n'), 3)) } };
    }
    case 'ticks':
      return {
        ticks: {
          ...common,
          hint: field.hint,
          options: field.options.map(({ value, label }) => ({ value, label, isChecked: field.texts.includes(value) })),
        },
      };
    case 'tree':
      return { tree: { ...common, hint: field.hint, nodes: field.nodes.map((node) => treeView(node, new Set(field.texts))) } };
    case 'choice':
    case 'reference':
    case 'yes-no': {
      if (field.kind === 'reference' && field.options.length === 0)
        return {
          text: {
            ...common,
            hint: 'Danh sách để chọn đang trống. Hãy ghi danh sách ấy trước, ở mục của nó.',
            value: field.text,
            autocomplete: 'off',
          },
        };
      if (field.options.length > MOST_ROWS_OF_CHOICE || (field.isOptional && field.kind !== 'yes-no'))
        return {
          select: {
            ...common,
            hint: field.hint,
            placeholder: field.isOptional ? 'Không ghi' : 'Chọn',
            options: field.options.map(({ value, label }) => ({ value, label, isSelected: value === field.text })),
          },
        };
      return {
        choice: {
          ...common,
          hint: field.hint,
          options: field.options.map(({ value, label }) => ({ value, label, isChecked: value === field.text })),
        },
      };
    }
  }
}

/** What may be ticked; a branch is open where something inside is. */
function treeView({ value, label, inside }: TreeNode, ticked: ReadonlySet<string>): TreeNodeView {
  const nodes = inside.map((node) => treeView(node, ticked));
  return {
    value,
    label,
    isChecked: ticked.has(value),
    inside:
      nodes.length > 0
        ? { nodes, isOpen: nodes.some(({ isChecked, inside: below }) => isChecked || below?.isOpen) || undefined }
        : undefined,
  };
}

function groupOf(
  field: Extract<SettingField, { kind: 'group' | 'variant' }>,
  drawing: Drawing,
  { isEntry = false } = {},
): SettingGroupView {
  const fields = inOrder(field.fields);
  const rare = isEntry ? fields.filter(isRare) : [];
  return {
    id: idOf(field.path),
    legend: field.title || undefined,
    hint: field.hint,
    error: drawing.errors.get(field.path),
    // A code matters to other settings, hardly to people: it stands last.
    settings: fields.filter((inner) => !rare.includes(inner)).map((inner) => viewOf(inner, drawing)),
    more: rare.length > 0 ? rarelyOf(rare, drawing) : undefined,
  };
}

/** What an entry hardly ever needs stands folded below the rest. */
function rarelyOf(fields: readonly SettingField[], drawing: Drawing): SettingGroupView['more'] {
  const { errors, opened } = drawing;
  const isWanted = (path: string): boolean => fields.some((field) => isAround(field.path, path));
  return {
    title: `Thêm: ${fields.map(({ title }) => title.charAt(0).toLocaleLowerCase('vi') + title.slice(1)).join(', ')}`,
    isOpen: [...errors.keys()].some(isWanted) || (opened !== undefined && isWanted(opened)) || undefined,
    settings: fields.map((field) => viewOf(field, drawing)),
  };
}

/** Codes, what may be left out and is, and what has nothing to choose from. */
function isRare(field: SettingField): boolean {
  if (field.kind === 'text') return field.form === 'code';
  if (field.kind === 'reference') return field.isOptional && !field.isStated && field.options.length === 0;
  const hasParts = field.kind === 'group' || field.kind === 'list' || field.kind === 'variant';
  return hasParts && field.isOptional && (!field.isStated || (field.kind === 'list' && field.entries.length === 0));
}

function inOrder(fields: readonly SettingField[]): SettingField[] {
  const isCode = (field: SettingField): boolean => field.kind === 'text' && field.form === 'code';
  return [
    ...fields.filter((field) => !isCode(field)),
    ...fields.filter(isCode).map((field) => ({ ...field, hint: field.hint ?? CODE_HINT })),
  ];
}

const CODE_HINT = 'Để nơi khác trong kế hoạch nhắc đến mục này. Chữ thường không dấu, chữ số và gạch nối.';

function variantOf(field: VariantField, drawing: Drawing): SettingGroupView {
  const chosen = field.options.find(({ value }) => value !== '' && value === field.chosen);
  const inside = groupOf(field, drawing);
  const isFixed = isLocked(field, drawing);
  return {
    ...inside,
    legend: field.title,
    error: errorOf(field, drawing.errors.get(field.path)),
    sentence: field.sentence ?? (chosen ? `${chosen.label}.` : field.isOptional ? 'Không dùng.' : undefined),
    ways: isFixed ? undefined : waysOf(field, field.options, chosen === undefined && !field.isOptional),
  };
}

function alternativesOf(field: AlternativesField, drawing: Drawing): SettingGroupView {
  const branch = field.branches[field.chosen]?.field;
  const options = field.branches.map(({ label }, at) => ({ value: String(at), label }));
  const inside =
    branch?.kind === 'group' ? groupOf(branch, drawing).settings : branch ? [viewOf({ ...branch, title: field.title }, drawing)] : [];
  return {
    id: `${idOf(field.path)}-cach`,
    legend: branch?.kind === 'group' ? field.title : undefined,
    error: branch?.kind === 'group' ? drawing.errors.get(field.path) : undefined,
    settings: inside,
    ways: isLocked(field, drawing) ? undefined : waysOf(field, options, false),
  };
}

function waysOf(
  field: VariantField | AlternativesField,
  options: readonly { value: string; label: string; sentence?: string }[],
  isOpen: boolean,
): WaysView {
  const chosen = field.kind === 'variant' ? field.chosen : String(field.chosen);
  return {
    name: inputName(choiceName(field)),
    legend: isOpen ? 'Chọn một cách' : 'Chọn cách khác',
    options: options.map(({ value, label, sentence: detail }, at) => ({
      id: `${idOf(field.path)}-cach-${at}`,
      value,
      label,
      detail,
      isChecked: value === chosen,
    })),
    button: { label: 'Dùng cách đã chọn', value: `save:${field.path}`, hiddenLabel: field.title },
    isOpen: isOpen || undefined,
  };
}

function listOf(field: ListField, drawing: Drawing): SettingListView {
  const isFixed = isLocked(field, drawing);
  const last = field.entries.length - 1;
  return {
    id: idOf(field.path),
    legend: field.title,
    hint: field.hint,
    error: drawing.errors.get(field.path),
    settings: [],
    entries: field.entries.map(({ title, field: entry }, at) => {
      const page = drawing.pages.get(entry.path);
      return {
        id: idOf(entry.path),
        title,
        ...(page ? { url: page.url, faults: page.faults > 0 ? `${page.faults} chỗ cần sửa` : undefined } : entryOf(entry, drawing)),
        actions: isFixed
          ? []
          : [
              ...(at > 0 ? [{ label: 'Lên', value: `up:${entry.path}`, hiddenLabel: title }] : []),
              ...(at < last ? [{ label: 'Xuống', value: `down:${entry.path}`, hiddenLabel: title }] : []),
              { label: 'Bỏ', value: `remove:${entry.path}`, hiddenLabel: title, isGrave: true },
            ],
      };
    }),
    addition: isFixed
      ? undefined
      : {
          select:
            field.additions.length > 0
              ? {
                  id: `${idOf(field.path)}-them`,
                  name: additionName(field.path),
                  label: 'Thêm loại nào',
                  placeholder: 'Chọn',
                  options: field.additions.map(({ value, label }) => ({ value, label })),
                }
              : undefined,
          button: { label: 'Thêm một mục', value: `add:${field.path}`, hiddenLabel: field.title },
        },
  };
}

/** An entry on the page of its list: a strategy is told by its sentence, and changed by adding another. */
function entryOf(entry: SettingField, drawing: Drawing): Pick<SettingListView['entries'][number], 'group' | 'setting' | 'error'> {
  if (entry.kind === 'variant' && !isKind(entry)) {
    const isKnown = entry.options.some(({ value }) => value !== '' && value === entry.chosen);
    const group = isKnown
      ? { ...groupOf(entry, drawing, { isEntry: true }), sentence: entry.sentence, legend: undefined }
      : { ...variantOf(entry, drawing), legend: undefined };
    return { group };
  }
  if (entry.kind === 'group' || entry.kind === 'variant')
    return { group: { ...groupOf(entry, drawing, { isEntry: true }), legend: undefined } };
  return { setting: viewOf(entry, drawing) };
}

function absentView(field: SettingField, drawing: Drawing): SettingView {
  const action = isLocked(field, drawing) ? undefined : { label: 'Thêm mục này', value: `state:${field.path}`, hiddenLabel: field.title };
  return {
    path: field.path,
    absent: { id: idOf(field.path), title: field.title, hint: field.hint ?? 'Kế hoạch không quy định mục này.', action },
  };
}

function dropAction(field: SettingField, drawing: Drawing): ActionView[] {
  return field.isOptional && field.isStated && !isLocked(field, drawing) && field.kind === 'group'
    ? [{ label: 'Bỏ mục này', value: `drop:${field.path}`, hiddenLabel: field.title, isGrave: true }]
    : [];
}

/** Kinds of parts are chosen once, when the part is added. */
function isKind({ tag }: VariantField): boolean {
  return tag !== 'code';
}

function isLocked({ isLocked: locked }: SettingField, { isReadOnly }: Drawing): boolean {
  return locked || isReadOnly;
}

function lockedDetail({ isLocked: locked }: SettingField, { lockedBy }: Drawing): string | undefined {
  return locked && lockedBy ? `Do ${lockedBy} quy định.` : undefined;
}

/** What a field shows, for those who only look. */
function shownValue(field: Leaf): string {
  const label = (value: string): string | undefined =>
    'options' in field ? field.options.find((option) => option.value === value)?.label : undefined;
  if (field.kind === 'ticks') return field.texts.map((text) => label(text) ?? text).join('; ') || 'Không ghi';
  if (field.kind === 'tree') return tickedNames(field.nodes, field.texts).join('; ') || 'Không ghi';
  if (field.kind === 'lines') return field.text.split('\n').join('; ') || 'Không ghi';
  return (field.kind === 'text' ? (field.reading ?? field.text) : label(field.text)) || 'Không ghi';
}

function errorOf(field: SettingField, error: string | undefined): string | undefined {
  if (error === undefined || !/^Chưa (ghi|chọn)/.test(error)) return error;
  const isChosen = !['text', 'lines', 'list', 'group'].includes(field.kind);
  return isChosen ? 'Chưa chọn.' : 'Chưa ghi mục này.';
}

/** "parts[0].paper" as the id of an element. */
export function idOf(path: string): string {
  return `muc-${path.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}

/** All fields of a page that can have an error of their own, with the ids under which they stand. */
export function errorItems(field: SettingField, errors: ReadonlyMap<string, string>): { fieldId: string; text: string }[] {
  const own = errors.get(field.path);
  const error = own === undefined ? undefined : errorOf(field, own);
  const label = field.title || 'Mục này';
  return [
    ...(error === undefined
      ? []
      : [{ fieldId: idOf(field.path), text: `${label}: ${error.charAt(0).toLocaleLowerCase('vi')}${error.slice(1)}` }]),
    ...fieldsInside(field)
      .filter(({ path }) => path !== field.path)
      .flatMap((inner) => errorItems(inner, errors)),
  ];
}

function rowsFor(lines: readonly string[], least: number): number {
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_ROW)), 0);
  return Math.min(MOST_ROWS, Math.max(least, rows + (lines.length > 1 ? 1 : 0)));
}

function sentence(message: string): string {
  const text = capitalise(message);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
