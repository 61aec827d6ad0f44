import { Column } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** What one person asks for and another grants or declines. That they are two, a constraint of each table holds. */
export abstract class AskedOfAnother extends TenantOwned {
  @Column('uuid')
  askedBy: AccountId;

  @Column('timestamptz')
  askedAt: Date;

  /** Null while nobody has decided. */
  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** For whoever has asked; null once erased. */
  @Column('text', { nullable: true })
  declinedBecause: string | null;
}
