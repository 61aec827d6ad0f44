import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Account, Accounts, CodeBudgets, codeKind, type Contact, contactOf, keptContact, messageTo } from '#accounts';
import { ContestReader, isPublished, ownPageName, type Round, type RunningContest } from '#contests';
import { Clock, DAY_MS, formatDate } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Publication } from '../publication.service.js';
import { Payouts } from './payouts.service.js';
import { PrizeReminder } from './winner-confirmation.entity.js';

/** Winners are asked to confirm within this time after the publication; who comes later loses nothing, but is paid later. */
export const CONFIRM_DAYS = 15;
/** Who has said nothing by then is reminded once. */
const REMIND_AFTER_DAYS = 8;

/** Until when winners of a round are asked to confirm. */
export function confirmBy(publishedAt: Date): Date {
  return new Date(publishedAt.getTime() + CONFIRM_DAYS * DAY_MS);
}

/** Reminds winners who have not said how they want to be paid: once, by name, without a link, within the day's budget of texts. */
@Injectable()
export class PrizeReminders {
  constructor(
    @InjectScoped(PrizeReminder) private readonly reminders: ScopedRepository<PrizeReminder>,
    private readonly payouts: Payouts,
    private readonly publication: Publication,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Reminds whoever is due in the contests of the tenant in scope; how many. Several workers at once remind each once. */
  async remindDue(): Promise<number> {
    let reminded = 0;
    for (const running of await this.contests.listRunning()) reminded += await this.remindIn(running);
    return reminded;
  }

  private async remindIn(running: RunningContest): Promise<number> {
    let reminded = 0;
    for (const round of [...running.rounds, ...running.receiving].filter(isPublished)) {
      const publishedAt = await this.publication.publicSince(round.id);
      const [now, day] = [this.clock.now().getTime(), (publishedAt?.getTime() ?? Infinity) + REMIND_AFTER_DAYS * DAY_MS];
      // After the day asked for, reminding once more helps nobody.
      if (publishedAt && now >= day && now < confirmBy(publishedAt).getTime())
        reminded += await this.remind(round, confirmBy(publishedAt), ownPageName(running));
    }
    return reminded;
  }

  private async remind(round: Round, by: Date, page: string): Promise<number> {
    const silent = (await this.payouts.ofRound(round.id)).filter(({ said }) => said === undefined).map(({ award }) => award);
    if (silent.length === 0) return 0;
    const known = await this.reminders.find({ where: { awardId: In(silent.map(({ id }) => id)) } });
    const told = new Set(known.map(({ awardId }) => awardId));
    const due = silent.filter(({ id }) => !told.has(id));
    const people = await this.registrations.peopleOf(
      round.contestId,
      due.flatMap(({ person }) => person ?? []),
    );
    const accounts = await this.accounts.findMany([...people.values()].map(({ accountId }) => accountId));
    for (const { id, person } of due) {
      const winner = people.get(person ?? '');
      await this.tell(id, winner && accounts.get(winner.accountId), { round, by, page });
    }
    return due.length;
  }

  /** Each in a unit of work of its own: the day's budget is held until it ends. */
  private async tell(
    awardId: PrizeReminder['awardId'],
    account: Account | undefined,
    { round: { name }, by, page }: { round: Round; by: Date; page: string },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.reminders.insertMissing([{ awardId, sentAt: this.clock.now() }])) === 0) return;
      // Who was erased has no address any more.
      const contact = account && (account.phone ?? account.email) !== null ? await this.reached(account) : undefined;
      if (!account || !contact) return;
      const body = `Chào ${account.fullName}. Bạn đạt giải ${name} và chưa xác nhận thông tin nhận giải. Hãy xác nhận trước hết ngày ${formatDate(by)} ở mục ${page} trên trang dự thi.`;
      await this.outbox.put(messageTo(contact, { subject: 'Xác nhận thông tin nhận giải', body }));
    });
  }

  private async reached(account: Account): Promise<Contact | undefined> {
    const contact = contactOf(account);
    if (contact.kind === 'email' || (await this.budgets.takeIfLeft(codeKind(contact)))) return contact;
    return account.email === null ? undefined : keptContact(account.email);
  }
}
