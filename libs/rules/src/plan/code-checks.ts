import type { z } from 'zod';
import { canonicalJson } from './canonical-json.js';
import { MOST_FAULTS } from './most-faults.js';
import { meantWord, namedChoices, type NamedWords, suggestion } from './meant-word.js';
import { planShape } from './plan-setting.js';
import { isPartList, LISTS, type ListName, type PartListName } from './reference.js';
import { isCode } from './setting.js';
import { quoted } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';
import { walkSettings } from './walk-settings.js';

/**
 * What is wrong with the codes of a plan: one used twice in a list, one that names nothing. Works on the plan as stated,
 * so that a fault elsewhere neither hides these nor brings up false ones. Of many no more than anybody reads are worked out.
 * @param unsure lists that the plan may well have, under a name with a slip of the finger
 */
export function codeProblems(schema: z.ZodType, plan: Record<string, unknown>, unsure: ReadonlySet<string> = new Set()): Problem[] {
  const problems: Problem[] = [];
  const declared = new Map<ListName, NamedWords | undefined>();
  const codesOf = (list: ListName): NamedWords | undefined => {
    if (!declared.has(list)) declared.set(list, unsure.has(list) ? undefined : declaredCodes(plan, list));
    return declared.get(list);
  };
  walkSettings(schema, plan, (visited, value, path) => {
    if (problems.length > MOST_FAULTS) return;
    const meta = (visited as z.ZodType).meta();
    if (Array.isArray(value)) problems.push(...repeatedCodes(value, path, meta?.['mayRepeat'] === true));
    if (Array.isArray(value)) problems.push(...repeatedReferences(visited as z.ZodType, value, path));
    const list = meta?.['refersTo'] as ListName | undefined;
    if (list === undefined || typeof value !== 'string') return;
    const codes = isPartList(list) ? codesOfPart(plan, list, path) : codesOf(list);
    if (!codes || codes.has(value)) return;
    const right =
      codes.size === 0
        ? 'danh sách ấy đang trống; hãy khai báo mã này ở đó'
        : `đã khai báo: ${namedChoices(codes)}${suggestion(meantWord(value, codes))}`;
    problems.push({ path, message: `không có ${LISTS[list]} mang mã ${quoted(value)}; ${right}` });
  });
  return problems;
}

/** A setting whose schema says `mayRepeat` is a list of strategies, of which one may serve twice with other arguments. */
function repeatedCodes(entries: readonly unknown[], path: SettingPath, mayRepeat: boolean): Problem[] {
  const seen = new Set<unknown>();
  return entries.flatMap((entry, at) => {
    const code = (entry as { code?: unknown } | null)?.code;
    if (typeof code !== 'string') return [];
    const key = mayRepeat ? canonicalJson(entry) : code;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      { path: [...path, at, 'code'], message: `mã ${quoted(code)} đã dùng ở mục trên; trong một danh sách, mỗi mã chỉ dùng một lần` },
    ];
  });
}

/** A list that names entries of another list names each once: named twice it would count, or be told, twice. */
function repeatedReferences(schema: z.ZodType, entries: readonly unknown[], path: SettingPath): Problem[] {
  const { element } = schema as unknown as { element?: z.ZodType };
  if (element?.meta()?.['refersTo'] === undefined) return [];
  const seen = new Set<string>();
  return entries.flatMap((entry, at) => {
    if (typeof entry !== 'string') return [];
    if (!seen.has(entry)) {
      seen.add(entry);
      return [];
    }
    return [{ path: [...path, at], message: `mã ${quoted(entry)} đã ghi ở trên; trong một danh sách, mỗi mã chỉ ghi một lần` }];
  });
}

/**
 * The codes of a list with the names of their entries; undefined when the list itself is wrong, or one of its codes: what
 * names an entry may then be right once that is mended.
 */
function declaredCodes(plan: Record<string, unknown>, list: ListName): NamedWords | undefined {
  const entries = plan[list];
  if (entries === undefined) return isRequired(list) ? undefined : new Map();
  // Authorities are a group whose keys are the codes; all other lists have entries with a code.
  if (list === 'authorities') {
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) return undefined;
    return new Map(Object.entries(entries).map(([role, name]) => [role, typeof name === 'string' ? name : '']));
  }
  return Array.isArray(entries) ? codesIn(entries) : undefined;
}

function codesIn(entries: readonly unknown[]): NamedWords | undefined {
  const codes = new Map<string, string>();
  for (const entry of entries) {
    const { code, name } = (entry ?? {}) as { code?: unknown; name?: unknown };
    if (typeof code !== 'string' || !isCode(code)) return undefined;
    codes.set(code, typeof name === 'string' ? name : '');
  }
  return codes;
}

function isRequired(list: ListName): boolean {
  const schema = (planShape as Partial<Record<string, z.ZodType>>)[list];
  return schema !== undefined && !schema.safeParse(undefined).success;
}

/** The codes of a list that lies inside the part in which the setting at `path` stands. */
function codesOfPart(plan: Record<string, unknown>, list: PartListName, path: SettingPath): NamedWords | undefined {
  const part = Array.isArray(plan['parts']) ? (plan['parts'] as unknown[])[path[1] as number] : undefined;
  const phases = (part as { judging?: { phases?: unknown } | null } | null | undefined)?.judging?.phases;
  if (!Array.isArray(phases)) return undefined;
  if (list === 'phases') return codesIn(phases);
  const criteria = (phases.at(-1) as { criteria?: unknown } | null | undefined)?.criteria;
  return Array.isArray(criteria) ? codesIn(criteria) : undefined;
}
