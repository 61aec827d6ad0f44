import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { ContestReader } from '#contests';
import type { RoundId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { Registrations, type RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Anomaly, type AnomalyId } from './entities/anomaly.entity.js';

type Words = (facts: { name: string; round: string; contest: string }) => { subject: string; body: string };

const WHERE = 'Xem và trả lời ở mục Bài thi của tôi trên trang dự thi.';

/**
 * What contestants are told: plainly, by name (a family may share a phone), without a link (such messages are what swindlers
 * send), and without what was found: that stands on their own page alone.
 */
@Injectable()
export class AnomalyLetters {
  constructor(
    @InjectScoped(Anomaly) private readonly anomalies: ScopedRepository<Anomaly>,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
  ) {}

  async asked(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest }) => ({
      subject: 'Ban Tổ chức muốn hỏi bạn về bài dự thi',
      body: `Chào ${name}. Ban Tổ chức muốn hỏi bạn thêm về bài dự thi ${round}, ${contest}. Được hỏi không có nghĩa là bạn làm sai. ${WHERE}`,
    }));
  }

  async excluded(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest }) => ({
      subject: 'Kết luận của Ban Tổ chức về bài dự thi',
      body: `Chào ${name}. Sau khi xem lại, Ban Tổ chức không xếp hạng bài dự thi của bạn ở ${round}, ${contest}. Nếu thấy chưa đúng, bạn hãy phản hồi để Ban Tổ chức xem lại. ${WHERE}`,
    }));
  }

  async closed(id: AnomalyId, people: readonly RegistrationId[]): Promise<void> {
    await this.send(id, people, ({ name, round, contest }) => ({
      subject: 'Ban Tổ chức đã xem xong bài dự thi',
      body: `Chào ${name}. Ban Tổ chức đã xem xong bài dự thi của bạn ở ${round}, ${contest}. Bài của bạn được xếp hạng bình thường. Cảm ơn bạn.`,
    }));
  }

  private async send(id: AnomalyId, people: readonly RegistrationId[], words: Words): Promise<void> {
    if (people.length === 0) return;
    const anomaly = await this.anomalies.findOne({ where: { id } });
    if (!anomaly) return;
    const { round, contest } = await this.names(anomaly.roundId);
    const messages: NewMessage[] = [];
    for (const registrationId of people) {
      // Who was erased has no address any more.
      const registration = await this.registrations.find(registrationId);
      const account = registration && (await this.accounts.findById(registration.accountId));
      const recipient = account?.phone ?? account?.email;
      if (!account || !recipient) continue;
      messages.push({ channel: account.phone ? 'sms' : 'email', recipient, ...words({ name: account.fullName, round, contest }) });
    }
    await this.outbox.put(...messages);
  }

  private async names(roundId: RoundId): Promise<{ round: string; contest: string }> {
    const round = await this.contests.round(roundId);
    return { round: round.name, contest: (await this.contests.contest(round.contestId)).contest.name };
  }
}
