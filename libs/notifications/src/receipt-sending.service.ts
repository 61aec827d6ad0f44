import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Account, Accounts, CodeBudgets, codeKind, keptContact, messageTo } from '#accounts';
import { ContestReader } from '#contests';
import { Clock, formatMomentWithSeconds, newId } from '#kernel';
import { MessageChoices, Outbox } from '#mail';
import type { HotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { ReceiptMark } from './entities/receipt-mark.entity.js';
import { ReceiptWait } from './entities/receipt-wait.entity.js';
import { type DueReceipt, nextAttempts, waitedFor } from './receipt-statements.js';

/** Attempts in one transaction. */
const BATCH = 200;
/** What was begun a moment ago may still be on the way into the database, behind what was begun later. */
const JUST_BEGUN_MS = 10_000;
/** Receipts take no more than this share of the text messages of a day: the rest belongs to the codes by which people sign in. */
const SHARE_OF_BUDGET = 0.5;

/**
 * Sends receipts, each once, after papers were handed in: by mail to who has a mailbox; by text message to the others where
 * the tenant says so and its budget allows. For the worker: handing in waits for none of this.
 */
@Injectable()
export class ReceiptSending {
  constructor(
    @InjectScoped(ReceiptMark) private readonly marks: ScopedRepository<ReceiptMark>,
    @InjectScoped(ReceiptWait) private readonly waits: ScopedRepository<ReceiptWait>,
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly choices: MessageChoices,
    private readonly outbox: Outbox,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One portion of what is new and of what was waited for; how many receipts were put out. */
  async look(): Promise<number> {
    return (await this.sendNew()) + (await this.sendWaited());
  }

  /** Whatever was handed in before receipts were sent at all stays without one. */
  private async sendNew(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const mark = await this.marks.query('m', (query) => query.setLock('pessimistic_write').getOne());
      if (!mark) {
        await this.marks.insertMissing([{ passed: newId<'attempt'>(now) }]);
        return 0;
      }
      const before = newId<'attempt'>(new Date(now.getTime() - JUST_BEGUN_MS));
      const next = await this.rows(nextAttempts, [this.context.tenantId(), mark.passed, before, BATCH]);
      const last = next.at(-1);
      if (!last) return 0;
      await this.marks.update({}, { passed: last.id });
      await this.waits.insertMissing(next.filter(({ code }) => code === null).map(({ id }) => ({ attemptId: id })));
      return this.send(next);
    });
  }

  private async sendWaited(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const sealed = await this.rows(waitedFor, [this.context.tenantId(), BATCH]);
      let sent = 0;
      // Whoever takes one away sends it: two workers never both.
      for (const due of sealed) if (await this.waits.delete({ attemptId: In([due.id]) })) sent += await this.send([due]);
      return sent;
    });
  }

  private async send(due: readonly DueReceipt[]): Promise<number> {
    const sealed = due.filter(({ code }) => code !== null);
    if (sealed.length === 0) return 0;
    const accounts = await this.accounts.findMany([...new Set(sealed.map(({ account }) => account))]);
    const byText = await this.choices.receiptsByText();
    let sent = 0;
    for (const one of sealed) {
      const account = accounts.get(one.account);
      const recipient = account && (await this.recipientOf(account, byText));
      if (!account || !recipient) continue;
      await this.outbox.put(messageTo(keptContact(recipient), await this.words(one, account)));
      sent += 1;
    }
    return sent;
  }

  private async recipientOf({ email, phone }: Account, byText: boolean): Promise<string | undefined> {
    if (email) return email;
    return phone && byText && (await this.takeText(phone)) ? phone : undefined;
  }

  /** By name, since a family may share a phone; without a link, as all messages that go to many. */
  private async words({ contest, round, code, at }: DueReceipt, { fullName }: Account): Promise<{ subject: string; body: string }> {
    const { shortTitle } = (await this.contests.contest(contest)).contest;
    const { name } = await this.contests.round(round);
    return {
      subject: `Biên nhận ${code ?? ''}`,
      body: `${fullName}: máy chủ đã nhận bài ${name}, ${shortTitle}, lúc ${at ? formatMomentWithSeconds(at) : ''}. Số biên nhận ${code ?? ''}. Tra cứu ở mục Biên nhận trên trang dự thi.`,
    };
  }

  private async takeText(phone: string): Promise<boolean> {
    const kind = codeKind(keptContact(phone));
    const use = (await this.budgets.useToday()).find((one) => one.kind === kind);
    return use !== undefined && use.sent < Math.floor(use.limit * SHARE_OF_BUDGET) && this.budgets.takeIfLeft(kind);
  }

  private async rows<Values extends readonly unknown[]>(
    statement: HotStatement<Values, DueReceipt>,
    values: Values,
  ): Promise<DueReceipt[]> {
    return this.unitOfWork.run((manager) => manager.query<DueReceipt[]>(statement.text, [...values]));
  }
}
