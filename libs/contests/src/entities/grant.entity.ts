import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';

export type GrantId = Id<'grant'>;

/** A city's leave for a ward to deploy its contest; the row is the city's. */
@Entity('grants')
export class Grant extends TenantOwned {
  @PrimaryColumn('uuid')
  id: GrantId;

  @Column('uuid')
  contestId: ContestId;

  /** The ward. */
  @Column('uuid')
  viaTenantId: TenantId;

  /** Code of the ward in the contest's unit tree. */
  @Column('text')
  unitCode: string;

  @Column('uuid', { nullable: true })
  grantedBy: AccountId | null;

  @Column('timestamptz')
  grantedAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: AccountId | null;

  @Column('text', { nullable: true })
  revokedReason: string | null;

  /** When the last of those who had registered before became the ward's. */
  @Column('timestamptz', { nullable: true })
  stampedAt: Date | null;

  /** When the last of its people had ceased to be the ward's. */
  @Column('timestamptz', { nullable: true })
  clearedAt: Date | null;
}
