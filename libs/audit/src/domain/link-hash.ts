import { createHash } from 'node:crypto';
import type { TenantId } from '#kernel';

/** What an entry and its link say, as texts exactly as the database gives them: nothing is read and written again on the way. */
export interface ChainedEntry {
  id: string;
  /** UTC with microseconds: "2024-10-22T01:00:00.000000Z". So is the other. */
  happenedAt: string;
  recordedAt: string;
  actorId: string | null;
  trueActorKind: string | null;
  trueActorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  reason: string | null;
  /** The JSON as Postgres writes a jsonb. */
  details: string;
}

/** Names what is hashed and in which order; another order is another name. */
const FORMAT = 'khoa-bang-audit-1';

/** What stands before position 1: a chain begins with whose it is, so that no part of it fits into another tenant's. */
export function chainStart(tenantId: TenantId): string {
  return createHash('sha256').update(`${FORMAT} ${tenantId}`).digest('hex');
}

/**
 * The hash of a link: SHA-256, in hexadecimal digits, of the JSON array [format, hash before, position, id, happenedAt, recordedAt,
 * actorId, trueActorKind, trueActorId, action, subjectKind, subjectId, reason, details] in UTF-8, without spaces between.
 */
export function linkHash(before: string, position: number, entry: ChainedEntry): string {
  const { id, happenedAt, recordedAt, actorId, trueActorKind, trueActorId, action, subjectKind, subjectId, reason, details } = entry;
  const who = [actorId, trueActorKind, trueActorId];
  const text = JSON.stringify([
    FORMAT,
    before,
    position,
    id,
    happenedAt,
    recordedAt,
    ...who,
    action,
    subjectKind,
    subjectId,
    reason,
    details,
  ]);
  return createHash('sha256').update(text).digest('hex');
}
