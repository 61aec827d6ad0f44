import { Injectable } from '@nestjs/common';
import { type AccountId, Clock, newId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
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

/** The trail of privileged acts. An entry is part of the caller's transaction: no act without its entry, no entry without its act. */
@Injectable()
export class AuditTrail {
  constructor(
    @InjectScoped(AuditEntry) private readonly entries: ScopedRepository<AuditEntry>,
    private readonly clock: Clock,
  ) {}

  async record({ actor, action, subject, reason, details = {} }: Act): Promise<void> {
    const now = this.clock.now();
    await this.entries.insert({
      id: newId<'audit-entry'>(now),
      happenedAt: now,
      actorId: actor,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      reason: reason ?? null,
      details,
    });
  }

  /** A page of entries, newest first, from the place `skip` on. */
  async newest({ limit, skip = 0 }: { limit: number; skip?: number }): Promise<AuditEntry[]> {
    return this.entries.find({ order: { happenedAt: 'DESC', id: 'DESC' }, take: limit, skip });
  }

  /** What was done to one thing, oldest first. */
  async of(subjectId: string): Promise<AuditEntry[]> {
    return this.entries.find({ where: { subjectId }, order: { happenedAt: 'ASC', id: 'ASC' } });
  }

  async count(): Promise<number> {
    return this.entries.count();
  }
}
