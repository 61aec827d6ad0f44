import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { ContestReader } from '#contests';
import type { RoundId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { Registrations } from '#registrations';
import { Awards } from './awards.service.js';

/** Tells winners what they have won, as registering promised them. */
@Injectable()
export class WinnerNotices {
  constructor(
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Puts a message to each winner of a round on its way, in the unit of work that makes the round public: nobody hears of
   * it before everybody may, and nobody twice. By name, since a family may share a phone; without a link, since messages
   * of prizes with links are what swindlers send.
   */
  async send(roundId: RoundId): Promise<void> {
    const held = await this.awards.ofRound(roundId);
    if (held.length === 0) return;
    const round = await this.contests.round(roundId);
    const { contest, ruleSet } = await this.contests.contest(round.contestId);
    const people = await this.registrations.peopleOf(
      contest.id,
      held.map(({ person }) => person),
    );
    const accounts = await this.accounts.findMany([...people.values()].map(({ accountId }) => accountId));
    const messages = held.flatMap(({ person, groupCode, tierCode }): NewMessage[] => {
      const winner = people.get(person);
      const account = winner && accounts.get(winner.accountId);
      const recipient = account?.phone ?? account?.email;
      if (!account || !recipient) return [];
      const prize = ruleSet.prizes.find(({ code }) => code === groupCode)?.tiers.find(({ code }) => code === tierCode)?.name ?? 'giải';
      return [
        {
          channel: account.phone ? 'sms' : 'email',
          recipient,
          subject: `Chúc mừng bạn đạt ${prize}`,
          body: `Chúc mừng ${account.fullName} đạt ${prize}, ${round.name}, ${contest.name}. Xem bài và giấy chứng nhận ở mục Bài thi của tôi trên trang dự thi.`,
        },
      ];
    });
    await this.outbox.put(...messages);
  }
}
