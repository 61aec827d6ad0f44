import type { SubmissionPart } from '../plan/rule-set.js';
import type { Bounded } from './submission-condition.js';
import { submissionConditions } from './submission-conditions.js';

/** The most that the conditions of a part allow of something; undefined where none of them says. */
export function submissionLimit({ conditions }: Pick<SubmissionPart, 'conditions'>, of: Bounded): number | undefined {
  const limits = conditions.flatMap((condition) => {
    const bounds = submissionConditions.of(condition).bounds?.(condition);
    return bounds?.of === of && bounds.most !== undefined ? [bounds.most] : [];
  });
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** The parts of a text that do not count as its main one, in the words of the plan. */
export function leftOutOfWords({ conditions }: Pick<SubmissionPart, 'conditions'>): string[] {
  return conditions.flatMap((condition) => submissionConditions.of(condition).leavesOut?.(condition) ?? []);
}

/** Whether submissions of a part say where their video is to be seen: of one form, or, where none is said, of any. */
export function takesLink({ conditions, forms }: Pick<SubmissionPart, 'conditions' | 'forms'>, form?: string | null): boolean {
  const asked = form === undefined ? [null, ...forms] : [form];
  return conditions.some((condition) => asked.some((one) => submissionConditions.of(condition).asksLink?.(condition, one) === true));
}
