import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { QuestionCatalogue, type WholeQuestion } from '#questions';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import type { DetailView } from '../view-models.js';
import { questionDetail } from './question-presenter.js';
import { QuestionsInUse } from './questions-in-use.js';

/** A question on the desk of somebody of the staff: opening one is written down, wherever it is opened. */
@Injectable()
export class QuestionDesk {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: QuestionCatalogue,
    private readonly inUse: QuestionsInUse,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The question with its key, and an entry in the trail. @throws QuestionError QUESTION_NOT_FOUND */
  async open(code: string, actor: AccountId): Promise<WholeQuestion> {
    const question = await this.questions.find(code);
    await this.audit.record({
      actor,
      action: 'question.read',
      subject: { kind: 'question', id: question.id },
      details: { code, version: question.version },
    });
    return question;
  }

  /** The page of an opened question. */
  async page(
    question: WholeQuestion,
    { accountId, permissions }: Principal,
    { fault, status = 200 }: { fault?: string; status?: number } = {},
  ): Promise<Page> {
    const running = await this.contests.running();
    const names = await this.names([question.createdBy, question.decision?.by ?? null]);
    return consolePage<DetailView>(
      'detail',
      questionDetail({
        ruleSet: running.ruleSet,
        question,
        writer: names.get(question.createdBy),
        decider: question.decision && names.get(question.decision.by),
        isOwn: question.createdBy === accountId,
        mayWrite: permissions.has(Permission.WriteQuestions),
        mayApprove: permissions.has(Permission.ApproveQuestions),
        usedBy: await this.inUse.roundWith(question.id, running),
        now: this.clock.now(),
        fault,
      }),
      { status },
    );
  }

  /** The names of some of the staff; the machine has none. */
  async names(ids: readonly (AccountId | null)[]): Promise<ReadonlyMap<AccountId | null, string>> {
    const names = new Map<AccountId | null, string>();
    for (const id of new Set(ids)) {
      const account = id ? await this.accounts.findById(id) : undefined;
      if (account) names.set(id, account.fullName);
    }
    return names;
  }
}
