import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AttemptExceptions, type ExceptionId } from '#attempts';
import { formatNumber } from '#kernel';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { placeOf } from '../../edge/site.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { DetailView } from '../view-models.js';
import { ATTEMPTS, exceptionUrl } from './addresses.js';
import { WishForm } from './attempts.forms.js';
import { exceptionContent } from './exception-pages.js';

/** What somebody has asked for, before the second person. */
@Controller(`${ATTEMPTS.slice(1)}/de-nghi`)
@Requires(Permission.ManageAttempts)
export class ExceptionController {
  constructor(
    private readonly contests: ConsoleContest,
    private readonly exceptions: AttemptExceptions,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
  ) {}

  @Get(':exception')
  async show(@Req() request: FastifyRequest, @Param('exception', ID) id: ExceptionId): Promise<Page> {
    return this.page(request, id);
  }

  @Post(':exception/duyet')
  async grant(@Req() request: FastifyRequest, @Param('exception', ID) id: ExceptionId): Promise<Redirect> {
    const attempts = await this.exceptions.grant(id, staffOf(request).accountId, placeOf(request));
    return redirect(exceptionUrl(id), { text: `Đã duyệt, có hiệu lực ngay cho ${formatNumber(attempts)} lượt.` });
  }

  @Post(':exception/khong-duyet')
  async decline(
    @Req() request: FastifyRequest,
    @Param('exception', ID) id: ExceptionId,
    @Body(FORM) form: WishForm,
  ): Promise<Page | Redirect> {
    const typed = readReason(form.reason);
    if (typed.fault) return this.page(request, id, typed);
    await this.exceptions.decline(id, staffOf(request).accountId, typed.reason);
    return redirect(exceptionUrl(id), { text: 'Đã ghi: không duyệt. Không có gì thay đổi.' });
  }

  private async page(request: FastifyRequest, id: ExceptionId, typed?: TypedReason): Promise<Page> {
    const [running, exception] = [await this.contests.get(), await this.exceptions.get(id)];
    const people = await this.accounts.findMany([exception.askedBy, ...(exception.decidedBy ? [exception.decidedBy] : [])]);
    const unit = exception.unitId ? await this.units.findById(exception.unitId) : undefined;
    const me = staffOf(request).accountId;
    const content = exceptionContent({ running, exception, people, unit, me }, typed);
    return consolePage<DetailView>('detail', content, { status: typed?.fault ? 422 : 200 });
  }
}
