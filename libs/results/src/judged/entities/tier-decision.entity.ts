import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';

export type TierDecisionId = Id<'tier-decision'>;

/** How many prizes of tiers there are whose count the rules leave to a later decision; entered by one, confirmed by another. */
@Entity('tier_decisions')
export class TierDecision extends TenantOwned {
  @PrimaryColumn('uuid')
  id: TierDecisionId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  /** By "group.tier". */
  @Column('jsonb')
  counts: Record<string, number>;

  /** "1234/QĐ-UBND" */
  @Column('text')
  decisionNumber: string;

  /** "2021-12-20" */
  @Column('date')
  decidedOn: string;

  @Column('uuid')
  enteredBy: AccountId;

  @Column('timestamptz')
  enteredAt: Date;

  @Column('text')
  state: 'entered' | 'confirmed' | 'declined';

  /** Who confirmed or declined it. */
  @Column('uuid', { nullable: true })
  confirmedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
}
