import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type InvitationId, NominationError, type NominationId, type OwnNomination } from '#contests';
import { OfficialTexts } from '#documents';
import { Clock } from '#kernel';
import { type CoordinatorId, type UnitInvitation, UnitNominations } from '#notifications';
import { type ChoiceFault, EntryNominations, readEntryChoice, type SubmissionId, type TypedChoice } from '#submissions';
import {
  type CandidateGroup,
  type CandidateQuery,
  choiceOf,
  EntryCandidates,
  type EntryCandidate,
} from '../../console/cascade/entry-candidates.js';
import type { HeadFault, TypedHead } from '../../console/cascade/entry-choice-presenter.js';
import { nextAfterChoice } from '../../console/cascade/nomination-words.js';
import { ConfirmationForm, EntryChoiceForm, SelectionQuery } from '../../console/cascade/nominations.forms.js';
import { readHead } from '../../console/cascade/read-head.js';
import { selectionMinutes } from '../../console/cascade/selection-minutes.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { sendWord } from '../../edge/send-file.js';
import { organiserOf, tenantSiteOf } from '../../edge/site.js';
import { pageAsked } from '../pager.js';
import type { NominationFormView, NominationsView } from '../view-models.js';
import { nominationUrl } from './addresses.js';
import { CoordinatorDesk } from './coordinator-desk.js';
import { unitConfirmation, unitEntryForm, unitSelection } from './unit-entries-presenter.js';

/** What a unit chooses among the entries of its people, by its contact; and that the head of the unit has confirmed. */
@Controller('dau-moi/:coordinator/de-cu')
@Requires(Permission.TakePart)
export class UnitEntriesController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly nominations: UnitNominations,
    private readonly entries: EntryNominations,
    private readonly candidates: EntryCandidates,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get('chon-bai/:invitation')
  async select(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Query(FORM) { trang }: SelectionQuery,
  ): Promise<Page> {
    const { reach } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const number = pageAsked(trang);
    const groups = await this.groups(invited, { page: number });
    const isChosen = (await this.candidates.chosen(invited)).length > 0;
    return page<NominationsView>('nominations', unitSelection({ id, invited, groups, isChosen, number }));
  }

  @Get('chon-bai/:invitation/bien-ban.docx')
  async minutes(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reach } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const facts = { unit: invited.unit.name, to: organiserOf(tenantSiteOf(request)).name, now: this.clock.now() };
    const model = selectionMinutes(invited, {
      ...facts,
      groups: await this.groups(invited),
      chosen: await this.candidates.chosen(invited),
    });
    await sendWord(reply, 'bien-ban-xet-chon.docx', await this.texts.word(model));
  }

  @Get('chon-bai/:invitation/:submission')
  async draft(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
  ): Promise<Page> {
    const { reach } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const { candidate, running } = await this.one(invited, submission);
    return form({ id, invited, candidate, typed: choiceOf(candidate, running.contest.shortTitle) });
  }

  @Post('chon-bai/:invitation/:submission')
  async choose(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
    @Body(FORM) typed: EntryChoiceForm,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const { candidate } = await this.one(invited, submission);
    const reading = readEntryChoice(typed, {
      nominatedBy: invited.unit.name,
      ...(candidate.standing && { standing: candidate.standing }),
    });
    if ('faults' in reading) return form({ id, invited, candidate, typed, faults: reading.faults });
    const place = { receiverTenantId: invited.receiverTenantId, callId: invited.call.id, invitationId };
    const nomination = await this.entries.choose(place, submission, reading.choice, accountId);
    return redirect(nominationUrl(id, nomination), { text: nextAfterChoice(candidate.authors.length === 0) });
  }

  @Get(':nomination/xac-nhan')
  async confirmation(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
  ): Promise<Page> {
    const { reach } = await this.desk.of(request, id);
    const own = await this.nominations.find(reach, nomination);
    const { headName, headPosition } = own.nomination;
    return confirming(id, own, { fullName: headName ?? '', position: headPosition ?? '' });
  }

  @Post(':nomination/xac-nhan')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
    @Body(FORM) typed: ConfirmationForm,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const reading = readHead(typed);
    if ('faults' in reading) return confirming(id, await this.nominations.find(reach, nomination), typed, reading.faults);
    try {
      await this.nominations.confirm(reach, nomination, { head: reading.head, seen: typed.seen, by: accountId });
    } catch (error) {
      if (!(error instanceof NominationError) || error.kind === 'not-found') throw error;
      return redirect(nominationUrl(id, nomination), { text: error.sentence(), isError: true });
    }
    return redirect(nominationUrl(id, nomination), { text: 'Đã ghi xác nhận của thủ trưởng. Bây giờ gửi đề cử được.' });
  }

  private async groups(invited: UnitInvitation, query?: CandidateQuery): Promise<CandidateGroup[]> {
    return this.candidates.of(invited, invited.receiverTenantId, query);
  }

  /** @throws NominationError ENTRY_NOT_FOUND for what is not of the unit */
  private async one(invited: UnitInvitation, id: SubmissionId) {
    return this.candidates.one(invited, invited.receiverTenantId, id);
  }
}

interface Choosing {
  id: CoordinatorId;
  invited: UnitInvitation;
  candidate: EntryCandidate;
  typed: TypedChoice;
  faults?: readonly ChoiceFault[];
}

function form({ faults = [], ...choosing }: Choosing): Page {
  return page<NominationFormView>('nomination-form', unitEntryForm({ ...choosing, faults }), {
    layout: 'task',
    status: faults.length > 0 ? 422 : 200,
  });
}

function confirming(id: CoordinatorId, own: OwnNomination, typed: TypedHead, faults: readonly HeadFault[] = []): Page {
  return page<NominationFormView>('nomination-form', unitConfirmation(id, own, { typed, faults }), {
    layout: 'task',
    status: faults.length > 0 ? 422 : 200,
  });
}
