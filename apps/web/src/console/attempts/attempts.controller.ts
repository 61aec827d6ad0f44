import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Account, Accounts } from '#accounts';
import { AttemptError, AttemptExceptions, AttemptFiles, Attempts, type LateAttempt } from '#attempts';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, readReceiptCode } from '#kernel';
import { UnitRegister } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { UnitChoice } from '../coordinators/unit-choice.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { ATTEMPTS, attemptUrl, exceptionUrl } from './addresses.js';
import { type AttemptsFacts, attemptsContent, type Typed } from './attempts-pages.js';
import { readWish, ReceiptForm, WishForm } from './attempts.forms.js';

/** Nothing was typed: the whole round. */
const ALL_UNITS = { units: undefined, wanted: undefined };
const SEVERAL = 'Có nhiều đơn vị tên như vậy. Hãy ghi mã, xem ở mục Đơn vị dự thi.';

/** Attempts: what the board has to decide, one found by its receipt, more time for many. */
@Controller(ATTEMPTS.slice(1))
@Requires(Permission.ManageAttempts)
export class AttemptsController {
  constructor(
    private readonly contests: ConsoleContest,
    private readonly attempts: Attempts,
    private readonly files: AttemptFiles,
    private readonly exceptions: AttemptExceptions,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly choice: UnitChoice,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return this.page();
  }

  @Post('tim')
  async find(@Req() request: FastifyRequest, @Body(FORM) { q: typed = '' }: ReceiptForm): Promise<Page | Redirect> {
    const { contest } = await this.contests.get();
    try {
      const { id, contestId } = await this.attempts.byReceipt(readReceiptCode(typed));
      if (contestId !== contest.id) throw new AttemptError('RECEIPT_UNKNOWN');
      const subject = { kind: 'attempt', id };
      await this.audit.record({ actor: staffOf(request).accountId, action: 'attempts.looked-up', subject });
      return redirect(attemptUrl(id));
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      return this.page({ search: { q: typed, fault: error.sentence() } });
    }
  }

  @Post('them-gio')
  async askTime(@Req() request: FastifyRequest, @Body(FORM) form: WishForm): Promise<Page | Redirect> {
    const running = await this.contests.get();
    const { minutes, cause, reason, faults } = readWish(form, true);
    const round = running.rounds.find(({ code }) => code === form.round);
    const { units, wanted: unit } = cleanText(form.unit ?? '') ? await this.choice.of(running, { unit: form.unit ?? '' }) : ALL_UNITS;
    const all = [
      ...(round ? [] : [{ field: 'round', text: 'Hãy chọn đợt thi.' }]),
      ...(units && !unit ? [{ field: 'unit', text: units.length > 0 ? SEVERAL : 'Không thấy đơn vị này. Hãy xem lại tên hoặc mã.' }] : []),
      ...faults,
    ];
    if (!round || all.length > 0) return this.page({ wish: { form, faults: all } });
    const wish = { kind: 'extra-time', roundId: round.id, unitId: unit?.id, minutes, cause, reason } as const;
    const id = await this.exceptions.ask(wish, staffOf(request).accountId);
    return redirect(exceptionUrl(id), { text: 'Đã ghi đề nghị. Cần một người khác duyệt.' });
  }

  private async page(typed: Typed = {}): Promise<Page> {
    const isWrong = Boolean(typed.search ?? typed.wish);
    return consolePage<GroupsView>('groups', attemptsContent(await this.facts(), typed), { status: isWrong ? 422 : 200 });
  }

  private async facts(): Promise<AttemptsFacts> {
    const running = await this.contests.get();
    const exceptions = await this.exceptions.ofContest(running.contest.id);
    const late: LateAttempt[] = [];
    for (const { id } of running.rounds) late.push(...(await this.files.lateIn(id)));
    const people: ReadonlyMap<AccountId, Account> = await this.accounts.findMany([
      ...new Set([...exceptions.map(({ askedBy }) => askedBy), ...late.map(({ attempt }) => attempt.accountId)]),
    ]);
    const units = await this.units.findMany(exceptions.flatMap(({ unitId }) => unitId ?? []));
    const [now, names] = [this.clock.now(), new Map([...units].map(([id, { name }]) => [id as string, name]))];
    const open = running.rounds.filter(
      ({ opensAt, state }) => opensAt <= now && ['scheduled', 'open', 'paused', 'closing'].includes(state),
    );
    return { running, open, exceptions, late, people, units: names };
  }
}
