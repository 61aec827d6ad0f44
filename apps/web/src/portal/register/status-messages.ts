import { Injectable } from '@nestjs/common';
import { type Account, AccountError, CodeBudgets, codeKind, type Contact } from '#accounts';
import { Attempts, quizPart } from '#attempts';
import { roundPhase, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import { UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { placeName } from '../../edge/place-name.js';
import { shortName } from '../../edge/round-name.js';

/** A family that shares a phone is told about so many of its people in one message. */
const MOST = 6;

/** Tells whoever owns a contact who has registered with it, for which unit each counts, and how many attempts are left. */
@Injectable()
export class StatusMessages {
  constructor(
    private readonly registrations: Registrations,
    private readonly attempts: Attempts,
    private readonly units: UnitRegister,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Sends one message for all who share the contact; none where nobody is registered with it. */
  async send(
    running: RunningContest,
    people: readonly Account[],
    { contact, siteName }: { contact: Contact; siteName: string },
  ): Promise<void> {
    const lines: string[] = [];
    for (const person of people.slice(0, MOST)) {
      const line = await this.lineOf(running, person);
      if (line) lines.push(line);
    }
    if (lines.length === 0) return;
    await this.put(contact, `${siteName}: ${lines.join(' ')}`);
  }

  /** Strangers ask for it and it costs as much as a code: it comes out of the same budget. When that is spent, nothing leaves and nobody learns it here. */
  private async put(contact: Contact, body: string): Promise<void> {
    const kind = codeKind(contact);
    try {
      await this.unitOfWork.run(async () => {
        const channel = contact.kind === 'email' ? 'email' : 'sms';
        await this.outbox.put({ channel, recipient: contact.value, subject: 'Bạn đã đăng ký dự thi', body });
        await this.budgets.take(kind);
      });
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'BUDGET_SPENT') throw error;
      await this.budgets.tellSpent(kind);
    }
  }

  private async lineOf(running: RunningContest, { id, fullName }: Account): Promise<string | undefined> {
    const registration = await this.registrations.findOf(id, running.contest.id);
    if (!registration) return undefined;
    const unit = await this.units.findById(registration.unitId);
    const barred = await this.registrations.barringReason(running, registration);
    return [
      `${fullName} đã đăng ký, tính cho ${unit ? placeName(unit) : 'một đơn vị'}.`,
      barred ?? (await this.leftOf(running, registration)),
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** "Tuần thi 2: còn 3 lượt."; nothing where no round is open or the rules set no limit. */
  private async leftOf(running: RunningContest, registration: Parameters<Attempts['prospects']>[0]): Promise<string> {
    const round = running.rounds.find((one) => roundPhase(one, this.clock.now()) === 'open');
    if (!round) return 'Hiện không có đợt thi nào đang mở.';
    const part = quizPart(running.ruleSet, round.partCode);
    const { verdict, open } = await this.attempts.prospects(registration, part, round, running.rounds);
    if (open) return `${shortName(round)}: có một bài đang làm dở.`;
    if (!verdict.allowed) return `${shortName(round)}: ${verdict.sentence ?? 'đã hết lượt.'}`;
    return verdict.left === null ? `${shortName(round)}: còn được thi.` : `${shortName(round)}: còn ${verdict.left} lượt.`;
  }
}
