import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId, TenantId } from '#kernel';
import type { RegistrationId } from '#registrations';
import type { AUTHORS } from '#rules';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { SubmissionDraft } from '../domain/submission-draft.js';

export type SubmissionId = Id<'submission'>;
export type AuthorKind = keyof typeof AUTHORS;
export type Channel = 'online' | 'office' | 'email' | 'post' | 'nomination';

/** An initiative, essay or work: what its author writes, and which version of it counts. */
@Entity('submissions')
export class Submission extends TenantOwned {
  @PrimaryColumn('uuid')
  id: SubmissionId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  /** The time of receiving to which it belongs. */
  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  partCode: string;

  /** Whose it is; null for what came on paper from somebody without an account. */
  @Column('uuid', { nullable: true })
  registrationId: RegistrationId | null;

  @Column('text')
  authorKind: AuthorKind;

  /** For which it counts; null while it is a draft. */
  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  /** Which of those that a person may have in the part; null where the rules do not say how many. */
  @Column('smallint', { nullable: true })
  slot: number | null;

  @Column('text')
  channel: Channel;

  @Column('text')
  state: 'draft' | 'sent' | 'withdrawn';

  /** Given with the first version that is sent; see `submissionNumber`. */
  @Column('integer', { nullable: true })
  number: number | null;

  /** Empty once its author was erased. */
  @Column('jsonb', { name: 'draft_content' })
  draft: Partial<SubmissionDraft>;

  /** Counts on with every change that was kept. */
  @Column('integer')
  draftRevision: number;

  @Column('timestamptz')
  draftSavedAt: Date;

  /** The version that counts; null before anything was sent. */
  @Column('integer', { nullable: true })
  version: number | null;

  /** When the version that counts was received; of paper, when staff recorded it. */
  @Column('timestamptz', { nullable: true })
  receivedAt: Date | null;

  /** Staff who entered what came on paper, by mail or by letter. */
  @Column('uuid', { nullable: true })
  enteredBy: AccountId | null;

  @Column('uuid', { nullable: true })
  receivedNominationId: Id<'received-nomination'> | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
