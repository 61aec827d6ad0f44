import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PhaseLine } from '#rules';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { StandingId } from '../../entities/standing.entity.js';

/** One submission's place; all of it but the unit is covered by the fingerprint of its standing, see `submissionStandingText`. */
@Entity('judged_lines')
export class JudgedLine extends TenantOwned {
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @PrimaryColumn('integer')
  rank: number;

  @Column('uuid')
  submissionId: SubmissionId;

  /** Pseudonyms, the main author first. */
  @Column('uuid', { array: true })
  authors: string[];

  /** Code of the unit for which it counts. */
  @Column('text', { nullable: true })
  unitCode: string | null;

  /** numeric, hence text. */
  @Column('numeric')
  points: string;

  @Column('jsonb')
  phases: PhaseLine[];

  @Column('timestamptz')
  receivedAt: Date;

  /** Code of the criterion that put the line above the next one. */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  /** "Xếp trên bài kế tiếp nhờ điểm: 82,5 điểm; bài kế tiếp: 80 điểm." */
  @Column('text')
  explanation: string;
}
