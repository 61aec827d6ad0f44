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
