import { Injectable } from '@nestjs/common';
import { type Account, Accounts, CodeBudgets, codeKind, keptContact, messageTo } from '#accounts';
import { ContestReader } from '#contests';
import { formatMomentWithSeconds } from '#kernel';
import { MessageChoices, Outbox } from '#mail';
import type { Registration } from '#registrations';
import type { SubmissionVersion } from './entities/submission-version.entity.js';
import type { Submission } from './entities/submission.entity.js';

/** As with attempts: the rest of a day's text messages belongs to the codes by which people sign in. */
const SHARE_OF_BUDGET = 0.5;

/** Sends the receipt of a version: by mail to who has a mailbox, by text message to others where the tenant says so and its budget allows. */
@Injectable()
export class ReceiptLetters {
  constructor(
    private readonly accounts: Accounts,
    private readonly contests: ContestReader,
    private readonly budgets: CodeBudgets,
    private readonly choices: MessageChoices,
    private readonly outbox: Outbox,
  ) {}

  /** In the unit of work that writes the version, so that each has one. By name, since a family may share a phone; without a link. */
  async put(
    { accountId }: Pick<Registration, 'accountId'>,
    { contestId, roundId }: Submission,
    { version, receiptCode, sentAt }: SubmissionVersion,
  ): Promise<void> {
    const account = accountId && (await this.accounts.findById(accountId));
    const recipient = account && (await this.recipientOf(account));
    if (!account || !recipient) return;
    const { shortTitle } = (await this.contests.contest(contestId)).contest;
    const { name } = await this.contests.round(roundId);
    const which = version === 1 ? '' : ` (lần gửi ${version})`;
    await this.outbox.put(
      messageTo(keptContact(recipient), {
        subject: `Biên nhận ${receiptCode}`,
        body: `${account.fullName}: máy chủ đã nhận bài dự thi${which}, ${name.replace(/^Nhận bài: /, '')}, ${shortTitle}, lúc ${formatMomentWithSeconds(sentAt)}. Số biên nhận ${receiptCode}. Tra cứu ở mục Biên nhận trên trang dự thi.`,
      }),
    );
  }

  private async recipientOf({ email, phone }: Account): Promise<string | undefined> {
    if (email) return email;
    return phone && (await this.choices.receiptsByText()) && (await this.takeText(phone)) ? phone : undefined;
  }

  private async takeText(phone: string): Promise<boolean> {
    const kind = codeKind(keptContact(phone));
    const use = (await this.budgets.useToday()).find((one) => one.kind === kind);
    return use !== undefined && use.sent < Math.floor(use.limit * SHARE_OF_BUDGET) && this.budgets.takeIfLeft(kind);
  }
}
