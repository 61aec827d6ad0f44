import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { StandingId } from './standing.entity.js';

export type AwardId = Id<'award'>;

/** A prize given to a person: made when a standing is approved, public when its round is published. */
@Entity('awards')
export class Award extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AwardId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  standingId: StandingId;

  /** Code of the prize group in the rule set. */
  @Column('text')
  groupCode: string;

  /** Code of the tier in its group. */
  @Column('text')
  tierCode: string;

  /** Place in the standing, from 1. */
  @Column('integer')
  rank: number;

  /** Pseudonym of the registration. */
  @Column('uuid')
  person: string;

  @Column('timestamptz')
  createdAt: Date;
}
