import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

/** One privileged act: who did what to which thing, when and why. Never changed. */
@Entity('audit_entries')
export class AuditEntry extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'audit-entry'>;

  @Column('timestamptz')
  happenedAt: Date;

  /** Null for the machine. */
  @Column('uuid', { nullable: true })
  actorId: AccountId | null;

  /** Who really acted, where that is somebody else than the actor; null where the actor did. */
  @Column('text', { nullable: true })
  trueActorKind: 'account' | 'operator' | null;

  /** The account, where it is one: the operator at the command line has none. */
  @Column('uuid', { nullable: true })
  trueActorId: AccountId | null;

  /** "round.closed", "standing.approved" */
  @Column('text')
  action: string;

  @Column('text')
  subjectKind: string;

  @Column('uuid')
  subjectId: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb')
  details: Record<string, unknown>;
}
