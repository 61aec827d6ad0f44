import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AttemptExceptions, AttemptFiles, type AttemptId, type ExceptionKind } from '#attempts';
import { AuditTrail } from '#audit';
import { Clock } from '#kernel';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { ATTEMPTS, attemptUrl, exceptionUrl } from './addresses.js';
import { attemptContent, type TypedWish } from './attempt-pages.js';
import { readWish, WishForm } from './attempts.forms.js';

const LEAVE_OUT = 'leave-out';
const KINDS: readonly ExceptionKind[] = ['extra-time', 're-opening', 'late-answers'];

/** One attempt: what happened when, and what the board may do for it. Never its answers. */
@Controller(ATTEMPTS.slice(1))
@Requires(Permission.ManageAttempts)
export class AttemptController {
  constructor(
    private readonly contests: ConsoleContest,
    private readonly files: AttemptFiles,
    private readonly exceptions: AttemptExceptions,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get(':attempt')
  async show(@Req() request: FastifyRequest, @Param('attempt', ID) id: AttemptId): Promise<Page> {
    const page = await this.page(id);
    await this.audit.record({ actor: staffOf(request).accountId, action: 'attempt.read', subject: { kind: 'attempt', id } });
    return page;
  }

  /** Asks for more time, for re-opening, for taking late answers; or leaves these out, which one person may. */
  @Post(':attempt')
  async ask(@Req() request: FastifyRequest, @Param('attempt', ID) id: AttemptId, @Body(FORM) form: WishForm): Promise<Page | Redirect> {
    const { contest } = await this.contests.get();
    const { chain } = await this.files.file(contest.id, id);
    const { accountId: by } = staffOf(request);
    const kind = KINDS.find((one) => one === form.kind);
    const { minutes, cause, reason, faults } = readWish(form, kind === 'extra-time' || kind === 're-opening');
    if (faults.length > 0) return this.page(id, { form, faults });
    if (form.kind === LEAVE_OUT) {
      await this.exceptions.leaveOut(id, { cause, reason }, by);
      return redirect(attemptUrl(id), { text: 'Đã ghi: các câu đến muộn không được tính. Người dự thi được báo.' });
    }
    const attempt = chain.find((one) => one.id === id);
    if (!kind || !attempt) return this.page(id);
    const asked = await this.exceptions.ask({ kind, roundId: attempt.roundId, attemptId: id, minutes, cause, reason }, by);
    return redirect(exceptionUrl(asked), { text: 'Đã ghi đề nghị. Cần một người khác duyệt.' });
  }

  private async page(id: AttemptId, typed?: TypedWish): Promise<Page> {
    const running = await this.contests.get();
    const file = await this.files.file(running.contest.id, id);
    const owner = file.chain[0] && (await this.accounts.findById(file.chain[0].accountId));
    const content = attemptContent({ running, file, id, name: owner?.fullName ?? 'Đã xóa thông tin', now: this.clock.now() }, typed);
    return consolePage<GroupsView>('groups', content, { status: typed ? 422 : 200 });
  }
}
