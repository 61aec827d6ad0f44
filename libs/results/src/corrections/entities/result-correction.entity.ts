import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AskedOfAnother } from '#access';
import type { ContestId, Id } from '#kernel';
import type { BankId } from '#questions';
import type { RegistrationId } from '#registrations';
import type { KeptRevisions } from '#rules';
import type { SubmissionId } from '#submissions';

export type CorrectionId = Id<'result-correction'>;
export type CorrectionKind = 'key' | 'disqualification' | 'appeal' | 'refusal' | 'cancellation';
export type CorrectionState = 'asked' | 'switched' | 'declined';

/** That results are to be other than they were computed: asked for by one person, decided by another. */
@Entity('result_corrections')
export class ResultCorrection extends AskedOfAnother {
  @PrimaryColumn('uuid')
  id: CorrectionId;

  @Column('uuid')
  contestId: ContestId;

  @Column('text')
  kind: CorrectionKind;

  @Column('text')
  state: CorrectionState;

  /** Of a key. */
  @Column('uuid', { nullable: true })
  bankId: BankId | null;

  /** Of a key: what becomes of its questions. */
  @Column('jsonb', { nullable: true })
  revisions: KeptRevisions | null;

  /** The version of the key that came of it. */
  @Column('integer', { nullable: true })
  keyVersion: number | null;

  /** Who is disqualified. */
  @Column('uuid', { nullable: true })
  registrationId: RegistrationId | null;

  /** Which submission is cancelled. */
  @Column('uuid', { nullable: true })
  submissionId: SubmissionId | null;

  /** The article of the rules by which they are, or it is: "Điều 8". */
  @Column('text', { nullable: true })
  article: string | null;

  /** Of a key it is public; of a disqualification it is gone with the person. */
  @Column('text', { nullable: true })
  reason: string | null;
}
