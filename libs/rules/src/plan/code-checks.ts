import type { z } from 'zod';
import { nearestWord } from './nearest-word.js';
import { LISTS, type ListName } from './reference.js';
import type { Problem, SettingPath } from './strategy.js';
import { walkSettings } from './walk-settings.js';

/**
 * What is wrong with the codes of a plan: one used twice in a list, one that names nothing. Works on the plan as stated,
 * so that a fault elsewhere neither hides these nor brings up false ones.
 */
export function codeProblems(schema: z.ZodType, plan: Record<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  walkSettings(schema, plan, (visited, value, path) => {
    if (Array.isArray(value)) problems.push(...repeatedCodes(value, path));
    const list = (visited as z.ZodType).meta()?.['refersTo'] as ListName | undefined;
    if (list === undefined || typeof value !== 'string') return;
    const known = declaredCodes(plan, list);
    if (known.includes(value)) return;
    const near = nearestWord(value, known);
    const right =
      known.length === 0 ? 'danh sách ấy đang trống' : `đã khai báo: ${known.join(', ')}${near ? ` (có phải ý là “${near}”?)` : ''}`;
    problems.push({ path, message: `không có ${LISTS[list]} mang mã “${value}”; ${right}` });
  });
  return problems;
}

function repeatedCodes(entries: readonly unknown[], path: SettingPath): Problem[] {
  const seen = new Set<unknown>();
  return entries.flatMap((entry, at) => {
    const code = (entry as { code?: unknown } | null)?.code;
    if (typeof code !== 'string') return [];
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path: [...path, at, 'code'], message: `mã “${code}” đã dùng ở mục trên; trong một danh sách, mỗi mã chỉ dùng một lần` }];
  });
}

function declaredCodes(plan: Record<string, unknown>, list: ListName): string[] {
  const entries = plan[list];
  // Authorities are a group whose keys are the codes; all other lists have entries with a code.
  if (!Array.isArray(entries)) return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
  return entries.map((entry) => (entry as { code?: unknown } | null)?.code).filter((code) => typeof code === 'string');
}
