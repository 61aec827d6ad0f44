import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, RoundId } from '#kernel';
import type { RunningLine } from '#rules';
import { TenantOwned } from '#tenancy';

/** How an open round stands, as last taken; what is hidden by the rules is not in it. */
@Entity('running_standings')
export class RunningSnapshot extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @Column('uuid')
  contestId: ContestId;

  @Column('timestamptz')
  takenAt: Date;

  /** What was handed in from then on is not looked at. */
  @Column('timestamptz')
  until: Date;

  /** How many people are in the ranking. */
  @Column('integer')
  people: number;

  @Column('jsonb')
  lines: RunningLine[];

  /** See `runningStandingHash`. */
  @Column('text')
  sha256: string;
}
