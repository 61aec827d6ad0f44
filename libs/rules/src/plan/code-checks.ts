import type { z } from 'zod';
import { canonicalJson } from './canonical-json.js';
import { MOST_FAULTS } from './most-faults.js';
import { nearestWord } from './nearest-word.js';
import { isPartList, LISTS, type ListName, type PartListName } from './reference.js';
import { quoted, shownWords } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';
import { walkSettings } from './walk-settings.js';

/**
 * What is wrong with the codes of a plan: one used twice in a list, one that names nothing. Works on the plan as stated,
 * so that a fault elsewhere neither hides these nor brings up false ones. Of many no more than anybody reads are worked out.
 */
export function codeProblems(schema: z.ZodType, plan: Record<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  const declared = new Map<ListName, Set<string>>();
  const codesOf = (list: ListName): Set<string> => {
    const codes = declared.get(list) ?? new Set(declaredCodes(plan, list));
    declared.set(list, codes);
    return codes;
  };
  walkSettings(schema, plan, (visited, value, path) => {
    if (problems.length > MOST_FAULTS) return;
    const meta = (visited as z.ZodType).meta();
    if (Array.isArray(value)) problems.push(...repeatedCodes(value, path, meta?.['mayRepeat'] === true));
    if (Array.isArray(value)) problems.push(...repeatedReferences(visited as z.ZodType, value, path));
    const list = meta?.['refersTo'] as ListName | undefined;
    if (list === undefined || typeof value !== 'string') return;
    const codes = isPartList(list) ? new Set(codesOfPart(plan, list, path)) : codesOf(list);
    if (codes.has(value)) return;
    const known = [...codes];
    const near = nearestWord(value, known);
    const right =
      known.length === 0
        ? 'danh sách ấy đang trống; hãy khai báo mã này ở đó'
        : `đã khai báo: ${shownWords(known)}${near ? ` (có phải ý là “${near}”?)` : ''}`;
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

function declaredCodes(plan: Record<string, unknown>, list: ListName): string[] {
  const entries = plan[list];
  // Authorities are a group whose keys are the codes; all other lists have entries with a code.
  if (!Array.isArray(entries)) return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
  return entries.map((entry) => (entry as { code?: unknown } | null)?.code).filter((code) => typeof code === 'string');
}

/** The codes of a list that lies inside the part in which the setting at `path` stands. */
function codesOfPart(plan: Record<string, unknown>, list: PartListName, path: SettingPath): string[] {
  const part = Array.isArray(plan['parts']) ? (plan['parts'] as unknown[])[path[1] as number] : undefined;
  const phases = (part as { judging?: { phases?: unknown } | null } | null | undefined)?.judging?.phases;
  if (!Array.isArray(phases)) return [];
  return declaredCodes(list === 'phases' ? { phases } : ((phases.at(-1) ?? {}) as Record<string, unknown>), list);
}
