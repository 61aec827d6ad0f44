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

/** What a sealed attempt would say with its late answers: marks in the bank's order and the guess; no row where none came. Run in a unit of work. */
export const marksWithLate = hotStatement<[tenant: string, attempt: string], { marks: number[]; prediction: string | null }>(
  'attempt-marks-with-late',
  `select marks_of(case when l.places is null then a.choices else merged_choices(a.choices, a.seqs, l.places, l.bits, l.numbers) end, a.orders) as marks,
      coalesce(l.guess, a.prediction) as prediction
    from attempts a cross join lateral (
      select array_agg(l.place order by l.number) filter (where l.place > 0) as places, array_agg(l.mark order by l.number) filter (where l.place > 0) as bits,
          array_agg(l.number order by l.number) filter (where l.place > 0) as numbers, max(l.prediction) as guess
        from late_answers l where l.tenant_id = a.tenant_id and l.attempt_id = a.id) l
    where a.tenant_id = $1 and a.id = $2 and a.submitted_at is not null and a.orders is not null and (l.places is not null or l.guess is not null)`,
);
