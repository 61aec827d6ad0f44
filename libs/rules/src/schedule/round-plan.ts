import type { z } from 'zod';
import type { Moment } from '../plan/moment.js';
import type { SettingPath, Strategy } from '../plan/strategy.js';

/** A round as the plan states it: open in [opens, closes), results published at `publishes` if the plan promises a time. */
export interface StatedRound {
  code: string;
  name: string;
  opens: Moment;
  closes: Moment;
  publishes?: Moment | undefined;
  /** Where in the arguments its times stand, for faults. */
  at: SettingPath;
}

/** A way to state the rounds of a part. */
export interface RoundPlan<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  rounds(args: z.output<Args>): StatedRound[];
}

export const roundPlan = <Args extends z.ZodObject>(plan: RoundPlan<Args>): RoundPlan<Args> => plan;
