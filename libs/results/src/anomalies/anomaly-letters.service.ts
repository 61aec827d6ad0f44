import { Injectable } from '@nestjs/common';
import { type Account, Accounts, CodeBudgets, codeKind, type Contact, contactOf, keptContact, messageTo } from '#accounts';
import { ContestReader, ownPageName, type RunningContest } from '#contests';
import type { RoundId } from '#kernel';
import { Outbox } from '#mail';
import { Registrations, type RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Anomaly, type AnomalyId } from './entities/anomaly.entity.js';

type Words = (facts: { name: string; round: string; contest: string; where: string }) => { subject: string; body: string };

/** Where one reads and answers. */
const whereIn = (running: RunningContest): string => `Xem và trả lời ở mục ${ownPageName(running)} trên trang dự thi.`;

/**
 * What contestants are told: plainly, by name (a family may share a phone), without a link (such messages are what swindlers
 * send), and without what was found: that stands on their own page alone. Texts are taken out of the day's budget; when that is
 * spent, mail carries the letter, and where there is none, the page alone.
 */
@Injectable()
export class AnomalyLetters {
  constructor(
    @InjectScoped(Anomaly) private readonly anomalies: ScopedRepository<Anomaly>,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
  ) {}

  async asked(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest, where }) => ({
      subject: 'Ban Tổ chức muốn hỏi bạn về bài dự thi',
      body: `Chào ${name}. Ban Tổ chức muốn hỏi bạn thêm về bài dự thi ${round}, ${contest}. Được hỏi không có nghĩa là bạn làm sai. ${where}`,
    }));
  }

  async excluded(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest, where }) => ({
      subject: 'Kết luận của Ban Tổ chức về bài dự thi',
      body: `Chào ${name}. Sau khi xem lại, Ban Tổ chức không xếp hạng bài dự thi của bạn ở ${round}, ${contest}. Nếu thấy chưa đúng, bạn hãy phản hồi để Ban Tổ chức xem lại. ${where}`,
    }));
  }

  async closed(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest }) => ({
      subject: 'Ban Tổ chức đã xem xong bài dự thi',
      body: `Chào ${name}. Ban Tổ chức đã xem xong bài dự thi của bạn ở ${round}, ${contest}. Bài của bạn được xếp hạng bình thường. Cảm ơn bạn.`,
    }));
  }

  /** The same to those whom another case leaves out of the ranking. */
  async closedStillOut(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest, where }) => ({
      subject: 'Ban Tổ chức đã xem xong một việc',
      body: `Chào ${name}. Ban Tổ chức đã xem xong một việc về bài dự thi của bạn ở ${round}, ${contest}. Bài của bạn vẫn không được xếp hạng vì một việc khác. ${where}`,
    }));
  }

  private async send(id: AnomalyId, people: readonly RegistrationId[], words: Words): Promise<void> {
    if (people.length === 0) return;
    const anomaly = await this.anomalies.findOne({ where: { id } });
    if (!anomaly) return;
    const names = await this.names(anomaly.roundId);
    const accounts: Account[] = [];
    for (const registrationId of people) {
      const registration = await this.registrations.find(registrationId);
      const account = registration && (await this.accounts.findById(registration.accountId));
      // Who was erased has no address any more.
      if (account && (account.phone ?? account.email) !== null) accounts.push(account);
    }
    // Last of all: the day's budget is held from here to the end of the unit of work.
    for (const account of accounts) {
      const contact = await this.reached(account);
      if (contact) await this.outbox.put(messageTo(contact, words({ name: account.fullName, ...names })));
    }
  }

  private async reached(account: Account): Promise<Contact | undefined> {
    const contact = contactOf(account);
    if (contact.kind === 'email' || (await this.budgets.takeIfLeft(codeKind(contact)))) return contact;
    return account.email === null ? undefined : keptContact(account.email);
  }

  private async names(roundId: RoundId): Promise<{ round: string; contest: string; where: string }> {
    const round = await this.contests.round(roundId);
    const running = await this.contests.contest(round.contestId);
    return { round: round.name, contest: running.contest.name, where: whereIn(running) };
  }
}
