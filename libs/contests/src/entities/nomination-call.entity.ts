import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { NominationKind } from '../domain/nomination-content.js';

export type NominationCallId = Id<'nomination-call'>;

/** What a tenant asks its units, or the tenants below it, to nominate; the row is the receiver's. */
@Entity('nomination_calls')
export class NominationCall extends TenantOwned {
  @PrimaryColumn('uuid')
  id: NominationCallId;

  @Column('uuid')
  contestId: ContestId;

  @Column('text', { nullable: true })
  partCode: string | null;

  @Column('text')
  title: string;

  @Column('text')
  note: string;

  @Column('text', { array: true })
  kinds: NominationKind[];

  @Column('timestamptz')
  closesAt: Date;

  /** Closed before its time. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endedReason: string | null;

  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;
}
