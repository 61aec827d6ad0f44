import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';
import type { AwardId } from '../entities/award.entity.js';

/** What a winner has said of a prize: who they are and how they want to be paid, or that they do not take it. */
@Entity('winner_confirmations')
export class WinnerConfirmation extends TenantOwned {
  @PrimaryColumn('uuid')
  awardId: AwardId;

  @Column('uuid')
  contestId: ContestId;

  /** Null of a unit, and of an author without an account: staff have entered it. */
  @Column('uuid', { nullable: true })
  registrationId: RegistrationId | null;

  @Column('text')
  state: 'confirmed' | 'refused';

  /** As on the identity card; null once erased, and of who refused. */
  @Column('text', { nullable: true })
  fullName: string | null;

  /** The last digits of the identity number. */
  @Column('text', { nullable: true })
  identityDigits: string | null;

  @Column('text', { nullable: true })
  way: 'bank' | 'counter' | null;

  /** Bank, number and holder, encrypted. */
  @Column('text', { nullable: true })
  paymentSealed: string | null;

  @Column('text', { nullable: true })
  refusedBecause: string | null;

  @Column('timestamptz')
  saidAt: Date;

  /** Staff who entered it for the winner. */
  @Column('uuid', { nullable: true })
  helperId: AccountId | null;
}

/** That a prize was handed over. */
@Entity('prize_payouts')
export class PrizePayout extends TenantOwned {
  @PrimaryColumn('uuid')
  awardId: AwardId;

  @Column('uuid')
  contestId: ContestId;

  /** Đồng; bigint, hence text. Null where the prize is no money, or the sum is decided otherwise. */
  @Column('bigint', { nullable: true })
  amount: string | null;

  @Column('uuid')
  paidBy: AccountId;

  @Column('timestamptz')
  paidAt: Date;
}

/** That the machine has reminded a winner. */
@Entity('prize_reminders')
export class PrizeReminder extends TenantOwned {
  @PrimaryColumn('uuid')
  awardId: AwardId;

  @Column('timestamptz')
  sentAt: Date;
}
