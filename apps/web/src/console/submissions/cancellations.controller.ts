import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { cleanText } from '#kernel';
import { CorrectionError, JudgedCancellations } from '#results';
import { isArticle, SubmissionCancellations, SubmissionError, type SubmissionId } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { cancellingUrl, SUBMISSIONS } from './addresses.js';
import { cancellationContent, type TypedCancellation } from './cancellation-page.js';
import { EntryReader } from './entry-reader.js';
import { CancelForm, DecideForm } from './submissions.forms.js';

/** Cancelling an entry, for a copy or a false declaration: one person asks, another decides. */
@Controller(SUBMISSIONS.slice(1))
@Requires(Permission.ManageSubmissions)
export class CancellationsController {
  constructor(
    private readonly reader: EntryReader,
    private readonly cancellations: SubmissionCancellations,
    private readonly decisions: JudgedCancellations,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':round/:submission/huy')
  async show(@Req() request: FastifyRequest, @Param('round') code: string, @Param('submission', ID) id: SubmissionId): Promise<Page> {
    const page = await this.page(request, code, id);
    await this.audit.record({ actor: staffOf(request).accountId, action: 'submission.read', subject: { kind: 'submission', id } });
    return page;
  }

  @Post(':round/:submission/huy')
  async ask(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) form: CancelForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.entry(code, id);
    const { reason, fault } = readReason(form.reason);
    const basis = cleanText(form.basis ?? '');
    const faults = [
      ...(isArticle(basis) ? [] : [{ field: 'basis', text: new SubmissionError('BASIS_MISSING').sentence() }]),
      ...(fault ? [{ field: 'reason', text: fault }] : []),
    ];
    if (faults.length > 0) return this.page(request, code, id, { reason, basis, faults });
    return this.told(cancellingUrl(round, id), 'Đã ghi đề nghị. Cần một người khác quyết định.', () =>
      this.cancellations.ask(id, { by: staffOf(request).accountId, reason, basis }),
    );
  }

  @Post(':round/:submission/huy/quyet-dinh')
  @Requires(Permission.CancelSubmissions)
  async decide(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { decision }: DecideForm,
  ): Promise<Redirect> {
    const { round } = await this.reader.entry(code, id);
    const url = cancellingUrl(round, id);
    if (!decision) return redirect(url, { text: 'Hãy chọn hủy bài hoặc không hủy.', isError: true });
    const done = decision === 'cancelled' ? 'Đã hủy bài. Tác giả được báo.' : 'Đã ghi: không hủy. Bài giữ nguyên.';
    return this.told(url, done, () => this.decisions.decide(id, decision, staffOf(request).accountId));
  }

  private async told(url: string, done: string, act: () => Promise<void>): Promise<Redirect> {
    try {
      await act();
    } catch (error) {
      const isTold = error instanceof CorrectionError || (error instanceof SubmissionError && error.code !== 'SUBMISSION_NOT_FOUND');
      if (!isTold) throw error;
      return redirect(url, { text: error.sentence(), isError: true });
    }
    return redirect(url, { text: done });
  }

  private async page(request: FastifyRequest, code: string, id: SubmissionId, typed?: TypedCancellation): Promise<Page> {
    const found = await this.reader.entry(code, id);
    const people = await this.accounts.findMany(
      found.entry.cancellations.flatMap(({ askedBy, decidedBy }) => (decidedBy ? [askedBy, decidedBy] : [askedBy])),
    );
    const movingUp = found.entry.state === 'cancelled' ? [] : await this.decisions.movingUp(id);
    const content = cancellationContent({ ...found, people, movingUp, me: staffOf(request) }, typed);
    return consolePage<GroupsView>('groups', content, { status: typed ? 422 : 200 });
  }
}
