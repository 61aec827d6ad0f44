import { Injectable } from '@nestjs/common';
import { Accounts, CodeBudgets, codeKind, type Contact, contactOf, messageTo } from '#accounts';
import { ContestReader } from '#contests';
import { formatMoment } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import type { Submission } from './entities/submission.entity.js';

/** What an author is told. */
export type SubmissionNews =
  | { kind: 'never-complete' }
  | { kind: 'earlier-counts'; version: number }
  | { kind: 'supplement'; until: Date }
  | { kind: 'invalid' }
  | { kind: 'cancelled' };

/** A message as it goes out. */
export interface SubmissionLetter {
  contact: Contact;
  subject: string;
  body: string;
}

/** Tells the author of a submission what has become of it, in the unit of work that decides it. */
@Injectable()
export class SubmissionNotices {
  constructor(
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly contests: ContestReader,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
  ) {}

  /** By name, since a family may share a phone; without a link and without reasons, which stand on the page of the submission. */
  async tell(submission: Submission, news: SubmissionNews): Promise<void> {
    const letter = await this.letter(submission, news);
    // What is decided holds, told or not: it stands in “Bài của tôi”.
    if (!letter || !(await this.budgets.takeIfLeft(codeKind(letter.contact), { forKnownDevice: true }))) return;
    await this.outbox.put(messageTo(letter.contact, letter));
  }

  /** What the author would be told, word for word; undefined where there is nobody to write to. */
  async letter({ registrationId, contestId }: Submission, news: SubmissionNews): Promise<SubmissionLetter | undefined> {
    const registration = registrationId && (await this.registrations.find(registrationId));
    const account = registration ? await this.accounts.findById(registration.accountId) : undefined;
    // What came on paper is answered on paper; who was erased has no address any more.
    if (!account || (account.phone ?? account.email) === null) return undefined;
    const { contest } = await this.contests.contest(contestId);
    return {
      contact: contactOf(account),
      subject: 'Thông báo về bài dự thi của bạn',
      body: `${account.fullName}, ${contest.name}: ${sentenceOf(news)} Xem ở mục Bài của tôi trên trang dự thi.`,
    };
  }
}

function sentenceOf(news: SubmissionNews): string {
  switch (news.kind) {
    case 'never-complete':
      return 'Tệp của bài dự thi chưa đến đủ trong thời gian chờ nên bài không được tính.';
    case 'earlier-counts':
      return `Tệp của bản gửi sau cùng chưa đến đủ trong thời gian chờ nên bản gửi lần ${news.version} được tính.`;
    case 'supplement':
      return `Bài dự thi cần bổ sung, hạn chót ${formatMoment(news.until)}.`;
    case 'invalid':
      return 'Bài dự thi không hợp lệ sau khi kiểm tra hình thức.';
    case 'cancelled':
      return 'Bài dự thi đã bị hủy theo thể lệ.';
  }
}
