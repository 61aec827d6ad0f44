import type { Sitting } from '../sittings.service.js';

type Times = Pick<Sitting['attempt'], 'submittedAt' | 'deadlineAt'>;

/** Whether the contestant may go on working: neither sealed nor out of time. */
export function isStillOpen({ submittedAt, deadlineAt }: Times, now: Date): boolean {
  return !submittedAt && deadlineAt > now;
}
