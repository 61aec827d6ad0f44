import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttemptId } from '#attempts';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import type { CorrectionId } from '#results';
import type { AppealDecision, AppealKind } from '#rules';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';

export type AppealId = Id<'appeal'>;

/** received: nobody has it; in-hand: somebody has; proposed: waits for the second person; decided; told: the person knows. */
export const APPEAL_STATES = ['received', 'in-hand', 'proposed', 'decided', 'told'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** In these, nothing is decided yet. */
export const OPEN_STATES: readonly AppealState[] = ['received', 'in-hand', 'proposed'];

/**
 * What is done when it is upheld: late answers are taken, an exclusion is taken back, another unit counts, the standing is
 * computed again, the key was corrected, or people do something that the machine cannot.
 */
export const APPEAL_EFFECTS = ['none', 'take-late', 'rank-again', 'other-unit', 'recount', 'corrected', 'by-hand'] as const;
export type AppealEffect = (typeof APPEAL_EFFECTS)[number];

/** Somebody says that something about their part in a round is wrong, and what became of it. */
@Entity('appeals')
export class Appeal extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AppealId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  registrationId: RegistrationId;

  /** The sitting that it is about; null where it is about none. */
  @Column('uuid', { nullable: true })
  attemptId: AttemptId | null;

  /** The submission that it is about; null where it is about a quiz. */
  @Column('uuid', { nullable: true })
  submissionId: SubmissionId | null;

  /** "KN-7F3K92": what both sides name it by. */
  @Column('text')
  code: string;

  @Column('text')
  kind: AppealKind;

  /** What the person says; null once erased. */
  @Column('text', { nullable: true })
  bodyText: string | null;

  /** Of one about a key: the correction to which it has led. */
  @Column('uuid', { nullable: true })
  correctionId: CorrectionId | null;

  /** For which unit the person says to count, where it is about that. */
  @Column('uuid', { nullable: true })
  wantedUnitId: UnitId | null;

  @Column('text')
  state: AppealState;

  @Column('timestamptz')
  receivedAt: Date;

  /** Until when one could appeal, as it was known then; null while the round was not published. */
  @Column('timestamptz', { nullable: true })
  closesAt: Date | null;

  /** Until when an answer is promised. */
  @Column('timestamptz')
  answerBy: Date;

  @Column('uuid', { nullable: true })
  ownerId: AccountId | null;

  @Column('timestamptz', { nullable: true })
  takenAt: Date | null;

  @Column('text', { nullable: true })
  decision: AppealDecision | null;

  /** The article of the rules. */
  @Column('text', { nullable: true })
  basis: string | null;

  /** As the person reads it; null once erased. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { nullable: true })
  effect: AppealEffect | null;

  /** Whether somebody else than the owner has to decide. */
  @Column('boolean', { nullable: true })
  needsTwo: boolean | null;

  /** Why the second person has given the last proposal back. */
  @Column('text', { nullable: true })
  returnedBecause: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** waiting: the standing was signed already, and must be corrected first. */
  @Column('text', { nullable: true })
  effectState: 'none' | 'done' | 'waiting' | null;

  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;
}
