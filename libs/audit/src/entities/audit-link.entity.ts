import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

/** An entry's place in the chain of its tenant. Never changed. */
@Entity('audit_links')
export class AuditLink extends TenantOwned {
  /** From 1, without a gap. */
  @PrimaryColumn('bigint', { transformer: { to: (value: number) => value, from: Number } })
  position: number;

  @Column('uuid')
  entryId: Id<'audit-entry'>;

  /** When the entry was really written, whatever it says itself. */
  @Column('timestamptz')
  recordedAt: Date;

  /** 64 hexadecimal digits; see linkHash. */
  @Column('text')
  hash: string;
}
