import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AskedOfAnother } from '#access';
import type { ContestId, Id, RoundId } from '#kernel';

export type AlterationId = Id<'round-alteration'>;
export type AlterationKind = 'extend' | 'pause' | 'resume' | 'annul';
export type AlterationState = 'asked' | 'done' | 'declined';

/** What somebody has done to a round besides the rules: said in public with its reason. Only an annulment waits for a second person. */
@Entity('round_alterations')
export class RoundAlteration extends AskedOfAnother {
  @PrimaryColumn('uuid')
  id: AlterationId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  kind: AlterationKind;

  @Column('text')
  state: AlterationState;

  /** Follows "vì"; public. */
  @Column('text')
  reason: string;

  /** What the public reads. */
  @Column('text')
  notice: string;

  /** Of an extension. */
  @Column('timestamptz', { nullable: true })
  closesBefore: Date | null;

  @Column('timestamptz', { nullable: true })
  closesAfter: Date | null;

  @Column('timestamptz', { nullable: true })
  publishesBefore: Date | null;

  @Column('timestamptz', { nullable: true })
  publishesAfter: Date | null;

  /** Of a pause and its end. */
  @Column('timestamptz', { nullable: true })
  pausedFrom: Date | null;

  @Column('timestamptz', { nullable: true })
  resumesAt: Date | null;

  /** Of an annulment: the run that is to stand in its place, if any. */
  @Column('timestamptz', { nullable: true })
  runOpensAt: Date | null;

  @Column('timestamptz', { nullable: true })
  runClosesAt: Date | null;

  @Column('timestamptz', { nullable: true })
  runPublishesAt: Date | null;

  /** The run itself, once the annulment holds. */
  @Column('uuid', { nullable: true })
  successorId: RoundId | null;

  /** Up to whose registration contestants have been told of an annulment. */
  @Column('uuid', { nullable: true })
  toldUpTo: string | null;

  /** When all of them had been. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** When the standings of units had been computed without the annulled round. */
  @Column('timestamptz', { nullable: true })
  recountedAt: Date | null;
}
