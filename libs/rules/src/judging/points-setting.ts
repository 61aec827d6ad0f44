import { z } from 'zod';

/** Points, to the thousandth. */
export function pointsSetting(title: string, { min = 0, max = 10_000 }: { min?: number; max?: number } = {}): z.ZodNumber {
  return z.number().multipleOf(0.001).min(min).max(max).meta({ title });
}
