import { canonicalJson } from './canonical-json.js';
import { formatPath } from './fault.js';
import { Openings } from './openings.js';
import { nearestPath, openablePaths } from './openable-paths.js';
import { quoted, shownWords } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';

/** Settings that a child always has for itself. */
const OWN = new Set(['code', 'deploys', 'inherits']);
/** How a plan names the one above it: only the child's own word counts. */
const ABOVE = new Set(['deploys', 'inherits']);

export interface Inherited {
  /** The parent's settings, with the child's where these are open. */
  value: Record<string, unknown>;
  /** Plan codes by path, where they differ from the enclosing path's. */
  origins: Map<string, string>;
  /** The child's settings that the parent has locked; their values are not in `value`. */
  locked: Problem[];
}

/** Where something stands: in the plan that applies, and in the child's own text, whose lists may leave entries out. */
interface Place {
  path: SettingPath;
  written: SettingPath;
}

/**
 * Lays a child's plan over the plan above it. Everything is locked but what the parent leaves open; what is open is replaced
 * as a whole, so that nothing of the parent's shines through where the child left something out. Inside a list, entries are
 * the parent's: the child names one by its code to change what is open in it.
 * @param parent the parent's effective settings as stated, with `origins` for a parent that inherits itself
 */
export function inherit(
  parent: { code: string; value: Record<string, unknown>; origins: ReadonlyMap<string, string>; open: readonly string[] },
  child: { code: string; value: Record<string, unknown> },
): Inherited {
  const origins = new Map(parent.origins);
  origins.set('$', parent.origins.get('$') ?? parent.code);
  const locked: Problem[] = [];
  const open = new Openings(parent.open);
  const lock = (written: SettingPath): void =>
    void locked.push({ path: written, message: lockedSentence(formatPath(written), parent.code, parent.open) });

  const take = (path: SettingPath, value: unknown): unknown => {
    for (const key of origins.keys()) {
      if (key === formatPath(path) || key.startsWith(`${formatPath(path)}.`) || key.startsWith(`${formatPath(path)}[`)) origins.delete(key);
    }
    origins.set(formatPath(path), child.code);
    return value;
  };

  const overlay = (below: Record<string, unknown>, above: Record<string, unknown>, { path, written }: Place): Record<string, unknown> => {
    const merged = { ...below };
    for (const [key, value] of Object.entries(above)) {
      const inside = { path: [...path, key], written: [...written, key] };
      const beneath = below[key];
      const isOwn = path.length === 0 && OWN.has(key);
      if (isOwn || open.has(inside.path)) merged[key] = take(inside.path, value);
      else if (isGroup(value) && isGroup(beneath ?? {}) && open.leadsFrom(inside.path))
        merged[key] = overlay((beneath ?? {}) as Record<string, unknown>, value, inside);
      else if (Array.isArray(value) && Array.isArray(beneath) && open.leadsFrom(inside.path))
        merged[key] = overlayList(beneath, value, inside);
      // In an entry of a list, its code and its kind are said again.
      else if (!isSaidAgain(path, beneath, value)) lock(inside.written);
    }
    return merged;
  };

  const overlayList = (below: readonly unknown[], above: readonly unknown[], { path, written }: Place): unknown[] => {
    const merged = [...below];
    above.forEach((entry, at) => {
      const code = codeOf(entry);
      const to = code === undefined ? -1 : below.findIndex((one) => codeOf(one) === code);
      const place = { path: [...path, to], written: [...written, at] };
      if (to >= 0 && isGroup(entry) && isGroup(merged[to])) merged[to] = overlay(merged[to], entry, place);
      else lock(place.written);
    });
    return merged;
  };

  const beneath = Object.fromEntries(Object.entries(parent.value).filter(([key]) => !ABOVE.has(key)));
  const value = overlay(beneath, child.value, { path: [], written: [] });
  return { value, origins, locked };
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const codeOf = (entry: unknown): unknown => (isGroup(entry) && typeof entry['code'] === 'string' ? entry['code'] : undefined);

function isSaidAgain(path: SettingPath, beneath: unknown, value: unknown): boolean {
  return path.some((step) => typeof step === 'number') && beneath !== undefined && canonicalJson(beneath) === canonicalJson(value);
}

function lockedSentence(path: string, parent: string, open: readonly string[]): string {
  const near = nearestPath(path, new Map(open.map((one) => [one, openablePaths().get(one) ?? ''])));
  // A name that no plan has is a slip of the finger rather than something locked.
  if (near !== undefined && !openablePaths().has(path.replace(/\[\d+\]/g, '')) && !path.startsWith(`${near}.`))
    return `không có thiết lập ${quoted(path)} mà kế hoạch ${quoted(parent)} cho đổi; có phải ý là ${quoted(near)}?`;
  const may = open.length > 0 ? `chỉ được đổi: ${shownWords(open)}` : 'kế hoạch ấy không mở thiết lập nào';
  return `${quoted(path)} do kế hoạch ${quoted(parent)} quy định và đã khóa; hãy bỏ thiết lập này (${may})`;
}
