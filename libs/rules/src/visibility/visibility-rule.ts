import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** When a contestant sees the own score. */
export interface VisibilityRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  isVisible(args: z.output<Args>, round: { isClosed: boolean; isPublished: boolean }): boolean;
}

export const visibilityRule = <Args extends z.ZodObject>(rule: VisibilityRule<Args>): VisibilityRule<Args> => rule;
