import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId } from '#kernel';
import type { RuleSet } from '#rules';
import { TenantOwned } from '#tenancy';

/** Somebody who signs for a role that the rules name. */
@Entity('approving_holders')
export class ApprovingHolder extends TenantOwned {
  @PrimaryColumn('uuid')
  contestId: ContestId;

  @PrimaryColumn('uuid')
  accountId: AccountId;

  @Column('text')
  role: keyof RuleSet['authorities'];

  @Column('uuid')
  appointedBy: AccountId;

  @Column('timestamptz')
  appointedAt: Date;
}
