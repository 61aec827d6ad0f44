import { z } from 'zod';

/** Points of a question, in thousandths at the finest. */
export function pointsSetting(title: string): z.ZodNumber {
  return z.number().multipleOf(0.001).min(0.001).max(1000).meta({ title });
}
