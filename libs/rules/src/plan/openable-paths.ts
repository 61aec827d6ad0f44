import type { z } from 'zod';
import { meantWord } from './meant-word.js';
import { nearestWord } from './nearest-word.js';
import { planShape } from './plan-setting.js';
import { unwrapSetting } from './setting-words.js';

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** A deploying plan has these for itself, or they say what it may change. */
const NEVER = new Set(['code', 'deploys', 'inherits', 'open', 'openForOwn']);

let known: ReadonlyMap<string, string> | undefined;

/**
 * Every setting that a plan may open to those below it, by its path, with its title. A list stands for its entries where these
 * have codes of their own: "parts.rounds".
 */
export function openablePaths(): ReadonlyMap<string, string> {
  return (known ??= new Map(pathsIn(planShape, '').filter(([path]) => !NEVER.has(path))));
}

/** The path that was meant: what stands around it, the nearest one, one that ends so ("unitsAt"), or one of that title. */
export function nearestPath(path: string, paths: ReadonlyMap<string, string>): string | undefined {
  const all = [...paths.keys()];
  const around = all.filter((one) => path.startsWith(`${one}.`) && !all.some((other) => other.startsWith(`${one}.`)));
  if (around[0] !== undefined) return around[0];
  const ending = all.filter((one) => one.endsWith(`.${path.split('.').at(-1)}`));
  return (ending.length === 1 ? ending[0] : undefined) ?? nearestInGroup(path, all) ?? nearestWord(path, all) ?? meantWord(path, paths);
}

/** The nearest among the settings of the same group: "contest.plans" is "contest.plan". */
function nearestInGroup(path: string, all: readonly string[]): string | undefined {
  const group = path.slice(0, path.lastIndexOf('.') + 1);
  const inside = all.filter((one) => one.startsWith(group) && !one.slice(group.length).includes('.')).map((one) => one.slice(group.length));
  const near = nearestWord(path.slice(group.length), inside);
  return near === undefined ? undefined : `${group}${near}`;
}

function pathsIn(shape: Shape, above: string): [path: string, title: string][] {
  return Object.entries(shape).flatMap(([key, schema]): [string, string][] => {
    const { meta } = unwrapSetting(schema);
    return [[`${above}${key}`, meta.title ?? ''], ...shapesIn(schema).flatMap((inner) => pathsIn(inner, `${above}${key}.`))];
  });
}

/** The groups of settings that lie inside a setting: its own, or those of its entries that are known by a code. */
function shapesIn(schema: z.core.$ZodType): Shape[] {
  const { def } = unwrapSetting(schema);
  if (def.type === 'object') return [def['shape'] as Shape];
  if (def.type !== 'array') return [];
  const { def: entry } = unwrapSetting(def['element'] as z.core.$ZodType);
  const options = entry.type === 'union' ? (entry['options'] as z.core.$ZodType[]) : [def['element'] as z.core.$ZodType];
  const shapes = options.flatMap((option) => {
    const { def: inner } = unwrapSetting(option);
    return inner.type === 'object' ? [inner['shape'] as Shape] : [];
  });
  return shapes.filter(({ code }) => code !== undefined && unwrapSetting(code).def.type === 'string');
}
