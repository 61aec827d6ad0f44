import type { z } from 'zod';
import type { SettingPath } from './strategy.js';

type Schema = z.core.$ZodType;

/**
 * Visits every value that a schema knows, together with its schema, whether or not the values are valid. This is how
 * references are checked wherever they stand, in strategies too, without the checker knowing any of them.
 */
export function walkSettings(
  schema: Schema,
  value: unknown,
  visit: (schema: Schema, value: unknown, path: SettingPath) => void,
  path: SettingPath = [],
): void {
  visit(schema, value, path);
  const { def } = schema._zod as unknown as { def: { type: string } & Record<string, unknown> };
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      walkSettings(def['innerType'] as Schema, value, visit, path);
      return;
    case 'pipe':
      walkSettings(def['in'] as Schema, value, visit, path);
      return;
    case 'array':
      if (Array.isArray(value)) value.forEach((entry, at) => walkSettings(def['element'] as Schema, entry, visit, [...path, at]));
      return;
    case 'object':
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(def['shape'] as Record<string, Schema>)) {
        if (Object.hasOwn(value, key)) walkSettings(inner, (value as Record<string, unknown>)[key], visit, [...path, key]);
      }
      return;
    case 'union':
      for (const option of (def['options'] as Schema[]).filter((candidate) => couldBe(candidate, value)))
        walkSettings(option, value, visit, path);
      return;
  }
}

/** Whether a value may be meant for an option of a union: of its kind, with its literals. */
export function couldBe(schema: Schema, value: unknown): boolean {
  const { def } = schema._zod as unknown as { def: { type: string } & Record<string, unknown> };
  if (def.type !== 'object') return def.type === 'union' ? true : typeof value !== 'object';
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(def['shape'] as Record<string, Schema>).every(([key, inner]) => {
    const literal = (inner._zod as unknown as { def: { type: string; values?: unknown[] } }).def;
    return literal.type !== 'literal' || literal.values?.includes((value as Record<string, unknown>)[key]);
  });
}
