import { hotStatement } from '#persistence';

/** More time for open attempts; to how many it was given. Run in the unit of work that grants it, as the next two. */
export const giveTime = hotStatement<
  [tenant: string, exception: string, round: string, onlyOne: string | null, ofUnits: readonly string[] | null, minutes: number],
  { n: number }
>('attempts-give-time', 'select attempts_give_time($1, $2, $3, $4, $5::uuid[], $6) as n');

export const reopenAttempt = hotStatement<
  [tenant: string, exception: string, attempt: string, fresh: string, minutes: number],
  { n: number }
>('attempt-reopen', 'select attempt_reopen($1, $2, $3, $4, $5) as n');

export const acceptLate = hotStatement<
  [tenant: string, exception: string, attempt: string, fresh: string, initials: string, code: string, salt: Buffer],
  { n: number }
>('attempt-accept-late', 'select attempt_accept_late($1, $2, $3, $4, $5, $6, $7) as n');
