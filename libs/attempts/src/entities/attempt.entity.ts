import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RuleSetId } from '#contests';
import type { AccountId, ContestId, Id, RoundId, TenantId } from '#kernel';
import type { BankId } from '#questions';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';

export type AttemptId = Id<'attempt'>;

/** One sitting. Written by start, save and seal alone; once sealed it never changes (the database refuses). */
@Entity('attempts')
export class Attempt extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AttemptId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  registrationId: RegistrationId;

  @Column('uuid')
  accountId: AccountId;

  /** 1 for the person's first attempt in the part. */
  @Column('smallint')
  number: number;

  @Column('text')
  partCode: string;

  @Column('uuid')
  bankId: BankId;

  @Column('uuid')
  ruleSetId: RuleSetId;

  /** The paper is a function of this and the bank. */
  @Column('text')
  seed: string;

  @Column('smallint')
  itemCount: number;

  /** Positions in the bank of the paper's questions, as shown. */
  @Column('smallint', { array: true })
  questions: number[];

  /** Per question the order of its options, see `packedOrder`; null in what is older than this column. */
  @Column('integer', { array: true, nullable: true })
  orders: number[] | null;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz')
  deadlineAt: Date;

  /** For how long the round rested meanwhile; what was used is so much less. */
  @Column('integer')
  pausedMs: number;

  /** Up to the end of which pause that is in the deadline; null where there was none. */
  @Column('timestamptz', { nullable: true })
  pausedUntil: Date | null;

  /** Per question a bit per chosen option, in the order shown; 0 is no answer. */
  @Column('smallint', { array: true })
  choices: number[];

  /** Per question the number of the newest kept answer. */
  @Column('integer', { array: true })
  seqs: number[];

  @Column('timestamptz', { nullable: true })
  receivedAt: Date | null;

  /** bigint, hence text. */
  @Column('bigint', { nullable: true })
  prediction: string | null;

  /** The sealed answers, options in the bank's order. */
  @Column('smallint', { array: true, nullable: true })
  marks: number[] | null;

  @Column('timestamptz', { nullable: true })
  submittedAt: Date | null;

  @Column('text', { nullable: true })
  sealedBy: 'contestant' | 'deadline' | 'board' | null;

  @Column('text', { nullable: true })
  receiptCode: string | null;

  @Column('bytea', { nullable: true })
  receiptSalt: Buffer | null;

  @Column('text', { nullable: true })
  sealSha256: string | null;

  /** Opened for the person by a helper, on the helper's device. */
  @Column('boolean')
  isAssisted: boolean;

  /** The browser that it was started in, as `DeviceMarks` writes it; null where none was known. */
  @Column('bytea', { nullable: true })
  deviceMark: Buffer | null;

  /** How long after the deadline answers are still taken, for those that were on the wire. */
  @Column('smallint')
  graceSeconds: number;

  /** The sealed attempt that this one goes on with, in whose stead it counts; see `AttemptExceptions`. */
  @Column('uuid', { nullable: true })
  continues: AttemptId | null;

  /** How many attempts of this number came before: 0 but for one that continues another. Such an attempt takes no turn. */
  @Column('smallint')
  sequel: number;

  /** Whether the guess must be there before the paper is handed in. */
  @Column('boolean')
  asksPrediction: boolean;
}
