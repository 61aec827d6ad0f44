import type { z } from 'zod';
import type { SettingPath } from './strategy.js';

/** A plan as it was read, before anything is known to be right. */
export type RawPlan = Record<string, unknown>;

/** The value if it is valid, else undefined: what is malformed has its own fault. */
export function validOrNothing<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data;
}

/** The groups of settings in a list of a plan, each with its path. */
export function entriesOf(plan: RawPlan, key: string): [RawPlan, SettingPath][] {
  const entries = plan[key];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry, at): [RawPlan, SettingPath][] =>
    typeof entry === 'object' && entry !== null ? [[entry as RawPlan, [key, at]]] : [],
  );
}
