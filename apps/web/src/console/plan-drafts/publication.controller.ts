import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type ContestDraftId, ContestError, ContestReader } from '#contests';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { PlanConfirmView } from '../view-models.js';
import { BeforeOpening } from './before-opening.js';
import { draftUrl } from './addresses.js';
import { DraftDesk, type OpenDraft } from './draft-desk.js';
import { DraftPublishing } from './draft-publishing.js';
import { PublicationForm } from './draft.forms.js';
import { correctsWhatIsPublished, type PublicationFaults, publicationContent, readSlug, suggestedSlug } from './publication-presenter.js';
import { Readiness } from './readiness.js';

/** Publishing a draft: who has not written it says that it is the rules now. */
@Controller('quan-tri/soan-the-le/:draft/cong-bo')
@Requires(Permission.PublishRules)
export class DraftPublicationController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly publishing: DraftPublishing,
    private readonly contests: ContestReader,
    private readonly readiness: Readiness,
    private readonly beforeOpening: BeforeOpening,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Param('draft', ID) id: ContestDraftId): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    if (open.draft.state !== 'open') return redirect(draftUrl(id));
    return this.page(open, { slug: suggestedSlug(open.reading.ruleSet, await this.takenSlugs()) });
  }

  @Post()
  async publish(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Body(FORM) form: PublicationForm,
  ): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    const reason = readReason(form.reason);
    const slug = readSlug(form.slug ?? '');
    const isCorrection = correctsWhatIsPublished(open) && open.draft.state === 'open';
    const isDeployment = open.reading.ruleSet?.deploys !== undefined;
    const faults: PublicationFaults = {
      ...(isCorrection && reason.fault !== undefined && { reason: reason.fault }),
      ...(!isCorrection && !isDeployment && slug.fault !== undefined && { slug: slug.fault }),
    };
    const typed = { slug: slug.slug, reason: reason.reason };
    if (open.draft.state === 'open' && Object.keys(faults).length > 0) return this.page(open, typed, { faults }, 422);
    try {
      const words = { ...typed, seen: Number(form.revision ?? 0), by: staffOf(request).accountId };
      const isDone = await this.publishing.publish(open, words);
      return redirect(draftUrl(id), { text: isDone ? 'Đã công bố. Thể lệ có hiệu lực từ bây giờ.' : 'Bản này đã được công bố trước đó.' });
    } catch (error) {
      if (!(error instanceof ContestError) || open.draft.state !== 'open') throw error;
      return this.page(await this.desk.open(request, id), typed, { refusal: error.sentence() }, statusOf(error));
    }
  }

  private async takenSlugs(): Promise<ReadonlySet<string>> {
    return new Set((await this.contests.list()).map(({ slug }) => slug));
  }

  private async page(
    open: OpenDraft,
    typed: { slug: string; reason?: string },
    { faults = {}, refusal }: { faults?: PublicationFaults; refusal?: string } = {},
    status = 200,
  ): Promise<Page> {
    const content = publicationContent({
      open,
      obstacles: await this.readiness.obstacles(open),
      later: await this.beforeOpening.tasks(open),
      typed,
      faults,
      refusal,
    });
    return consolePage<PlanConfirmView>('plan-confirm', content, { status });
  }
}
