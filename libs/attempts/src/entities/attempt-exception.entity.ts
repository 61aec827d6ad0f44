import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AskedOfAnother } from '#access';
import type { ContestId, Id, RoundId } from '#kernel';
import type { UnitId } from '#units';
import type { AttemptId } from './attempt.entity.js';

export type ExceptionId = Id<'attempt-exception'>;

export const EXCEPTION_KINDS = ['extra-time', 're-opening', 'late-answers'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Why, in a few kinds: what is counted in public. */
export const EXCEPTION_CAUSES = ['power', 'network', 'machine', 'illness', 'other'] as const;
export type ExceptionCause = (typeof EXCEPTION_CAUSES)[number];

/** Something that the board does for attempts besides the rules: asked for by one person, granted by another. */
@Entity('attempt_exceptions')
export class AttemptException extends AskedOfAnother {
  @PrimaryColumn('uuid')
  id: ExceptionId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  kind: ExceptionKind;

  /** One attempt; null where it is for open ones of a unit or of the round. */
  @Column('uuid', { nullable: true })
  attemptId: AttemptId | null;

  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  @Column('smallint', { nullable: true })
  minutes: number | null;

  @Column('text')
  cause: ExceptionCause;

  /** Null once the person, or the contest's data, was erased. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** `left-out`: late answers that stay out. */
  @Column('text')
  state: 'asked' | 'granted' | 'declined' | 'left-out';
}
