import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type ContestDraftId, ContestDrafts, ContestError } from '#contests';
import { Clock, formatDate, formatTime, parseLocal } from '#kernel';
import { daysUntil, readDraft, redate, suggestedOpening, unmovedMentions } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { PlanDatesView } from '../view-models.js';
import { draftUrl } from './addresses.js';
import { DraftDesk, firstOf } from './draft-desk.js';
import { RedatingForm, RedatingQuery } from './draft.forms.js';
import { daysInWords, readOpeningDay, redatingContent, type RedatingFacts } from './redating-presenter.js';

/** Moving all times of a draft at once: first where each of them goes is shown, then it is done. */
@Controller('quan-tri/soan-the-le/:draft/doi-ngay')
@Requires(Permission.EditRules)
export class DraftRedatingController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: ContestDrafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async look(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Query(FORM) { moi }: RedatingQuery,
  ): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    const first = firstOf(open);
    if (!first) return redirect(draftUrl(id));
    const day = suggestedOpening(first.at, this.clock.now());
    return datesPage({ open, first, day, typed: formatDate(parseLocal(day) ?? first.at), isNew: moi === '1' });
  }

  @Post()
  async move(
    @Req() request: FastifyRequest,
    @Param('draft', ID) id: ContestDraftId,
    @Body(FORM) form: RedatingForm,
  ): Promise<Page | Redirect> {
    const open = await this.desk.open(request, id);
    const first = firstOf(open);
    if (!first) return redirect(draftUrl(id));
    const typed = form.ngay ?? '';
    const facts = { open, first, typed, isNew: form.moi === '1' };
    const read = readOpeningDay(typed, this.clock.now());
    if ('fault' in read) return datesPage({ ...facts, fault: read.fault }, 422);
    const { day } = read;
    // Nothing is moved to where nobody has looked.
    if (form.do !== 'move' || form.looked !== day) return datesPage({ ...facts, day, notice: form.do === 'move' ? LOOK_FIRST : undefined });
    const days = daysUntil(first.at, day);
    const source = redate(open.draft.source, days);
    try {
      await this.drafts.save(id, { title: open.draft.title, source, seen: Number(form.revision ?? 0), by: staffOf(request).accountId });
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'DRAFT_CHANGED') throw error;
      return datesPage({ ...facts, day, notice: changedNotice(open.draft.updatedAt) }, 409);
    }
    const isNamed = unmovedMentions(open.reading.form, source).length > 0;
    const done = days === 0 ? 'Các mốc thời gian giữ nguyên.' : `Mọi mốc thời gian đã dời ${daysInWords(days)}.`;
    return redirect(draftUrl(id), { text: isNamed ? `${done} Hãy xem lại những chỗ lời văn có ghi ngày, năm.` : done });
  }
}

const LOOK_FIRST = {
  kind: 'wait',
  title: 'Chưa dời: ngày vừa được ghi lại',
  text: 'Các mốc bên dưới đã tính theo ngày mới. Xem xong hãy bấm nút dời lần nữa.',
} as const;

function changedNotice(savedAt: Date): NonNullable<RedatingFacts['notice']> {
  return {
    kind: 'grave',
    title: `Chưa dời: người khác vừa lưu bản soạn này lúc ${formatTime(savedAt)}`,
    text: 'Các mốc bên dưới là của bản ấy. Xem xong hãy bấm nút dời lần nữa.',
  };
}

function datesPage(facts: Omit<RedatingFacts, 'read'>, status = 200): Page {
  const read: RedatingFacts['read'] = (source) => readDraft(source, facts.open.options);
  return consolePage<PlanDatesView>('plan-dates', redatingContent({ ...facts, read }), { status });
}
