import type { z } from 'zod';
import type { Strategy } from '../../plan/strategy.js';
import type { JudgedPhase } from '../judged-phase.js';

/** What happens when the judges of one submission are far apart. */
export interface DiscrepancyRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** Why the rule could not work in a phase, to the writer of the plan; undefined when it can. */
  unfit(args: z.output<Args>, phase: JudgedPhase): string | undefined;
  /** Whether one judge more must mark a submission that all judges of the phase have marked with this spread, in thousandths. */
  needsFurther(args: z.output<Args>, spread: number): boolean;
  /**
   * Which total is left out once the further judge has marked.
   * @param totals in thousandths of a point, lowest first, the further judge's among them
   * @returns a position in the totals
   */
  leavesOut(args: z.output<Args>, totals: readonly number[]): number;
}

export const discrepancyRule = <Args extends z.ZodObject>(rule: DiscrepancyRule<Args>): DiscrepancyRule<Args> => rule;
