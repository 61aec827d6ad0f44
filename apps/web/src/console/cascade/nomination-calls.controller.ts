import { Body, Controller, Get, HttpStatus, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  ContestReader,
  deliveredKey,
  type NewInvitation,
  NOMINATION_KINDS,
  NominationCalls,
  type NominationCallId,
  NominationError,
  type NominationInvitation,
  type ReceivedNomination,
  ReceivedNominations,
  type ReceivedNominationId,
} from '#contests';
import { FileStore, IntakeError } from '#files';
import { cleanText, Clock, formatMoment, formatNumber, type TenantId } from '#kernel';
import { nominationQuota, type NominationQuota, type SubmissionPart } from '#rules';
import {
  NominatedSubmissions,
  SubmissionError,
  type SubmissionFileId,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  submissionPart,
} from '#submissions';
import { TenantDirectory } from '#tenants';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { sendStored } from '../../edge/send-stored.js';
import type { LinkView } from '../../portal/view-models.js';
import { readDayAndTime } from '../clock/read-moment.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import { entryUrl } from '../submissions/addresses.js';
import type { DetailView, EditorView, GroupsView, ListView } from '../view-models.js';
import { NOMINATION_CALLS } from './addresses.js';
import { GrantDesk } from './grant-desk.js';
import { ReasonForm } from './grants.forms.js';
import {
  callList,
  callPage,
  type CallFacts,
  type CallFault,
  type CallPageFacts,
  newCall,
  receivedPage,
} from './nomination-calls-presenter.js';
import { type EntryTakingFacts, entryTakingPage } from './entry-taking-presenter.js';
import { CallForm, EntryTakingForm, InvitationForm, RevokedInvitationForm } from './nominations.forms.js';
import { SealedEntries } from './sealed-entries.js';

