import type { TenantId } from '#kernel';
import { hotStatement } from '#persistence';
import type { StandingId } from '../entities/standing.entity.js';

/** Lines of a standing behind a place, in the order of places: as far as a comparison needs them. */
export const comparedLines = hotStatement<[TenantId, StandingId, behind: number, most: number], { person: string; points: number }>(
  'correction-compared-lines',
  `select l.person, l.points::float8 as points from standing_lines l
   where l.tenant_id = $1 and l.standing_id = $2 and l.rank > $3 order by l.rank limit $4`,
);

/** Somebody whose line is another one in the corrected standing; null where there is no line. */
export interface ConcernedLine {
  person: string;
  pointsBefore: number | null;
  pointsAfter: number | null;
}

/**
 * People behind a pseudonym who have other points than before, are ranked no more or now, or had or have a prize that the other
 * standing does not give them; in the order of pseudonyms.
 */
export const concernedLines = hotStatement<
  [TenantId, before: StandingId, after: StandingId, behind: string, most: number, winners: string[]],
  ConcernedLine
>(
  'correction-concerned-lines',
  `select l.person, max(l.points) filter (where l.standing_id = $2)::float8 as "pointsBefore",
     max(l.points) filter (where l.standing_id = $3)::float8 as "pointsAfter"
   from standing_lines l where l.tenant_id = $1 and l.standing_id in ($2, $3) and l.person > $4
   group by l.person having count(*) = 1 or min(l.points) <> max(l.points) or l.person = any($6::uuid[])
   order by l.person limit $5`,
);
