import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id, RoundId } from '#kernel';
import type { ConflictKind } from '#rules';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { SeatId } from './council-seat.entity.js';

export type AssignmentId = Id<'judge-assignment'>;

/** Who marks what in a phase. It only ends; whoever is asked again gets another one. */
@Entity('judge_assignments')
export class JudgeAssignment extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AssignmentId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  phase: string;

  @Column('uuid')
  submissionId: SubmissionId;

  @Column('uuid')
  seatId: SeatId;

  /** The one more who marks because the others are far apart. */
  @Column('boolean')
  isFurther: boolean;

  /** Null for the machine. */
  @Column('uuid', { nullable: true })
  assignedBy: AccountId | null;

  @Column('timestamptz')
  assignedAt: Date;

  /** recused: the judge stepped back; taken-back: by the secretariat. */
  @Column('text', { nullable: true })
  ended: 'recused' | 'taken-back' | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** Null also after the term of the contest. */
  @Column('text', { nullable: true })
  endedBecause: string | null;

  /** When a letter told the judge of it. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;
}

/** Why somebody may not mark a submission: it holds for the person, in every seat. It stays written, also when it was withdrawn. */
@Entity('judge_conflicts')
export class JudgeConflict extends TenantOwned {
  @PrimaryColumn('uuid')
  seatId: SeatId;

  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  @PrimaryColumn('text')
  kind: ConflictKind;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Null for the machine. */
  @Column('uuid', { nullable: true })
  saidBy: AccountId | null;

  @Column('timestamptz')
  saidAt: Date;

  /** Somebody else than who said it. */
  @Column('uuid', { nullable: true })
  withdrawnBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  /** Null also after the term of the contest. */
  @Column('text', { nullable: true })
  withdrawnBecause: string | null;
}
