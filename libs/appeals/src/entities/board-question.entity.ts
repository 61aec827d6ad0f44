import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';

export type BoardQuestionId = Id<'board-question'>;

/** What a contestant asks the board, and what the board answers: to them alone, or to everybody. */
@Entity('board_questions')
export class BoardQuestion extends TenantOwned {
  @PrimaryColumn('uuid')
  id: BoardQuestionId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  registrationId: RegistrationId;

  /** One of the few that somebody may have waiting. */
  @Column('smallint')
  slot: number;

  /** As it was asked; null once erased. */
  @Column('text', { nullable: true })
  questionText: string | null;

  @Column('timestamptz')
  askedAt: Date;

  @Column('text', { nullable: true })
  answerText: string | null;

  @Column('uuid', { nullable: true })
  answeredBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** The question as everybody reads it, in the board's words; null while the answer is for the asker alone. */
  @Column('text', { nullable: true })
  publicText: string | null;
}