/** Calls for nominations, who is invited to them, and what comes in. */
@Controller('quan-tri/nhan-de-cu')
export class NominationCallsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly calls: NominationCalls,
    private readonly received: ReceivedNominations,
    private readonly directory: TenantDirectory,
    private readonly units: UnitRegister,
    private readonly desk: GrantDesk,
    private readonly entries: NominatedSubmissions,
    private readonly submissionFiles: SubmissionFiles,
    private readonly sealed: SealedEntries,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const calls = await this.calls.list();
    const arrived = await this.received.countsOf(calls.map(({ id }) => id));
    const facts: CallFacts[] = [];
    for (const call of calls)
      facts.push({ call, invitations: await this.calls.invitationsOf(call.id), arrived: arrived.get(call.id) ?? 0 });
    return consolePage<ListView>('list', callList(facts, { now: this.clock.now(), mayManage: mayManage(request) }));
  }

  @Get('moi')
  @Requires(Permission.ReceiveNominations)
  async draft(): Promise<Page> {
    return consolePage<EditorView>('editor', newCall({ ruleSet: (await this.contests.running()).ruleSet }));
  }

  @Post('moi')
  @Requires(Permission.ReceiveNominations)
  async open(@Req() request: FastifyRequest, @Body(FORM) form: CallForm): Promise<Page | Redirect> {
    const { contest, ruleSet } = await this.contests.running();
    const faults: CallFault[] = [];
    const title = cleanText(form.title ?? '');
    if (!/\p{L}/u.test(title) || title.length > 300) faults.push({ field: 'title', text: 'Hãy ghi tên đợt, không quá 300 ký tự.' });
    const kinds = NOMINATION_KINDS.filter((kind) => form.kinds.includes(kind));
    if (kinds.length === 0) faults.push({ field: 'kinds', text: 'Hãy chọn nhận đề cử bài dự thi, người, hoặc cả hai.' });
    const closes = readDayAndTime(form['closes-day'] ?? '', form['closes-time'] ?? '', this.clock.now());
    if ('fault' in closes) faults.push({ field: 'closes-day', text: closes.fault });
    else if (closes.instant <= this.clock.now())
      faults.push({ field: 'closes-day', text: `Hạn ${formatMoment(closes.instant)} đã qua. Hãy chọn một lúc ở phía trước.` });
    if (faults.length > 0 || 'fault' in closes)
      return consolePage<EditorView>('editor', newCall({ ruleSet, typed: form, faults }), { status: 422 });
    const partCode = ruleSet.parts.find(({ code }) => code === form.part)?.code ?? null;
    const note = (form.note ?? '').slice(0, 4000);
    const wanted = { contestId: contest.id, partCode, title, note, kinds: [...kinds], closesAt: closes.instant };
    const id = await this.calls.open(wanted, staffOf(request).accountId);
    return redirect(`${NOMINATION_CALLS}/${id}`, { text: 'Đã mở. Bây giờ mời từng nơi đề cử.' });
  }

  @Get(':call')
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('call', ID) id: NominationCallId): Promise<Page> {
    return this.page(request, id);
  }

  @Post(':call/moi')
  @Requires(Permission.ReceiveNominations)
  async invite(
    @Req() request: FastifyRequest,
    @Param('call', ID) id: NominationCallId,
    @Body(FORM) form: InvitationForm,
  ): Promise<Page | Redirect> {
    const reading = await this.read(request, form, await this.quotaOf(await this.calls.byId(id)));
    if ('faults' in reading) return this.page(request, id, { typed: { form, faults: reading.faults } });
    try {
      await this.calls.invite(id, reading.invitation, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof NominationError)) throw error;
      const field = error.code === 'INVITED_ALREADY' ? (form.tenant ? 'tenant' : 'unit') : 'atMost';
      return this.page(request, id, { typed: { form, faults: [{ field, text: error.sentence() }] } });
    }
    return redirect(`${NOMINATION_CALLS}/${id}`, { text: `Đã mời ${reading.name} đề cử.` });
  }

  @Post(':call/thoi-moi')
  @Requires(Permission.ReceiveNominations)
  async revoke(
    @Req() request: FastifyRequest,
    @Param('call', ID) id: NominationCallId,
    @Body(FORM) { invitation }: RevokedInvitationForm,
  ): Promise<Redirect> {
    await this.calls.byId(id);
    await this.calls.revoke(invitation, staffOf(request).accountId, 'Thôi mời');
    return redirect(`${NOMINATION_CALLS}/${id}`, { text: 'Đã thôi mời. Đề cử đã đến giữ nguyên.' });
  }

  @Post(':call/dong')
  @Requires(Permission.ReceiveNominations)
  async end(
    @Req() request: FastifyRequest,
    @Param('call', ID) id: NominationCallId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    await this.calls.byId(id);
    const typed = readReason(reason);
    if (typed.fault !== undefined) return this.page(request, id, { ending: typed });
    await this.calls.end(id, staffOf(request).accountId, typed.reason);
    return redirect(`${NOMINATION_CALLS}/${id}`, { text: 'Đã đóng đợt nhận đề cử.' });
  }

  @Get('de-cu/:received')
  @Requires(Permission.ReadConsole)
  async showReceived(@Req() request: FastifyRequest, @Param('received', ID) id: ReceivedNominationId): Promise<Page> {
    return this.receivedOne(request, id);
  }

  @Post('de-cu/:received/tiep-nhan')
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
    const unit = countsForUnitId === null && form.unit ? await this.unitMeant(cleanText(form.unit)) : undefined;
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
  @Get('de-cu/:received/tiep-nhan')
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
  @Get('de-cu/:received/tep/:at')
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

  @Post('de-cu/:received/tra-lai')
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
    const from = (await this.namesOf([nomination])).get(nomination.viaTenantId ?? nomination.unitId ?? '');
    const content = receivedPage(nomination, {
      from: from ?? nomination.content.provenance.nominatedBy,
      mayManage: mayManage(request),
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

  /** Numbers of the submissions that were made of what has come in. */
  private async entryNumbers({ call, received }: Pick<CallPageFacts, 'call' | 'received'>): Promise<CallPageFacts['entries']> {
    const made = await this.entries.ofMany(received.map(({ id }) => id));
    if (made.size === 0) return new Map();
    const { ruleSet } = await this.contests.contest(call.contestId);
    return new Map(
      [...made].flatMap(([id, { partCode, number }]) => {
        const part = submissionPart(ruleSet, partCode);
        return part && number !== null ? [[id, submissionNumber(part.kind, number)] as const] : [];
      }),
    );
  }

  private async takingPage(
    nomination: ReceivedNomination,
    typed: EntryTakingFacts['typed'],
    { faults = [], refused }: Partial<Pick<EntryTakingFacts, 'faults' | 'refused'>> = {},
  ): Promise<Page> {
    const { countsForUnitId } = await this.invitationOf(nomination);
    const unit = countsForUnitId === null ? undefined : (await this.units.findById(countsForUnitId))?.name;
    const from = (await this.namesOf([nomination])).get(nomination.viaTenantId ?? '') ?? nomination.content.provenance.nominatedBy;
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

  private async page(request: FastifyRequest, id: NominationCallId, extras: Pick<CallPageFacts, 'typed' | 'ending'> = {}): Promise<Page> {
    const [call, invitations] = [await this.calls.byId(id), await this.calls.invitationsOf(id)];
    const received = await this.received.headsOfCall(id);
    const invited = new Set(invitations.filter(({ revokedAt }) => revokedAt === null).map(({ viaTenantId }) => viaTenantId));
    const below = (await this.directory.childrenOf(tenantSiteOf(request).tenant.id)).map(({ tenant }) => tenant);
    const content = callPage({
      ...{ call, invitations, received },
      entries: await this.entryNumbers({ call, received }),
      ...extras,
      now: this.clock.now(),
      names: await this.namesOf([...invitations, ...received]),
      candidates: below.filter((tenant) => !invited.has(tenant.id)),
      quota: await this.quotaOf(call),
      mayManage: mayManage(request),
      mayRead: this.sealed.mayRead(request, Permission.ReceiveNominations),
    });
    const isRefused = extras.typed !== undefined || extras.ending !== undefined;
    return consolePage<GroupsView>('groups', content, { status: isRefused ? 422 : 200 });
  }

  private async quotaOf({ contestId, partCode }: CallPageFacts['call']): Promise<NominationQuota> {
    return nominationQuota((await this.contests.contest(contestId)).ruleSet, partCode);
  }

  /** Who is invited, and how many they may nominate; faults where that is not clear. */
  private async read(
    request: FastifyRequest,
    form: InvitationForm,
    quota: NominationQuota,
  ): Promise<{ invitation: NewInvitation; name: string } | NonNullable<CallPageFacts['typed']>> {
    const faults: NonNullable<CallPageFacts['typed']>['faults'] = [];
    const [atLeast, atMost] = [form.atLeast || '0', form.atMost || ''].map((typed) =>
      /^\d{1,5}$/.test(typed) ? Number(typed) : undefined,
    );
    if (atLeast === undefined || atMost === undefined || atMost < 1 || atMost > 10_000 || atLeast > atMost)
      faults.push({ field: 'atMost', text: 'Hãy ghi hai số: ít nhất từ 0, nhiều nhất từ 1 và không nhỏ hơn số ít nhất.' });
    else if (quota.atMost !== undefined && atMost > quota.atMost)
      faults.push({
        field: 'atMost',
        text: `Theo thể lệ, mỗi đơn vị gửi nhiều nhất ${formatNumber(quota.atMost)} bài. Hãy ghi số nhỏ hơn.`,
      });
    const whom = form.tenant
      ? await this.tenantMeant(request, form.tenant as TenantId, cleanText(form.unit ?? ''))
      : await this.unitMeant(cleanText(form.unit ?? ''));
    if ('fault' in whom) faults.push({ field: form.tenant ? 'tenant' : 'unit', text: whom.fault });
    if (faults.length > 0 || 'fault' in whom || atLeast === undefined || atMost === undefined) return { form, faults };
    return { invitation: { to: whom.to, atLeast, atMost }, name: whom.name };
  }

  /** @param typed name of the unit for which it counts; empty for none */
  private async tenantMeant(
    request: FastifyRequest,
    id: TenantId,
    typed: string,
  ): Promise<{ to: NewInvitation['to']; name: string } | { fault: string }> {
    const below = await this.directory.childrenOf(tenantSiteOf(request).tenant.id);
    const found = below.find(({ tenant }) => tenant.id === id)?.tenant;
    if (!found) return { fault: 'Hãy chọn một cấp dưới trong danh sách.' };
    const counting = typed === '' ? undefined : await this.unitMeant(typed);
    if (counting && 'fault' in counting) return counting;
    const countsFor = counting && 'unitId' in counting.to ? counting.to.unitId : null;
    return { to: { tenantId: found.id, countsFor }, name: found.name };
  }

  private async unitMeant(typed: string): Promise<{ to: NewInvitation['to']; name: string } | { fault: string }> {
    if (typed === '') return { fault: 'Hãy chọn một cấp dưới, hoặc ghi tên một đơn vị của mình.' };
    const [unit, ...others] = await this.desk.unitsMeant(await this.contests.running(), typed);
    if (!unit) return { fault: 'Danh sách đơn vị không có tên này. Hãy gõ ít chữ hơn.' };
    if (others.length > 0) return { fault: `Có nhiều đơn vị tên như vậy. Hãy ghi mã, ví dụ ${unit.code} cho ${unit.name}.` };
    return { to: { unitId: unit.id }, name: unit.name };
  }

  /** Names of tenants and units by their id. */
  private async namesOf(
    rows: readonly { viaTenantId: TenantId | null; unitId: Parameters<UnitRegister['findMany']>[0][number] | null }[],
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(rows.flatMap(({ viaTenantId }) => viaTenantId ?? [])))
      names.set(id, (await this.directory.findById(id))?.name ?? 'Đơn vị không còn trên hệ thống');
    for (const [id, { name }] of await this.units.findMany(rows.flatMap(({ unitId }) => unitId ?? []))) names.set(id, name);
    return names;
  }
}

/** Why an entry is not taken in, as a sentence for the page; undefined for what is no such reason. */
function sentenceOfRefusal(error: unknown): string | undefined {
  const isRefusal = error instanceof NominationError || error instanceof SubmissionError || error instanceof IntakeError;
  return isRefusal && error.kind !== 'not-found' ? error.sentence() : undefined;
}

function mayManage(request: FastifyRequest): boolean {
  return staffOf(request).permissions.has(Permission.ReceiveNominations);
}
