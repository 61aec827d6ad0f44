import { Body, Controller, Get, HttpStatus, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  ContestReader,
  deliveredKey,
  NominationCalls,
  NominationError,
  type NominationInvitation,
  type ReceivedNomination,
  type ReceivedNominationId,
  ReceivedNominations,
} from '#contests';
import { FileStore, IntakeError } from '#files';
import { cleanText } from '#kernel';
import type { SubmissionPart } from '#rules';
import {
  NominatedSubmissions,
  SubmissionError,
  type SubmissionFileId,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  submissionPart,
} from '#submissions';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { sendStored } from '../../edge/send-stored.js';
import type { LinkView } from '../../portal/view-models.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import { entryUrl } from '../submissions/addresses.js';
import type { DetailView, EditorView } from '../view-models.js';
import { NOMINATION_CALLS } from './addresses.js';
import { type EntryTakingFacts, entryTakingPage } from './entry-taking-presenter.js';
import { ReasonForm } from './grants.forms.js';
import { receivedPage } from './nomination-calls-presenter.js';
import { NominationPlaces } from './nomination-places.js';
import { EntryTakingForm } from './nominations.forms.js';
import { SealedEntries } from './sealed-entries.js';

/** What has come in on a call: read, taken in, given back. */
@Controller('quan-tri/nhan-de-cu/de-cu/:received')
export class ReceivedNominationsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly calls: NominationCalls,
    private readonly received: ReceivedNominations,
    private readonly units: UnitRegister,
    private readonly places: NominationPlaces,
    private readonly entries: NominatedSubmissions,
    private readonly submissionFiles: SubmissionFiles,
    private readonly sealed: SealedEntries,
    private readonly files: FileStore,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async showReceived(@Req() request: FastifyRequest, @Param('received', ID) id: ReceivedNominationId): Promise<Page> {
    return this.receivedOne(request, id);
  }

  @Post('tiep-nhan')
  @Requires(Permission.ReceiveNominations)
  async receive(
    @Req() request: FastifyRequest,
    @Param('received', ID) id: ReceivedNominationId,
    @Body(FORM) form: EntryTakingForm,
  ): Promise<Page | Redirect> {
    const nomination = await this.received.byId(id);
    const here = `${NOMINATION_CALLS}/de-cu/${id}`;
    if (!nomination.content.entry) {
      await this.received.receive(id, staffOf(request).accountId);
      return redirect(here, { text: 'Đã tiếp nhận đề cử.' });
    }
    const part = await this.partOf(nomination);
    const { countsForUnitId } = await this.invitationOf(nomination);
    const faults: EntryTakingFacts['faults'][number][] = [];
    const theme = part.themes.find(({ code }) => code === form.theme)?.code ?? null;
    if (form.theme && theme === null) faults.push({ field: 'theme', text: 'Hãy chọn một chủ đề trong danh sách.' });
    const unit = countsForUnitId === null && form.unit ? await this.places.unitMeant(cleanText(form.unit)) : undefined;
    if (unit && 'fault' in unit) faults.push({ field: 'unit', text: unit.fault });
    if (nomination.content.entry.authorKind === 'unit' && countsForUnitId === null && !form.unit?.trim())
      faults.push({ field: 'unit', text: 'Bài của đơn vị phải ghi đơn vị.' });
    if (faults.length > 0) return this.takingPage(nomination, form, { faults });
    const unitId = unit && 'to' in unit && 'unitId' in unit.to ? unit.to.unitId : null;
    const { tenant } = tenantSiteOf(request);
    const who = { by: staffOf(request).accountId, place: tenant.shortName, organiser: tenant.name };
    try {
      await this.entries.accept(id, { theme, form: part.forms.find((one) => one === form.form) ?? null, unitId }, who);
    } catch (error) {
      const sentence = sentenceOfRefusal(error);
      if (sentence === undefined) throw error;
      if (nomination.viaTenantId === null) return redirect(here, { text: sentence, isError: true });
      return this.takingPage(nomination, form, { refused: sentence });
    }
    return redirect(here, { text: 'Đã tiếp nhận thành bài dự thi.' });
  }

  /** How an entry of another tenant is taken in. */
  @Get('tiep-nhan')
  @Requires(Permission.ReceiveNominations)
  async taking(@Param('received', ID) id: ReceivedNominationId): Promise<Page> {
    const nomination = await this.received.byId(id);
    const { entry } = nomination.content;
    if (!entry || nomination.viaTenantId === null) throw new NominationError('NOMINATION_NOT_FOUND');
    const part = await this.partOf(nomination);
    const theme = part.themes.find(({ code, name }) => code === entry.theme?.code || name === entry.theme?.name)?.code;
    return this.takingPage(nomination, { theme, form: part.forms.find((one) => one === entry.form) });
  }

  /** A file of an entry that waits, as its author sent it. */
  @Get('tep/:at')
  @Requires(Permission.ReadConsole)
  async file(
    @Req() request: FastifyRequest,
    @Param('received', ID) id: ReceivedNominationId,
    @Param('at', new ParseIntPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) place: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { content, viaTenantId, delivery, filesGoneAt } = await this.received.byId(id);
    const file = content.entry?.files[place - 1];
    if (!content.entry || !file) throw new NominationError('NOMINATION_NOT_FOUND');
    if (viaTenantId === null) {
      await this.sealed.fileRead(request, { id, role: file.role });
      // Of one's own people: it lies where their submission keeps it.
      const own = await this.submissionFiles.of(content.entry.submission as SubmissionId, file.id as SubmissionFileId);
      await sendStored(request, reply, this.files, { key: this.submissionFiles.keyOf(own), kind: file.kind, name: file.name });
      return;
    }
    if (delivery === null || filesGoneAt !== null) throw new NominationError('NOMINATION_NOT_FOUND');
    await this.sealed.fileRead(request, { id, role: file.role });
    await sendStored(request, reply, this.files, { key: deliveredKey(delivery, place - 1), kind: file.kind, name: file.name });
  }

  @Post('tra-lai')
  @Requires(Permission.ReceiveNominations)
  async giveBack(
    @Req() request: FastifyRequest,
    @Param('received', ID) id: ReceivedNominationId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    const { content } = await this.received.byId(id);
    const typed = readReason(reason);
    if (typed.fault !== undefined) return this.receivedOne(request, id, typed);
    const by = staffOf(request).accountId;
    try {
      if (content.entry) await this.entries.giveBack(id, typed.reason, { by, organiser: tenantSiteOf(request).tenant.name });
      else await this.received.giveBack(id, by, typed.reason);
    } catch (error) {
      if (!(error instanceof NominationError) || error.code !== 'ENTRY_JUDGED') throw error;
      return redirect(`${NOMINATION_CALLS}/de-cu/${id}`, { text: error.sentence(), isError: true });
    }
    return redirect(`${NOMINATION_CALLS}/de-cu/${id}`, { text: 'Đã trả lại. Nơi gửi thấy lý do và gửi lại được.' });
  }

  private async receivedOne(request: FastifyRequest, id: ReceivedNominationId, typed?: TypedReason): Promise<Page> {
    const nomination = await this.received.byId(id);
    await this.sealed.read(request, { kind: 'received-nomination', id, content: nomination.content });
    const from = (await this.places.namesOf([nomination])).get(nomination.viaTenantId ?? nomination.unitId ?? '');
    const content = receivedPage(nomination, {
      from: from ?? nomination.content.provenance.nominatedBy,
      mayManage: staffOf(request).permissions.has(Permission.ReceiveNominations),
      typed,
      submission: await this.submissionLink(id),
    });
    return consolePage<DetailView>('detail', content, { status: typed ? 422 : 200 });
  }

  /** The way to the submission that was made of an entry. */
  private async submissionLink(id: ReceivedNominationId): Promise<LinkView | undefined> {
    const submission = await this.entries.of(id);
    if (!submission || submission.state !== 'sent' || submission.number === null) return undefined;
    const { ruleSet } = await this.contests.contest(submission.contestId);
    const part = submissionPart(ruleSet, submission.partCode);
    return (
      part && {
        label: `Bài ${submissionNumber(part.kind, submission.number)}`,
        url: entryUrl({ code: submission.partCode }, submission.id),
      }
    );
  }

  private async takingPage(
    nomination: ReceivedNomination,
    typed: EntryTakingFacts['typed'],
    { faults = [], refused }: Partial<Pick<EntryTakingFacts, 'faults' | 'refused'>> = {},
  ): Promise<Page> {
    const { countsForUnitId } = await this.invitationOf(nomination);
    const unit = countsForUnitId === null ? undefined : (await this.units.findById(countsForUnitId))?.name;
    const from = (await this.places.namesOf([nomination])).get(nomination.viaTenantId ?? '') ?? nomination.content.provenance.nominatedBy;
    const content = entryTakingPage({ nomination, from, part: await this.partOf(nomination), unit, typed, faults, refused });
    const status = faults.length > 0 ? 422 : refused === undefined ? 200 : 409;
    return consolePage<EditorView>('editor', content, { status });
  }

  /** The part of submissions into which an entry goes. @throws NominationError ENTRY_TOO_LATE where the contest receives nothing */
  private async partOf({ callId }: ReceivedNomination): Promise<SubmissionPart> {
    const { contestId, partCode } = await this.calls.byId(callId);
    const running = await this.contests.contest(contestId);
    const part = submissionPart(running.ruleSet, partCode ?? running.receiving[0]?.partCode ?? '');
    if (!part) throw new NominationError('ENTRY_TOO_LATE');
    return part;
  }

  private async invitationOf({ callId, invitationId }: ReceivedNomination): Promise<NominationInvitation> {
    const found = (await this.calls.invitationsOf(callId)).find(({ id }) => id === invitationId);
    if (!found) throw new NominationError('CALL_NOT_FOUND');
    return found;
  }
}

/** Why an entry is not taken in, as a sentence for the page; undefined for what is no such reason. */
function sentenceOfRefusal(error: unknown): string | undefined {
  const isRefusal = error instanceof NominationError || error instanceof SubmissionError || error instanceof IntakeError;
  return isRefusal && error.kind !== 'not-found' ? error.sentence() : undefined;
}
