import { DAY_MS, localParts, parseLocal } from '#kernel';
import type { SubmissionPart } from '../plan/rule-set.js';
import { submissionConditions } from './submission-conditions.js';

/** What a part asks for as new. */
export interface Novelty {
  /** Nothing like it may have been applied before this instant. */
  until: Date;
  /** "trong tỉnh" */
  where: string;
}

/** When something was first applied, as far as it is known: on a day, in a month, in a year. */
export interface AppliedFrom {
  /** "2023-05-04"; the first day of the month or year where no more is known. */
  day: string;
  to: 'day' | 'month' | 'year';
}

/** What that means for something like it that is submitted. `unclear`: the month or year lies on both sides of the date. */
export type AppliedWhen = 'before' | 'after' | 'unclear' | 'unknown';

/** How new a part wants its submissions to be; undefined where it does not say. Of several dates the latest. */
export function noveltyOf({ conditions }: Pick<SubmissionPart, 'conditions'>): Novelty | undefined {
  return conditions
    .flatMap((condition) => submissionConditions.of(condition).newSince?.(condition) ?? [])
    .toSorted((a, b) => b.until.getTime() - a.until.getTime())[0];
}

/** Whether something was applied before the date up to which the rules look. Days are those of Vietnam. */
export function appliedWhen({ until }: Pick<Novelty, 'until'>, applied: AppliedFrom | null): AppliedWhen {
  const first = applied && parseLocal(applied.day);
  if (!first) return 'unknown';
  if (first >= until) return 'after';
  const { year, month } = localParts(first);
  const next = {
    day: new Date(first.getTime() + DAY_MS),
    month: parseLocal(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`),
    year: parseLocal(`${year + 1}-01-01`),
  }[applied.to];
  // The first moment after it: the whole of it lies before the date.
  return next && next <= until ? 'before' : 'unclear';
}
