import { Injectable } from '@nestjs/common';
import { Accounts, CodeBudgets, codeKind, contactOf, messageTo } from '#accounts';
import { ContestReader } from '#contests';
import { Outbox } from '#mail';
import type { ExceptionKind } from '../entities/attempt-exception.entity.js';
import type { Attempt } from '../entities/attempt.entity.js';

interface News {
  kind: ExceptionKind | 'left-out';
  attempt: Attempt;
  minutes: number | null;
}

/** Tells somebody what the board has decided about their attempt, in the unit of work that decides it. */
@Injectable()
export class ExceptionNotices {
  constructor(
    private readonly accounts: Accounts,
    private readonly contests: ContestReader,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
  ) {}

  /** By name, since a family may share a phone; without a link, as all such messages. */
  async tell({ kind, attempt, minutes }: News): Promise<void> {
    const account = await this.accounts.findById(attempt.accountId);
    // Who was erased has no address any more.
    if (!account || (account.phone ?? account.email) === null) return;
    const contact = contactOf(account);
    const { contest } = await this.contests.contest(attempt.contestId);
    const round = await this.contests.round(attempt.roundId);
    // What is decided holds, told or not: it stands in “Bài thi của tôi”.
    if (!(await this.budgets.takeIfLeft(codeKind(contact), { forKnownDevice: true }))) return;
    await this.outbox.put(
      messageTo(contact, {
        subject: 'Ban Tổ chức đã quyết định về lượt thi của bạn',
        body: `${account.fullName}, ${round.name}, ${contest.name}: ${sentenceOf(kind, minutes)} Xem ở mục Bài thi của tôi trên trang dự thi.`,
      }),
    );
  }
}

function sentenceOf(kind: News['kind'], minutes: number | null): string {
  switch (kind) {
    case 'extra-time':
      return `Ban Tổ chức cho bạn thêm ${minutes ?? 0} phút làm bài.`;
    case 're-opening':
      return `Ban Tổ chức đã mở lại lượt thi, bạn có ${minutes ?? 0} phút để làm tiếp, tính từ lúc này.`;
    case 'late-answers':
      return 'Ban Tổ chức đã nhận các câu trả lời đến muộn của bạn. Bạn có biên nhận mới.';
    case 'left-out':
      return 'Ban Tổ chức không tính các câu trả lời đến muộn. Bài đã nộp của bạn giữ nguyên.';
  }
}
