import { hotStatement } from '#persistence';
import type { TenantId } from '#kernel';
import type { StandingId } from '../entities/standing.entity.js';

/** Keeps consecutive lines of a standing; `before` is the place before the first. Lists are of one length and go as text. */
export const keepLines = hotStatement<
  [
    TenantId,
    StandingId,
    before: number,
    people: string,
    attempts: string,
    points: string,
    allCorrect: string,
    predictions: string,
    durationsMs: string,
    submittedMs: string,
    decidedBy: string,
  ],
  never
>(
  'standing-keep-lines',
  `insert into standing_lines (tenant_id, standing_id, rank, person, attempt_id, points, all_correct, prediction, duration_ms, submitted_at, decided_by)
   select $1::uuid, $2::uuid, $3::integer + l.n, l.person, l.attempt, l.points, l.all_correct, l.prediction, l.duration_ms,
     timestamptz 'epoch' + l.submitted_ms * interval '1 millisecond', l.decided_by
   from unnest($4::uuid[], $5::uuid[], $6::numeric[], $7::boolean[], $8::bigint[], $9::bigint[], $10::bigint[], $11::text[])
     with ordinality as l (person, attempt, points, all_correct, prediction, duration_ms, submitted_ms, decided_by, n)`,
);
