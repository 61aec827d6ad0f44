import { Injectable } from '@nestjs/common';
import { type Account, Accounts, CodeBudgets, codeKind, type Contact, contactOf, keptContact, messageTo } from '#accounts';
import { ContestReader, ownPageName } from '#contests';
import { Outbox } from '#mail';
import { Registrations, type RegistrationId } from '#registrations';
import { submissionPart } from '#submissions';
import type { Appeal } from './entities/appeal.entity.js';
import type { BoardQuestion } from './entities/board-question.entity.js';

/**
 * What contestants are told: by name (a family may share a phone), without a link (such messages are what swindlers send), and
 * without what was said: that stands on their own page. Texts are taken out of the day's budget; when that is spent, mail carries
 * the letter, and where there is none, the page alone.
 */
@Injectable()
export class AppealLetters {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
  ) {}

  /** In the unit of work that decides it. @returns whether a letter is on its way */
  async decided({ registrationId, roundId, contestId, code }: Appeal): Promise<boolean> {
    const [round, running] = [await this.contests.round(roundId), await this.contests.contest(contestId)];
    const { contest, ruleSet } = running;
    const [part, own] = [submissionPart(ruleSet, round.partCode), ownPageName(running)];
    return this.send(registrationId, (name) => ({
      subject: `Ban Tổ chức đã trả lời khiếu nại ${code}`,
      body: `Chào ${name}. Ban Tổ chức đã có quyết định về khiếu nại ${code} của bạn (${part?.name ?? round.name}, ${contest.name}). Xem ở mục Khiếu nại, trong ${own} trên trang dự thi.`,
    }));
  }

  async answered({ registrationId, contestId }: BoardQuestion): Promise<void> {
    const running = await this.contests.contest(contestId);
    const { contest } = running;
    await this.send(registrationId, (name) => ({
      subject: 'Ban Tổ chức đã trả lời câu hỏi của bạn',
      body: `Chào ${name}. Ban Tổ chức ${contest.name} đã trả lời câu hỏi của bạn. Xem ở mục Hỏi Ban Tổ chức, trong ${ownPageName(running)} trên trang dự thi.`,
    }));
  }

  private async send(registrationId: RegistrationId, words: (name: string) => { subject: string; body: string }): Promise<boolean> {
    const registration = await this.registrations.find(registrationId);
    const account = registration && (await this.accounts.findById(registration.accountId));
    // Who was erased has no address any more.
    if (!account || (account.phone ?? account.email) === null) return false;
    const contact = await this.reached(account);
    if (!contact) return false;
    await this.outbox.put(messageTo(contact, words(account.fullName)));
    return true;
  }

  private async reached(account: Account): Promise<Contact | undefined> {
    const contact = contactOf(account);
    if (contact.kind === 'email' || (await this.budgets.takeIfLeft(codeKind(contact)))) return contact;
    return account.email === null ? undefined : keptContact(account.email);
  }
}
