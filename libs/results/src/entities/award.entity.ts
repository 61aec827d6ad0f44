import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id, RoundId } from '#kernel';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { StandingId } from './standing.entity.js';

export type AwardId = Id<'award'>;

/** A prize given to a person or, for a submission of its own, to a unit: made when a standing is approved, public when its round is published. */
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

  /** Pseudonym of the registration; null where a unit has won. */
  @Column('uuid', { nullable: true })
  person: string | null;

  /** In a part of submissions, which one has won: its first author is the person. */
  @Column('uuid', { nullable: true })
  submissionId: SubmissionId | null;

  /** Code of the unit that has won, where the submission was a unit's. */
  @Column('text', { nullable: true })
  unitCode: string | null;

  @Column('timestamptz')
  createdAt: Date;
}

/** Whether a person has won, and not a unit. */
export function isPersonal(award: Award): award is Award & { person: string } {
  return award.person !== null;
}
