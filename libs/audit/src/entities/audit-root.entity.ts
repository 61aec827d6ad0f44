import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** Where the chain stood when a day was over. Never changed. */
@Entity('audit_roots')
export class AuditRoot extends TenantOwned {
  /** "2024-10-22", in Asia/Ho_Chi_Minh. */
  @PrimaryColumn('date')
  day: string;

  /** Of the last link of that day. */
  @Column('bigint', { transformer: { to: (value: number) => value, from: Number } })
  position: number;

  @Column('text')
  hash: string;

  @Column('timestamptz')
  mailedAt: Date;

  /** To how many people it was mailed. */
  @Column('integer')
  letters: number;
}
