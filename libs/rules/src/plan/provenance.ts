import { formatPath, parsePath } from './fault.js';
import type { RuleSet } from './rule-set.js';
import type { SettingPath } from './strategy.js';

/** Where an effective value comes from. */
export type Provenance = { from: 'plan'; plan: string } | { from: 'default' };

/** Stands for a value that no plan states: the schema's default. */
const DEFAULT = '(mặc định)';

/**
 * Which plan gave the value at a path ("contest.plan.number", "parts[0].attempts"): the plan itself, the one that it
 * deploys, or none, when the value is the software's default.
 */
export function provenanceOf(ruleSet: RuleSet, path: string): Provenance {
  const steps = parsePath(path);
  for (let length = steps.length; length >= 0; length--) {
    const plan = ruleSet.provenance[formatPath(steps.slice(0, length))];
    if (plan !== undefined) return plan === DEFAULT ? { from: 'default' } : { from: 'plan', plan };
  }
  return { from: 'plan', plan: ruleSet.code };
}

/**
 * The provenance of every path of an effective value, told only where it differs from the enclosing path's.
 * @param stated the value as the plans state it, before defaults
 * @param origins plan codes by path, as merging noted them
 */
export function recordProvenance(effective: unknown, stated: unknown, origins: ReadonlyMap<string, string>): Record<string, string> {
  const record: Record<string, string> = {};
  const walk = (value: unknown, original: unknown, path: SettingPath, enclosing: string): void => {
    const key = formatPath(path);
    const origin = original === undefined ? DEFAULT : (origins.get(key) ?? enclosing);
    if (origin !== enclosing) record[key] = origin;
    if (origin === DEFAULT || typeof value !== 'object' || value === null) return;
    // A value that reading has turned into something else (a period) has no inner paths of its own in the file.
    if (typeof original !== 'object' || original === null) return;
    for (const [step, inner] of Object.entries(value)) {
      const next = Array.isArray(value) ? Number(step) : step;
      walk(inner, (original as Record<string, unknown>)[step], [...path, next], origin);
    }
  };
  walk(effective, stated, [], '');
  return record;
}
