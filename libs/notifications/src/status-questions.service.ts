import { Injectable, Logger } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type Account, AccountError, Accounts, CodeBudgets, codeKind, type Contact, keptContact } from '#accounts';
import { Attempts, quizPart } from '#attempts';
import { ContestReader, roundPhase, type RunningContest } from '#contests';
import { Clock, MINUTE_MS, newId } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { Tenant } from '#tenants';
import { UnitRegister } from '#units';
import { StatusQuestion } from './entities/status-question.entity.js';

/** A family that shares a phone is told about so many of its people in one message. */
const MOST = 6;
const AT_ONCE = 50;
/** Whoever has waited so long for an answer has asked otherwise. */
const PATIENCE_MINUTES = 60;

/**
 * "Am I registered?", asked by anybody about any contact. The page only writes the question down, which takes the same time
 * for everybody; the worker tells the owner of the contact who has registered with it, for which unit each counts, and how
 * many attempts are left.
 */
@Injectable()
export class StatusQuestions {
  private readonly logger = new Logger(StatusQuestions.name);

  constructor(
    @InjectScoped(StatusQuestion) private readonly questions: ScopedRepository<StatusQuestion>,
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly attempts: Attempts,
    private readonly units: UnitRegister,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async ask({ value }: Contact): Promise<void> {
    const now = this.clock.now();
    await this.questions.insert({ id: newId<'status-question'>(now), contact: value, askedAt: now });
  }

  /** Answers what was asked: for the worker. One message for all who share the contact; none where nobody is registered with it. */
  async look({ name }: Pick<Tenant, 'name'>): Promise<void> {
    const waiting = await this.questions.find({ order: { askedAt: 'ASC', id: 'ASC' }, take: AT_ONCE });
    if (waiting.length === 0) return;
    await this.questions.delete({ askedAt: LessThan(new Date(this.clock.now().getTime() - PATIENCE_MINUTES * MINUTE_MS)) });
    const running = await this.contests.findRunning();
    for (const question of waiting)
      await this.answer(question, running, name).catch((error: unknown) => this.logger.warn(`a question waits: ${String(error)}`));
  }

  /** Strangers ask for it and it costs as much as a code: it comes out of the same budget. When that is spent, nothing leaves. */
  private async answer({ id, contact: kept }: StatusQuestion, running: RunningContest | undefined, name: string): Promise<void> {
    const contact = keptContact(kept);
    const lines = running ? await this.linesOf(running, contact) : [];
    const message = { channel: contact.kind === 'email' ? 'email' : 'sms', recipient: contact.value } as const;
    try {
      await this.unitOfWork.run(async () => {
        // Another worker may have been first.
        if ((await this.questions.delete({ id })) === 0 || lines.length === 0) return;
        await this.outbox.put({ ...message, subject: 'Bạn đã đăng ký dự thi', body: `${name}: ${lines.join(' ')}` });
        await this.budgets.take(codeKind(contact));
      });
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'BUDGET_SPENT') throw error;
      await this.questions.delete({ id });
      await this.budgets.tellSpent(codeKind(contact));
    }
  }

  private async linesOf(running: RunningContest, contact: Contact): Promise<string[]> {
    const lines: string[] = [];
    for (const person of (await this.accounts.reachedBy(contact)).slice(0, MOST)) {
      const line = await this.lineOf(running, person);
      if (line) lines.push(line);
    }
    return lines;
  }

  private async lineOf(running: RunningContest, { id, fullName }: Account): Promise<string | undefined> {
    const registration = await this.registrations.findOf(id, running.contest.id);
    if (!registration) return undefined;
    const unit = await this.units.findById(registration.unitId);
    const place = unit ? [unit.name, unit.place].filter(Boolean).join(', ') : 'một đơn vị';
    const barred = await this.registrations.barringReason(running, registration);
    return `${fullName} đã đăng ký, tính cho ${place}. ${barred ?? (await this.leftOf(running, registration))}`;
  }

  /** "Tuần thi 2: còn 3 lượt." */
  private async leftOf(running: RunningContest, registration: Parameters<Attempts['prospects']>[0]): Promise<string> {
    const round = running.rounds.find((one) => roundPhase(one, this.clock.now()) === 'open');
    if (!round) return 'Hiện không có đợt thi nào đang mở.';
    const part = quizPart(running.ruleSet, round.partCode);
    const { verdict, open } = await this.attempts.prospects(registration, part, round, running.rounds);
    if (open) return `${round.name}: có một bài đang làm dở.`;
    if (!verdict.allowed) return `${round.name}: ${verdict.sentence ?? 'đã hết lượt.'}`;
    return verdict.left === null ? `${round.name}: còn được thi.` : `${round.name}: còn ${verdict.left} lượt.`;
  }
}
