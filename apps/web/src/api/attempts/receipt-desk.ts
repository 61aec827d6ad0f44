import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { type Attempt, AttemptError, positionsOf } from '#attempts';
import { ContestReader } from '#contests';
import type { AccountId } from '#kernel';
import { Registrations } from '#registrations';
import { UnitRegister } from '#units';
import { unitAnswer } from '../contest/contest-answer.js';
import type { ApiReceipt, ApiReceiptOwner } from './receipt.schemas.js';

/** Writes receipts for programs: whole for the owner, without name, unit, answers and guess for everybody else. */
@Injectable()
export class ReceiptDesk {
  constructor(
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
  ) {}

  /** @throws AttemptError RECEIPT_UNKNOWN for an attempt that is not sealed */
  async receipt(attempt: Attempt, reader: AccountId | undefined): Promise<ApiReceipt> {
    const { receiptCode, submittedAt, sealedBy, sealSha256 } = attempt;
    if (!receiptCode || !submittedAt || !sealedBy || !sealSha256) throw new AttemptError('RECEIPT_UNKNOWN');
    return {
      code: receiptCode,
      roundName: (await this.contests.round(attempt.roundId)).name,
      submittedAt: submittedAt.toISOString(),
      sealedBy,
      sealSha256,
      owner: reader === attempt.accountId ? await this.owner(attempt) : null,
    };
  }

  private async owner({ accountId, contestId, marks, itemCount, prediction }: Attempt): Promise<ApiReceiptOwner> {
    const [account, registration] = [await this.accounts.findById(accountId), await this.registrations.findOf(accountId, contestId)];
    const unit = registration ? await this.units.findById(registration.unitId) : undefined;
    return {
      fullName: account?.fullName ?? '',
      unit: unit ? unitAnswer(unit) : null,
      answered: (marks ?? []).filter((bits) => positionsOf(bits).length > 0).length,
      questions: itemCount,
      prediction: prediction === null ? null : Number(prediction),
    };
  }
}
