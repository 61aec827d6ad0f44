import { stringify } from 'yaml';
import { canonicalJson } from './canonical-json.js';
import { formatPeriod, readPeriod, type Period } from './period.js';
import { formatPath } from './fault.js';
import { provenanceOf } from './provenance.js';
import type { RuleSet } from './rule-set.js';
import type { SettingPath } from './strategy.js';

/** What of a rule set is written down. */
export type PlanExtent =
  /** What the plan itself states: of one below another, the settings that it was free to choose. */
  | 'own'
  /** Everything that applies, as a plan that stands alone. */
  | 'effective';

/** Stands at the head of the file, or in no file. */
const NOT_STATED = new Set(['code', 'deploys', 'inherits', 'provenance']);

/**
 * A rule set as a plan file. What is written as `own` is read back to the same rule set beside the plan above it,
 * `effective` without it; only where a value comes from is not told by a file.
 */
export function planYaml(ruleSet: RuleSet, extent: PlanExtent = 'own'): string {
  const { code, deploys, inherits } = ruleSet;
  const above = { ...(deploys !== undefined && { deploys }), ...(inherits !== undefined && { inherits }) };
  const settings = Object.fromEntries(Object.entries(ruleSet).filter(([key]) => !NOT_STATED.has(key)));
  const isBelow = Object.keys(above).length > 0 && extent === 'own';
  const stated = isBelow ? { ...above, ...ownSettings(ruleSet, settings, []) } : settings;
  // An alias for what occurs twice would be refused when it is read.
  return stringify({ code, ...(written(stated) as object) }, { aliasDuplicateObjects: false, lineWidth: 130 });
}

/** The settings that the plan gave, not the one above it; an entry of a list in which something is its own is named by its code. */
function ownSettings(ruleSet: RuleSet, group: object, path: SettingPath): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(group)) {
    const inside = [...path, key];
    const origin = provenanceOf(ruleSet, formatPath(inside));
    if (origin.from === 'plan' && origin.plan === ruleSet.code) own[key] = value;
    else if (Array.isArray(value)) {
      const entries = value.flatMap((entry: unknown, at) => ownEntry(ruleSet, entry, [...inside, at]) ?? []);
      if (entries.length > 0) own[key] = entries;
    } else if (typeof value === 'object' && value !== null) {
      const within = ownSettings(ruleSet, value as object, inside);
      if (Object.keys(within).length > 0) own[key] = within;
    }
  }
  return own;
}

/** What the plan gave inside an entry of a list, beside what the entry is known by; undefined where that is nothing. */
function ownEntry(ruleSet: RuleSet, entry: unknown, path: SettingPath): Record<string, unknown> | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
  const { code, kind } = entry as Record<string, unknown>;
  const own = typeof code === 'string' ? ownSettings(ruleSet, entry, path) : {};
  return Object.keys(own).length === 0 ? undefined : { code, ...(kind !== undefined && { kind }), ...own };
}

/** Rough times in the words of the plan, as long as these still mean the same. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  if (isPeriod(value)) {
    const words = formatPeriod(value);
    return canonicalJson(readPeriod(words)) === canonicalJson(value) ? words : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, written(inner)]),
  );
}

const isPeriod = (value: object): value is Period => Object.keys(value).sort().join() === 'closes,opens,says';
