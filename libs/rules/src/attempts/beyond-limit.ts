import type { QuizPart } from '../plan/rule-set.js';
import type { PastAttempt } from './attempt-limit.js';
import { mayStart } from './may-start.js';

/**
 * Whether an attempt was more than the part's limit allowed when it was started. How long one has to wait between two, and for
 * whom the part is, are other questions.
 * @param earlier the person's attempts of the part that were started before
 */
export function isBeyondLimit(part: QuizPart, earlier: readonly PastAttempt[], { round, startedAt }: PastAttempt): boolean {
  return mayStart(forAnybody(part), earlier, { round, at: startedAt }).code === 'limit-reached';
}

/** The least number of a person's attempts of which one may be beyond the part's limit; undefined where there is none. */
export function leastBeyondLimit(part: QuizPart, { round, startedAt }: PastAttempt): number | undefined {
  const { left } = mayStart(forAnybody(part), [], { round, at: startedAt });
  return left === null ? undefined : left + 1;
}

function forAnybody(part: QuizPart): QuizPart {
  return { ...part, audiences: undefined };
}
