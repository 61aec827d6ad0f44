import { formatPath, parsePath } from './fault.js';
import { quoted, shownWords } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';

/** Settings that a child always has for itself. */
const OWN = new Set(['code', 'deploys']);

export interface Inherited {
  /** The parent's settings, with the child's where these are open. */
  value: Record<string, unknown>;
  /** Plan codes by path, where they differ from the enclosing path's. */
  origins: Map<string, string>;
  /** The child's settings that the parent has locked; their values are not in `value`. */
  locked: Problem[];
}

/**
 * Lays a child's plan over the plan that it deploys. Everything is locked but what the parent lists under `open`; what is
 * open is replaced as a whole, so that nothing of the parent's shines through where the child left something out.
 * @param parent the parent's effective settings as stated, with `origins` for a parent that inherits itself
 */
export function inherit(
  parent: { code: string; value: Record<string, unknown>; origins: ReadonlyMap<string, string>; open: readonly string[] },
  child: { code: string; value: Record<string, unknown> },
): Inherited {
  const origins = new Map(parent.origins);
  origins.set('$', parent.origins.get('$') ?? parent.code);
  const locked: Problem[] = [];
  const open = parent.open.map((path) => formatPath(parsePath(path)));
  const isOpen = (path: SettingPath): boolean => path.some((_step, at) => open.includes(formatPath(path.slice(0, at + 1))));
  const leadsToOpen = (path: SettingPath): boolean => open.some((key) => key.startsWith(`${formatPath(path)}.`));

  const take = (path: SettingPath, value: unknown): unknown => {
    for (const key of origins.keys()) {
      if (key === formatPath(path) || key.startsWith(`${formatPath(path)}.`) || key.startsWith(`${formatPath(path)}[`)) origins.delete(key);
    }
    origins.set(formatPath(path), child.code);
    return value;
  };

  const overlay = (below: Record<string, unknown>, above: Record<string, unknown>, path: SettingPath): Record<string, unknown> => {
    const merged = { ...below };
    for (const [key, value] of Object.entries(above)) {
      const inside = [...path, key];
      const beneath = below[key] ?? {};
      const isOwn = path.length === 0 && OWN.has(key);
      if (isOwn || isOpen(inside)) merged[key] = take(inside, value);
      else if (isGroup(value) && isGroup(beneath) && leadsToOpen(inside)) merged[key] = overlay(beneath, value, inside);
      else locked.push({ path: inside, message: lockedSentence(formatPath(inside), parent.code, open) });
    }
    return merged;
  };
  const value = overlay(parent.value, child.value, []);
  return { value, origins, locked };
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function lockedSentence(path: string, parent: string, open: readonly string[]): string {
  const may = open.length > 0 ? `chỉ được đổi: ${shownWords(open)}` : 'kế hoạch ấy không mở thiết lập nào';
  return `${quoted(path)} do kế hoạch ${quoted(parent)} quy định và đã khóa; hãy bỏ thiết lập này (${may})`;
}
