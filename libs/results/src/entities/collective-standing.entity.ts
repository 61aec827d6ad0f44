import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id, RoundId } from '#kernel';
import type { CollectiveStanding } from '#rules';
import { TenantOwned } from '#tenancy';

/** The places of units for a collective award, as computed after a round; the newest version counts. */
@Entity('collective_standings')
export class CollectiveSnapshot extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'collective-standing'>;

  @Column('uuid')
  contestId: ContestId;

  /** Code of the collective award in the rule set. */
  @Column('text')
  awardCode: string;

  @Column('integer')
  version: number;

  /** The round that was ranked last. */
  @Column('uuid')
  roundId: RoundId;

  @Column('jsonb')
  body: CollectiveStanding;

  @Column('text')
  sha256: string;

  @Column('timestamptz')
  computedAt: Date;
}
