import { capitalise } from '#kernel';
import { AUTHORITY_ROLES } from '../plan/contest-setting.js';
import { isPartList, type ListName, LISTS, type PartListName } from '../plan/reference.js';
import type { SettingPath } from '../plan/strategy.js';
import type { FieldOption } from './setting-field.js';

type Raw = Record<string, unknown>;

/** How a form calls an entry of one of the plan's lists, where the setting has no title of its own: without where it stands. */
export function entryTitleOf(list: ListName): string {
  return capitalise(LISTS[list].replace(/ trong [\w.]+$/, ''));
}

/** The entries of a list of the plan as it stands, faulty or not, by their names. */
export function listOptions(plan: Raw, list: ListName, path: SettingPath): FieldOption[] {
  if (list === 'authorities') {
    const names = isGroup(plan['authorities']) ? plan['authorities'] : {};
    return Object.keys(names).map((role) => ({
      value: role,
      label:
        typeof names[role] === 'string' && names[role] !== '' ? names[role] : (new Map(Object.entries(AUTHORITY_ROLES)).get(role) ?? role),
    }));
  }
  const entries = isPartList(list) ? partEntries(plan, list, path) : plan[list];
  return entriesOf(entries).flatMap(({ code, name }) =>
    typeof code === 'string' ? [{ value: code, label: typeof name === 'string' && name !== '' ? name : code }] : [],
  );
}

/** The entries of a list inside the part around the path; elsewhere, those of all parts. */
function partEntries(plan: Raw, list: PartListName, path: SettingPath): unknown[] {
  const parts = entriesOf(plan['parts']);
  const around = path[0] === 'parts' && typeof path[1] === 'number' ? parts[path[1]] : undefined;
  return (around ? [around] : parts).flatMap((part) => {
    const phases = entriesOf(isGroup(part['judging']) ? part['judging']['phases'] : undefined);
    return list === 'phases' ? phases : entriesOf(phases.at(-1)?.['criteria']);
  });
}

function entriesOf(value: unknown): Raw[] {
  return Array.isArray(value) ? value.filter(isGroup) : [];
}

export function isGroup(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
