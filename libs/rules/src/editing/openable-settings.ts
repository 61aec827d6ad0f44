import { capitalise } from '#kernel';
import type { z } from 'zod';
import { formatPath } from '../plan/fault.js';
import { planSetting } from '../plan/plan-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { SettingPath } from '../plan/strategy.js';
import type { TreeNode } from './setting-field.js';

/** A deploying plan has these for itself, or they say what it may change. */
const NEVER = new Set(['code', 'deploys', 'inherits', 'open', 'openForOwn']);

let openable: readonly TreeNode[] | undefined;

/**
 * What a plan may open to those that deploy it: every setting that stands in no list, since a list is taken over as a whole
 * or not at all.
 * @param present paths that the plan names already: what is none of these settings is shown as it was written
 */
export function openableSettings(present: readonly string[]): TreeNode[] {
  const nodes = (openable ??= nodesOf(planSetting, []).filter(({ value }) => !NEVER.has(value)));
  const known = new Set(nodes.flatMap(valuesOf));
  const unknown = [...new Set(present.filter((path) => !known.has(path)))];
  return [...nodes, ...unknown.map((path) => ({ value: path, label: `“${path}” (không có trong danh sách)`, inside: [] }))];
}

function nodesOf(group: z.core.$ZodType, path: SettingPath): TreeNode[] {
  const { def } = unwrapSetting(group);
  if (def.type !== 'object') return [];
  return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).map(([key, setting]) => {
    const { meta } = unwrapSetting(setting);
    const inside = [...path, key];
    return { value: formatPath(inside), label: capitalise(meta.title ?? key), inside: nodesOf(setting, inside) };
  });
}

function valuesOf({ value, inside }: TreeNode): string[] {
  return [value, ...inside.flatMap(valuesOf)];
}
