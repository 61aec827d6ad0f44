import { Injectable } from '@nestjs/common';
import { Between, type FindOptionsWhere, In, IsNull } from 'typeorm';
import { type AccountId, Clock, DAY_MS, MINUTE_MS, newId } from '#kernel';
import { hotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { ActingAs, type TrueActor } from './acting-as.js';
import { AuditEntry } from './entities/audit-entry.entity.js';

/** An act to be written down. */
export interface Act {
  /** The account that acted; null for the machine. */
  actor: AccountId | null;
  /** "thing.done": "round.closed", "standing.approved". */
  action: string;
  subject: { kind: string; id: string };
  reason?: string | undefined;
  /** What a reader needs besides; no personal data. */
  details?: Record<string, unknown>;
}

/** Whoever turns pages, or comes back to one, reads it once. */
const READ_AGAIN_MS = 15 * MINUTE_MS;

type Nullable = string | null;

/** A read, unless the same person has read the same thing since the last value. */
const addRead = hotStatement<
  [
    tenant: string,
    id: string,
    at: Date,
    actor: Nullable,
    trueActorKind: Nullable,
    trueActor: Nullable,
    action: string,
    subjectKind: string,
    subject: string,
    details: string,
    since: Date,
  ],
  never
>(
  'audit-add-read',
  `insert into audit_entries (tenant_id, id, happened_at, actor_id, true_actor_kind, true_actor_id, action, subject_kind, subject_id, details)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
   where not exists (
     select from audit_entries e where e.tenant_id = $1 and e.subject_id = $9 and e.action = $7 and e.actor_id is not distinct from $4
       and e.happened_at >= $11)`,
);

/** Which entries are wanted; what is left out is not asked for. */
export interface TrailFilter {
  /** Null for the machine. */
  actor?: AccountId | null | undefined;
  actions?: readonly string[] | undefined;
  /** The first moment of a local day. */
  day?: Date | undefined;
}

/** The trail of privileged acts. An entry is part of the caller's transaction: no act without its entry, no entry without its act. */
@Injectable()
export class AuditTrail {
  constructor(
    @InjectScoped(AuditEntry) private readonly entries: ScopedRepository<AuditEntry>,
    private readonly actingAs: ActingAs,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record({ actor, action, subject, reason, details = {} }: Act): Promise<void> {
    const now = this.clock.now();
    await this.entries.insert({
      id: newId<'audit-entry'>(now),
      happenedAt: now,
      actorId: actor,
      ...trueActorOf(actor, this.actingAs.current()),
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      reason: reason ?? null,
      details,
    });
  }

  /**
   * Writes down that somebody has read what is sealed, in one statement; within a quarter of an hour once for each person and thing.
   * It stands before the reading: nobody has seen what the trail does not know of.
   */
  async recordRead({ actor, action, subject, details = {} }: Omit<Act, 'reason'>): Promise<void> {
    const now = this.clock.now();
    const { trueActorKind, trueActorId } = trueActorOf(actor, this.actingAs.current());
    const who = [actor, trueActorKind, trueActorId] as const;
    const since = new Date(now.getTime() - READ_AGAIN_MS);
    const what = [action, subject.kind, subject.id, JSON.stringify(details), since] as const;
    await this.unitOfWork.run((manager) =>
      manager.query(addRead.text, [this.context.tenantId(), newId<'audit-entry'>(now), now, ...who, ...what]),
    );
  }

  /** A page of entries, newest first, from the place `skip` on. */
  async newest({ limit, skip = 0, filter = {} }: { limit: number; skip?: number; filter?: TrailFilter }): Promise<AuditEntry[]> {
    return this.entries.find({ where: whereOf(filter), order: { happenedAt: 'DESC', id: 'DESC' }, take: limit, skip });
  }

  /** What was done to one thing, oldest first. */
  async of(subjectId: string): Promise<AuditEntry[]> {
    return this.entries.find({ where: { subjectId }, order: { happenedAt: 'ASC', id: 'ASC' } });
  }

  async count(filter: TrailFilter = {}): Promise<number> {
    return this.entries.count(whereOf(filter));
  }
}

function whereOf({ actor, actions, day }: TrailFilter): FindOptionsWhere<AuditEntry> {
  return {
    ...(actor === undefined ? {} : { actorId: actor ?? IsNull() }),
    ...(actions === undefined ? {} : { action: In([...actions]) }),
    // Times are kept to the millisecond, so that the last one of a day is within it.
    ...(day === undefined ? {} : { happenedAt: Between(day, new Date(day.getTime() + DAY_MS - 1)) }),
  };
}

/** Only where that is somebody else: who acts for himself is the actor. */
function trueActorOf(actor: AccountId | null, who: TrueActor | undefined): Pick<AuditEntry, 'trueActorKind' | 'trueActorId'> {
  if (who?.kind === 'account' && who.id !== actor) return { trueActorKind: 'account', trueActorId: who.id };
  return { trueActorKind: who?.kind === 'operator' ? 'operator' : null, trueActorId: null };
}
