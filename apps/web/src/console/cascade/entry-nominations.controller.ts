import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type InvitationId, NominationError, type NominationId, Nominations, type OpenInvitation, type OwnNomination } from '#contests';
import { OfficialTexts } from '#documents';
import { Clock, type TenantId } from '#kernel';
import { EntryNominations, readEntryChoice, type SubmissionId, type TypedChoice } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendWord } from '../../edge/send-file.js';
import { tenantSiteOf } from '../../edge/site.js';
import { consolePage } from '../console-page.js';
import { pageNumber } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView } from '../view-models.js';
import { NOMINATIONS } from './addresses.js';
import { type CandidateGroup, type CandidateQuery, choiceOf, EntryCandidates, type EntryCandidate } from './entry-candidates.js';
import { confirmationPage, entryChoicePage, type HeadFault, selectionPage, type TypedHead } from './entry-choice-presenter.js';
import { NominationDesk } from './nomination-desk.js';
import { nextAfterChoice } from './nomination-words.js';
import { ConfirmationForm, EntryChoiceForm, SelectionQuery } from './nominations.forms.js';
import { readHead } from './read-head.js';
import { selectionMinutes } from './selection-minutes.js';

/** Choosing entries of one's own contest, or of one's own units' people, for a call; and that the head has confirmed. */
@Controller('quan-tri/de-cu')
@Requires(Permission.Nominate)
export class EntryNominationsController {
  constructor(
    private readonly desk: NominationDesk,
    private readonly candidates: EntryCandidates,
    private readonly entries: EntryNominations,
    private readonly nominations: Nominations,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get('chon-bai/:receiver/:invitation')
  async select(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitation: InvitationId,
    @Query(FORM) query: SelectionQuery,
  ): Promise<Page> {
    const invited = await this.desk.invited(request, receiver, invitation);
    const page = pageNumber(query.trang);
    const groups = await this.groups(request, invited, { text: query.q ?? '', page });
    const isChosen = (await this.nominations.ofInvitation(invitation)).length > 0;
    const facts = { invited, to: await this.nameOf(request, receiver), groups, isChosen, text: query.q ?? '', page };
    return consolePage<GroupsView>('groups', selectionPage(facts));
  }

  @Get('chon-bai/:receiver/:invitation/bien-ban.docx')
  async minutes(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitation: InvitationId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const invited = await this.desk.invited(request, receiver, invitation);
    const facts = {
      groups: await this.groups(request, invited),
      chosen: await this.candidates.chosen(invited),
      unit: await this.desk.nominatorOf(request, invited),
      to: await this.nameOf(request, receiver),
      now: this.clock.now(),
    };
    await sendWord(reply, 'bien-ban-xet-chon.docx', await this.texts.word(selectionMinutes(invited, facts)));
  }

  @Get('chon-bai/:receiver/:invitation/:submission')
  async draft(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitation: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
  ): Promise<Page> {
    const invited = await this.desk.invited(request, receiver, invitation);
    const { candidate, running } = await this.one(request, invited, submission);
    return this.form(request, invited, candidate, choiceOf(candidate, running.contest.shortTitle));
  }

  @Post('chon-bai/:receiver/:invitation/:submission')
  async choose(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitation: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
    @Body(FORM) form: EntryChoiceForm,
  ): Promise<Page | Redirect> {
    const invited = await this.desk.invited(request, receiver, invitation);
    const { candidate } = await this.one(request, invited, submission);
    const reading = readEntryChoice(form, {
      nominatedBy: await this.desk.nominatorOf(request, invited),
      ...(candidate.standing && { standing: candidate.standing }),
    });
    if ('faults' in reading) return this.form(request, invited, candidate, form, reading.faults);
    const place = { receiverTenantId: receiver, callId: invited.call.id, invitationId: invitation };
    const id = await this.entries.choose(place, submission, reading.choice, staffOf(request).accountId);
    return redirect(`${NOMINATIONS}/${id}`, { text: nextAfterChoice(candidate.authors.length === 0) });
  }

  @Get(':nomination/xac-nhan')
  async confirmation(@Param('nomination', ID) id: NominationId): Promise<Page> {
    const own = await this.nominations.byId(id);
    const { headName, headPosition } = own.nomination;
    return confirming(own, { fullName: headName ?? '', position: headPosition ?? '' });
  }

  @Post(':nomination/xac-nhan')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('nomination', ID) id: NominationId,
    @Body(FORM) form: ConfirmationForm,
  ): Promise<Page | Redirect> {
    const reading = readHead(form);
    if ('faults' in reading) return confirming(await this.nominations.byId(id), form, reading.faults);
    try {
      await this.nominations.confirm(id, reading.head, form.seen, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof NominationError) || error.kind === 'not-found') throw error;
      return redirect(`${NOMINATIONS}/${id}`, { text: error.sentence(), isError: true });
    }
    return redirect(`${NOMINATIONS}/${id}`, { text: 'Đã ghi xác nhận của thủ trưởng. Bây giờ gửi đề cử được.' });
  }

  private async form(
    request: FastifyRequest,
    invited: OpenInvitation,
    candidate: EntryCandidate,
    typed: TypedChoice,
    faults: Parameters<typeof entryChoicePage>[0]['faults'] = [],
  ): Promise<Page> {
    const to = await this.nameOf(request, invited.receiverTenantId);
    const content = entryChoicePage({ invited, to, candidate, typed, faults });
    return consolePage<EditorView>('editor', content, { status: faults.length > 0 ? 422 : 200 });
  }

  private async groups(request: FastifyRequest, invited: OpenInvitation, query?: CandidateQuery): Promise<CandidateGroup[]> {
    return this.candidates.of(invited, tenantSiteOf(request).tenant.id, query);
  }

  /** @throws NominationError ENTRY_NOT_FOUND for what is not on the list */
  private async one(request: FastifyRequest, invited: OpenInvitation, id: SubmissionId) {
    return this.candidates.one(invited, tenantSiteOf(request).tenant.id, id);
  }

  private async nameOf(request: FastifyRequest, receiver: TenantId): Promise<string> {
    return (await this.desk.namesOf([receiver], request)).get(receiver) ?? '';
  }
}

function confirming(own: OwnNomination, typed: TypedHead, faults: readonly HeadFault[] = []): Page {
  return consolePage<EditorView>('editor', confirmationPage(own, { typed, faults }), { status: faults.length > 0 ? 422 : 200 });
}
