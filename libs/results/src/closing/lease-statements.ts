import { hotStatement } from '#persistence';
import type { RoundId, TenantId } from '#kernel';

type OfRound = readonly [TenantId, RoundId, holder: string];

/**
 * Takes the computing of a round for so many seconds, or goes on holding it: a row when it is ours. One that lies further ahead
 * than any can is of a clock that was moved.
 */
export const takeLease = hotStatement<[...OfRound, seconds: number], { holder: string }>(
  'standing-take-lease',
  `insert into standing_leases as l (tenant_id, round_id, holder, expires_at) values ($1, $2, $3, app_now() + make_interval(secs => $4))
   on conflict (tenant_id, round_id) do update set holder = excluded.holder, expires_at = excluded.expires_at
     where l.holder = excluded.holder or l.expires_at <= app_now() or l.expires_at > excluded.expires_at
   returning l.holder`,
);

/** Gives it back; nothing happens where it is another's by now. */
export const giveBackLease = hotStatement<OfRound, never>(
  'standing-give-back-lease',
  'delete from standing_leases where tenant_id = $1 and round_id = $2 and holder = $3',
);
