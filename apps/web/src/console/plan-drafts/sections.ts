import { type DraftReading, fieldsInside, placeFaults, type SettingField } from '#rules';
import { isAround } from './plan-paths.js';

/** A page of the editor: one setting of the plan, or one entry of a list whose entries are long. */
export interface Section {
  /** In addresses: "contest", "parts-1". */
  id: string;
  /** The path of its field. */
  path: string;
  title: string;
  field: SettingField;
  /** How many faults stand in it. */
  faults: number;
  /** Entries with pages of their own. */
  entries: Section[];
}

export interface Chapter {
  title: string;
  sections: Section[];
}

/** How the table of contents groups the settings of a plan; what is not named here stands in the last chapter by itself. */
const CHAPTERS: { title: string; keys: readonly string[] }[] = [
  { title: 'Cuộc thi', keys: ['contest', 'authorities', 'approval', 'launch', 'ceremony', 'texts'] },
  { title: 'Người dự thi', keys: ['audiences', 'eligibility', 'lists', 'registration', 'teams'] },
  { title: 'Thi', keys: ['topics', 'references', 'parts'] },
  { title: 'Xếp hạng, giải thưởng', keys: ['boards', 'overall', 'prizes', 'blocks', 'collective', 'appeals'] },
  { title: 'Chỉ tiêu, đơn vị', keys: ['targets', 'obligations', 'units'] },
];
const OTHERS = 'Thiết lập khác';

/** The table of contents of a plan: grown from its form. */
export function chaptersOf({ form, faults }: Pick<DraftReading, 'form' | 'faults'>): Chapter[] {
  const placed = placeFaults(form, faults);
  const count = (path: string): number => [...placed].filter(([at]) => isAround(path, at)).reduce((sum, [, all]) => sum + all.length, 0);
  const section = (field: SettingField, id: string, title: string): Section => ({
    id,
    path: field.path,
    title,
    field,
    faults: count(field.path),
    entries:
      field.kind === 'list' && field.entries.some((entry) => isLong(entry.field))
        ? field.entries.map((entry, at) => section(entry.field, `${id}-${at + 1}`, entry.title)).map((entry) => ({ ...entry, entries: [] }))
        : [],
  });
  const sections = form.fields.map((field) => section(field, field.path, field.title));
  const named = new Set(CHAPTERS.flatMap(({ keys }) => keys));
  return [
    ...CHAPTERS.map(({ title, keys }) => ({ title, sections: keys.flatMap((key) => sections.filter(({ path }) => path === key)) })),
    { title: OTHERS, sections: sections.filter(({ path }) => !named.has(path)) },
  ].filter((chapter) => chapter.sections.length > 0);
}

/** All pages in the order in which they are read. */
export function pagesOf(chapters: readonly Chapter[]): Section[] {
  return chapters.flatMap(({ sections }) => sections.flatMap((section) => [section, ...section.entries]));
}

/** The page on which the setting of a path is filled in. */
export function pageOf(chapters: readonly Chapter[], path: string): Section | undefined {
  const around = pagesOf(chapters).filter((page) => isAround(page.path, path));
  return around.toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** An entry with lists or choices inside is more than a few lines; a strategy is told by its sentence. */
function isLong(field: SettingField): boolean {
  if (field.kind === 'variant' && field.tag === 'code') return false;
  return fieldsInside(field).some(({ kind }) => kind === 'list' || kind === 'variant' || kind === 'group');
}
