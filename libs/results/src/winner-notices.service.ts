import { Injectable } from '@nestjs/common';
import { type Account, Accounts, CodeBudgets, codeKind, type Contact, contactOf, keptContact, messageTo } from '#accounts';
import { ContestReader, ownPageName, type Round } from '#contests';
import type { RoundId } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import type { RuleSet } from '#rules';
import { SubmissionReading } from '#submissions';
import { Awards } from './awards.service.js';
import type { Award } from './entities/award.entity.js';

/** Tells winners what they have won, as registering promised them. */
@Injectable()
export class WinnerNotices {
  constructor(
    private readonly awards: Awards,
    private readonly reading: SubmissionReading,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Puts a message to each winner of a round on its way, in the unit of work that makes the round public: nobody hears of
   * it before everybody may, and nobody twice; of a submission each author who has an account. By name, since a family may share a phone; without a link, since messages
   * of prizes with links are what swindlers send.
   */
  async send(roundId: RoundId): Promise<void> {
    const held = await this.awards.ofRound(roundId);
    if (held.length === 0) return;
    const round = await this.contests.round(roundId);
    const running = await this.contests.contest(round.contestId);
    const { contest, ruleSet } = running;
    const told = await this.tellable(held);
    const people = await this.registrations.peopleOf(contest.id, [...new Set(told.map(({ person }) => person))]);
    const accounts = await this.accounts.findMany([...people.values()].map(({ accountId }) => accountId));
    const letters = told.flatMap(({ person, award: { submissionId, unitCode, groupCode, tierCode } }) => {
      const winner = people.get(person);
      const account = winner && accounts.get(winner.accountId);
      // Who was erased has no address any more.
      if (!account || (account.phone ?? account.email) === null) return [];
      const prize = ruleSet.prizes.find(({ code }) => code === groupCode)?.tiers.find(({ code }) => code === tierCode)?.name ?? 'giải';
      return [
        {
          account,
          subject: unitCode === null ? `Chúc mừng bạn đạt ${prize}` : `Chúc mừng bài của đơn vị bạn đạt ${prize}`,
          body: `Chúc mừng ${account.fullName}${unitCode === null ? '' : ', bài của đơn vị bạn'} đạt ${prize}, ${submissionId ? partName(ruleSet, round) : round.name}, ${contest.name}. Xem bài và giấy chứng nhận ở mục ${ownPageName(running)} trên trang dự thi.`,
        },
      ];
    });
    // Last of all: the day's budget is held from here to the end of the unit of work.
    for (const { account, ...words } of letters) {
      const contact = await this.reached(account);
      if (contact) await this.outbox.put(messageTo(contact, words));
    }
  }

  /** Who hears of which prize, by pseudonym: the winner, or each author of the submission, those of a unit's own as well. */
  private async tellable(held: readonly Award[]): Promise<{ person: string; award: Award }[]> {
    const authors = await this.reading.authorsOf(held.flatMap(({ submissionId }) => submissionId ?? []));
    return held.flatMap((award) => {
      const own = award.submissionId === null ? undefined : authors.get(award.submissionId);
      const people = new Set([...(award.person === null ? [] : [award.person]), ...(own ?? []).map(({ pseudonym }) => pseudonym)]);
      return [...people].map((person) => ({ person, award }));
    });
  }

  /** By text within the day's budget; when that is spent by mail, and where there is none, the page alone tells it. */
  private async reached(account: Account): Promise<Contact | undefined> {
    const contact = contactOf(account);
    if (contact.kind === 'email' || (await this.budgets.takeIfLeft(codeKind(contact)))) return contact;
    return account.email === null ? undefined : keptContact(account.email);
  }
}

/** A part of submissions by its name: its round is called after receiving. */
function partName({ parts }: RuleSet, { partCode, name }: Round): string {
  return parts.find(({ code }) => code === partCode)?.name ?? name;
}
