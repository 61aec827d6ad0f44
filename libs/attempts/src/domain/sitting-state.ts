import { predictionQuestion } from '#rules';
import type { Sitting } from '../attempts.service.js';

type Times = Pick<Sitting['attempt'], 'submittedAt' | 'deadlineAt'>;

/** Whether the contestant may go on working: neither sealed nor out of time. */
export function isStillOpen({ submittedAt, deadlineAt }: Times, now: Date): boolean {
  return !submittedAt && deadlineAt > now;
}

/** Whether the guess must still be given before sealing: it is asked for, there is time, and none has come yet. */
export function awaitsPrediction({ attempt, part }: Pick<Sitting, 'attempt' | 'part'>, given: number | null, now: Date): boolean {
  return isStillOpen(attempt, now) && predictionQuestion(part) !== undefined && given === null && attempt.prediction === null;
}
