import type { z } from 'zod';
import { planSetting } from './plan-setting.js';
import { unwrapSetting } from './setting-words.js';

let names: ReadonlySet<string> | undefined;

/** Whether any group of settings of any plan has a setting of this name. */
export function isSettingName(name: string): boolean {
  return (names ??= new Set(namesIn(planSetting))).has(name);
}

function namesIn(schema: z.core.$ZodType): string[] {
  const { def } = unwrapSetting(schema);
  switch (def.type) {
    case 'array':
      return namesIn(def['element'] as z.core.$ZodType);
    case 'union':
      return (def['options'] as z.core.$ZodType[]).flatMap(namesIn);
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([key, inner]) => [key, ...namesIn(inner)]);
    default:
      return [];
  }
}
