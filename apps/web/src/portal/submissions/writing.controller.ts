import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Clock, formatTimeWithSeconds } from '#kernel';
import {
  type DraftFault,
  FormalChecks,
  isTooLong,
  SubmissionChecking,
  type SubmissionDraft,
  SubmissionDrafts,
  SubmissionError,
  SubmissionFiles,
  type SubmissionId,
  tidyDraft,
} from '#submissions';
import { UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import type { SubmissionDraftView } from '../view-models.js';
import { submissionAddress } from './addresses.js';
import { draftOf, sectionField, textOf, type TypedForm } from './draft-form.js';
import { draftContent, type DraftFacts } from './draft-presenter.js';
import { type OwnSubmission, OwnSubmissions } from './own-submissions.js';
import { sharesSentence } from './shares.js';

const ADD = 'them-tac-gia';
const NEXT = 'tiep';
const LEAVE_OUT = /^bo-tac-gia-(\d{1,2})$/;
const MOST_ROWS = 20;

/** What the page's script gets when it has saved. */
interface Saved {
  revision: number;
  /** "10:42:07" */
  savedAt: string;
  shares: string;
}

/** Writing a submission. The form saves itself with script, and by its buttons without. */
@Controller('bai-du-thi/:submission/viet')
@Requires(Permission.TakePart)
export class WritingController {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly drafts: SubmissionDrafts,
    private readonly checking: SubmissionChecking,
    private readonly files: SubmissionFiles,
    private readonly checks: FormalChecks,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  /** @param seeFaults "1" from the last step, which leads to fields that are wrong */
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Query('tac-gia') rows = '1',
    @Query('xem-loi') seeFaults?: string,
  ): Promise<Page | Redirect> {
    const own = await this.own.of(request, id);
    if (own.submission.state === 'withdrawn') return redirect(submissionAddress(id));
    const { draft, draftRevision: revision, draftSavedAt: savedAt } = own.submission;
    const faults = seeFaults === '1' ? await this.faultsOf(own) : [];
    return this.draftPage(request, own, { draft: tidyDraft(draft), revision, savedAt, faults, rows: rowsOf(rows) });
  }

  @Post()
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('submission', ID) id: SubmissionId,
    @Body() body: unknown,
  ): Promise<Page | Redirect | Saved> {
    const own = await this.own.of(request, id);
    const form = (body ?? {}) as TypedForm;
    const pressed = textOf(form, 'do');
    const leftOut = LEAVE_OUT.exec(pressed)?.[1];
    const draft = draftOf(form, tidyDraft(own.submission.draft), own.part, leftOut === undefined ? undefined : Number(leftOut));
    if (isTooLong(draft) && !request.headers.accept?.includes('application/json')) return this.tooLong(request, own, form, draft);
    const saved = await this.drafts.save(id, own.registration.id, { revision: Number(textOf(form, 'revision')) || 0, draft });
    if (request.headers.accept?.includes('application/json')) {
      if (!saved.kept) throw new SubmissionError('CHANGED_MEANWHILE');
      void reply.header('cache-control', 'no-store');
      return { revision: saved.revision, savedAt: formatTimeWithSeconds(saved.savedAt), shares: sharesSentence(draft) };
    }
    if (!saved.kept)
      return this.draftPage(
        request,
        own,
        { draft, revision: saved.revision, savedAt: this.clock.now(), faults: [], rows: 1, conflict: saved.draft },
        409,
      );
    if (pressed === ADD)
      return redirect(`${submissionAddress(id, 'viet')}?tac-gia=${draft.authors.length + 1}#authors-${draft.authors.length}`);
    if (leftOut !== undefined) return redirect(`${submissionAddress(id, 'viet')}?tac-gia=${draft.authors.length}#tac-gia`);
    if (pressed === NEXT) return this.goOn(request, own, draft, saved);
    return redirect(submissionAddress(id, 'viet'), { text: `Đã lưu bản nháp lúc ${formatTimeWithSeconds(saved.savedAt)}.` });
  }

  /** What is longer than can be kept stays in the fields, with what to do about it. */
  private tooLong(request: FastifyRequest, own: OwnSubmission, form: TypedForm, draft: SubmissionDraft): Promise<Page> {
    const longest = draft.sections.toSorted((a, b) => b.text.length - a.text.length)[0];
    const faults = [{ field: longest ? sectionField(longest.code) : 'title', sentence: new SubmissionError('TOO_LONG').sentence() }];
    const shown = { draft, revision: Number(textOf(form, 'revision')) || 0, savedAt: own.submission.draftSavedAt, faults, rows: 1 };
    return this.draftPage(request, own, shown, 422);
  }

  /** To the next step, or back to what is wrong: all of it is kept either way. */
  private async goOn(
    request: FastifyRequest,
    own: OwnSubmission,
    draft: SubmissionDraft,
    saved: { revision: number; savedAt: Date },
  ): Promise<Page | Redirect> {
    const faults = await this.faultsOf({ ...own, submission: { ...own.submission, draft } });
    if (faults.length === 0) return redirect(submissionAddress(own.submission.id, 'tep'));
    return this.draftPage(request, own, { draft, ...saved, faults, rows: 1 }, 422);
  }

  private async faultsOf({ running, submission, registration }: OwnSubmission): Promise<DraftFault[]> {
    const { faults } = await this.checking.assess(running, submission, registration);
    return faults.filter(({ field }) => !field.startsWith('files'));
  }

  private async draftPage(
    request: FastifyRequest,
    own: OwnSubmission,
    shown: Pick<DraftFacts, 'draft' | 'revision' | 'savedAt' | 'faults' | 'rows' | 'conflict'>,
    status = 200,
  ): Promise<Page> {
    const { id } = own.submission;
    const unit = await this.units.findById(own.registration.unitId);
    const content = draftContent({
      ...own,
      ...shown,
      check: (await this.checks.latest([id])).get(id),
      sender: {
        name: contestantOf(request).principal.displayName,
        unit: unit ? placeName(unit) : '',
        position: own.registration.position,
      },
      hasMainFile: (await this.files.inDraft(id)).some(({ role, state }) => role === 'main' && state !== 'refused'),
      now: this.clock.now(),
    });
    return page<SubmissionDraftView>('submission-draft', content, { layout: 'task', status });
  }
}

function rowsOf(asked: string): number {
  const rows = Number(asked);
  return Number.isInteger(rows) && rows >= 0 ? Math.min(rows, MOST_ROWS) : 1;
}
