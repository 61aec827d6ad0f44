import type { TenantId } from '#kernel';
import { hotStatement } from '#persistence';
import type { ChainedEntry } from './domain/link-hash.js';
import type { LinkRow } from './domain/stored-link.js';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** The columns of an entry as the chain hashes them. */
const ENTRY = `e.id::text as id, to_char(e.happened_at at time zone 'UTC', ${MOMENT}) as "happenedAt", e.actor_id::text as "actorId",
  e.true_actor_kind as "trueActorKind", e.true_actor_id::text as "trueActorId", e.action, e.subject_kind as "subjectKind",
  e.subject_id::text as "subjectId", e.reason, e.details::text as details`;

/** Whether this transaction is the one that links the tenant's entries; others do not wait for it. */
export const mayLink = hotStatement<[TenantId], { mine: boolean }>(
  'audit-may-link',
  `select pg_try_advisory_xact_lock(hashtextextended('audit-chain ' || $1::text, 0)) as mine`,
);

/** The last link; no row before the first. */
export const lastLink = hotStatement<[TenantId], { position: string; hash: string }>(
  'audit-last-link',
  'select l.position, l.hash from audit_links l where l.tenant_id = $1 order by l.position desc limit 1',
);

/** Takes so many entries out of those that wait, oldest first. */
export const takeWaiting = hotStatement<[TenantId, limit: number], ChainedEntry>(
  'audit-take-waiting',
  `with taken as (
     delete from audit_waiting w using (select x.entry_id from audit_waiting x where x.tenant_id = $1 order by x.entry_id limit $2) o
     where w.tenant_id = $1 and w.entry_id = o.entry_id returning w.entry_id, w.recorded_at)
   select ${ENTRY}, to_char(t.recorded_at at time zone 'UTC', ${MOMENT}) as "recordedAt"
   from taken t join audit_entries e on e.tenant_id = $1 and e.id = t.entry_id order by e.id`,
);

export const addLinks = hotStatement<[TenantId, positions: number[], entries: string[], recorded: string[], hashes: string[]], never>(
  'audit-add-links',
  `insert into audit_links (tenant_id, position, entry_id, recorded_at, hash)
   select $1, q.* from unnest($2::bigint[], $3::uuid[], $4::timestamptz[], $5::text[]) as q`,
);

/** Links after a position, in order. */
export const linksAfter = hotStatement<[TenantId, position: number, limit: number], LinkRow>(
  'audit-links-after',
  `select l.position, l.hash, l.entry_id::text as "entryId", to_char(l.recorded_at at time zone 'UTC', ${MOMENT}) as "recordedAt", ${ENTRY}
   from (select * from audit_links x where x.tenant_id = $1 and x.position > $2 order by x.position limit $3) l
   left join audit_entries e on e.tenant_id = $1 and e.id = l.entry_id
   order by l.position`,
);

/** Entries that are in no link and wait for none. */
export const unlinked = hotStatement<[TenantId], { id: string; happenedAt: string }>(
  'audit-unlinked',
  `select e.id::text as id, to_char(e.happened_at at time zone 'UTC', ${MOMENT}) as "happenedAt" from audit_entries e
   where e.tenant_id = $1
     and not exists (select from audit_links l where l.tenant_id = $1 and l.entry_id = e.id)
     and not exists (select from audit_waiting w where w.tenant_id = $1 and w.entry_id = e.id)
   order by e.id`,
);

export const countWaiting = hotStatement<[TenantId], { waiting: number }>(
  'audit-count-waiting',
  'select count(*)::integer as waiting from audit_waiting w where w.tenant_id = $1',
);

/** The last link whose entry was written before the instant. */
export const lastLinkBefore = hotStatement<[TenantId, Date], { position: string; hash: string }>(
  'audit-last-link-before',
  'select l.position, l.hash from audit_links l where l.tenant_id = $1 and l.recorded_at < $2 order by l.position desc limit 1',
);
