import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ReadingError, SubmissionCovers } from '#documents';
import { Clock, isUuid } from '#kernel';
import { LeaderRegister, Registrations } from '#registrations';
import { asksForLeaders } from '#rules';
import {
  type Assessment,
  DECLARATIONS,
  FormalChecks,
  SubmissionChecking,
  SubmissionDrafts,
  SubmissionError,
  type SubmissionId,
  Submissions,
  tidyDraft,
} from '#submissions';
import { UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { sendPdf } from '../../edge/send-file.js';
import { placeOf } from '../../edge/site.js';
import type { SubmissionCheckView } from '../view-models.js';
import { submissionAddress } from './addresses.js';
import { checkContent, type CheckFacts, hasSections, keptTicks, missingTicks, TICK_NAMES, type Ticks } from './check-presenter.js';
import { coverOf } from './cover-of.js';
import { textOf, type TypedForm } from './draft-form.js';
import { type OwnSubmission, OwnSubmissions } from './own-submissions.js';

/** The look before sending, and sending. */
@Controller('bai-du-thi/:submission')
@Requires(Permission.TakePart)
export class CheckingController {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly drafts: SubmissionDrafts,
    private readonly checking: SubmissionChecking,
    private readonly submissions: Submissions,
    private readonly registrations: Registrations,
    private readonly checks: FormalChecks,
    private readonly leaders: LeaderRegister,
    private readonly covers: SubmissionCovers,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  @Get('kiem-tra')
  async show(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Page | Redirect> {
    const own = await this.own.of(request, id);
    if (own.submission.state === 'withdrawn') return redirect(submissionAddress(id));
    const ticks = { ...keptTicks(own.submission.draft), isLeader: await this.claimed(own) };
    return this.checkPage(own, { ticks, isSent: false, key: randomUUID() });
  }

  @Get('trang-bia.pdf')
  async cover(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('submission', ID) id: SubmissionId): Promise<void> {
    const own = await this.own.of(request, id);
    const unit = await this.units.findById(own.registration.unitId);
    const name = contestantOf(request).principal.displayName;
    const data = coverOf(own, { name, unit: unit ? placeName(unit) : '', now: this.clock.now() });
    await sendPdf(reply, await this.covers.render(data, own.submission.draftSavedAt), 'trang-bia.pdf');
  }

  /** What was ticked is kept first, then all of it is sent; pressed twice it is one version. */
  @Post('gui')
  async send(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId, @Body() body: unknown): Promise<Page | Redirect> {
    const form = (body ?? {}) as TypedForm;
    const own = await this.own.of(request, id);
    const { running, registration, submission } = own;
    const ticks = ticksOf(form);
    const key = isUuid(textOf(form, 'key')) ? textOf(form, 'key') : randomUUID();
    const draft = { ...tidyDraft(submission.draft), confirmed: [...ticks.confirmed], isOriginal: ticks.isOriginal ? true : null };
    if (missingTicks({ draft, ticks }) ?? !hasSections({ ...own, draft, ticks })) return this.checkPage(own, { ticks, isSent: true, key });
    const saved = await this.drafts.save(id, registration.id, { revision: Number(textOf(form, 'revision')) || 0, draft });
    if (!saved.kept) throw new SubmissionError('CHANGED_MEANWHILE');
    try {
      const declared = DECLARATIONS.filter((code) => ticks[TICK_NAMES[code]]);
      const sending = { revision: saved.revision, key, place: placeOf(request), declared };
      const version = await this.submissions.send(running, id, registration, sending);
      await this.claim(own, ticks);
      return redirect(`/bien-nhan/${version.receiptCode}`);
    } catch (error) {
      // What is in the way is told one by one on the page; the sentence would say it all at once.
      if (!(error instanceof SubmissionError) || !['REFUSED', 'BARRED'].includes(error.code)) throw error;
      return this.checkPage(await this.own.of(request, id), { ticks, isSent: true, key });
    }
  }

  /** What the author has said last of leading their unit. */
  private async claimed({ running, registration }: OwnSubmission): Promise<boolean | undefined> {
    const words = await this.leaders.words(running.contest.id, new Map([[registration.pseudonym, []]]));
    return words.get(registration.pseudonym)?.self?.isLeader;
  }

  /** The author's own word: it counts for nothing until the unit or the board has confirmed it. */
  private async claim({ running, registration, part }: OwnSubmission, { isLeader }: Ticks): Promise<void> {
    if (isLeader === undefined || !asksForLeaders(running.ruleSet, part.code)) return;
    await this.leaders.claim(running.contest.id, { person: registration.pseudonym, isLeader }, registration.accountId);
  }

  private async checkPage(own: OwnSubmission, shown: Pick<CheckFacts, 'ticks' | 'isSent' | 'key'>): Promise<Page> {
    const { running, registration, submission } = own;
    const { assessment, isUnread } = await this.assess(own);
    const content = checkContent({
      ...own,
      ...shown,
      ...{ assessment, isUnread },
      draft: tidyDraft(submission.draft),
      revision: submission.draftRevision,
      check: (await this.checks.latest([submission.id])).get(submission.id),
      barred: await this.registrations.barringReason(running, registration),
      now: this.clock.now(),
    });
    return page<SubmissionCheckView>('submission-check', content, { layout: 'task', status: shown.isSent ? 422 : 200 });
  }

  private async assess({ running, submission, registration }: OwnSubmission): Promise<{ assessment: Assessment; isUnread: boolean }> {
    try {
      return { assessment: await this.checking.look(running, submission, registration), isUnread: false };
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      return { assessment: await this.checking.assess(running, submission, registration), isUnread: true };
    }
  }
}

function ticksOf(form: TypedForm): Ticks {
  const isTicked = (name: string): boolean => textOf(form, name) === 'yes';
  return {
    confirmed: [form['confirmed'] ?? []].flat(),
    isOriginal: isTicked('isOriginal'),
    agrees: isTicked('agrees'),
    authorsAgree: isTicked('authorsAgree'),
    isLeader: textOf(form, 'isLeader') === '' ? undefined : isTicked('isLeader'),
  };
}
