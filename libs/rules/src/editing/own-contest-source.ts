import { Openings } from '../plan/openings.js';
import { planYaml } from '../plan/plan-yaml.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { SettingPath } from '../plan/strategy.js';
import { readYaml } from '../plan/yaml-source.js';
import { stringify } from 'yaml';
import { openEntries } from './apply-edits.js';
import { isGroup } from './list-options.js';

/**
 * How the plan of a contest of one's own begins that stands on the rules of another: the name of these rules, and what they
 * leave open as they have it, ready to be changed.
 */
export function ownContestSource(base: RuleSet, code: string): string {
  const settings = readYaml(planYaml(base, 'effective'), '').source.value;
  const openings = new Openings(base.openForOwn ?? []);
  const stated = isGroup(settings) ? openOf(settings, [], openings, base.openForOwn ?? []) : {};
  return stringify({ code, inherits: base.code, ...stated }, { aliasDuplicateObjects: false, lineWidth: 130 });
}

function openOf(group: Record<string, unknown>, path: SettingPath, openings: Openings, open: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(group).flatMap(([key, value]): [string, unknown][] => {
      const inside = [...path, key];
      if (openings.has(inside)) return [[key, value]];
      if (!openings.leadsFrom(inside)) return [];
      if (Array.isArray(value)) return [[key, openEntries(value, inside, open)]];
      return isGroup(value) ? [[key, openOf(value, inside, openings, open)]] : [];
    }),
  );
}
