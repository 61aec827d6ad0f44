import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  ContestReader,
  type NewInvitation,
  NOMINATION_KINDS,
  NominationCalls,
  type NominationCallId,
  NominationError,
  ReceivedNominations,
  type ReceivedNominationId,
} from '#contests';
import { cleanText, Clock, formatMoment, type TenantId } from '#kernel';
import { TenantDirectory } from '#tenants';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { readDayAndTime } from '../clock/read-moment.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
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
import { CallForm, InvitationForm, RevokedInvitationForm } from './nominations.forms.js';

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
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const facts: CallFacts[] = [];
    for (const call of await this.calls.list()) facts.push(await this.factsOf(call.id));
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
    await this.calls.byId(id);
    const reading = await this.read(request, form);
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
  async receive(@Req() request: FastifyRequest, @Param('received', ID) id: ReceivedNominationId): Promise<Redirect> {
    await this.received.receive(id, staffOf(request).accountId);
    return redirect(`${NOMINATION_CALLS}/de-cu/${id}`, { text: 'Đã tiếp nhận đề cử.' });
  }

  @Post('de-cu/:received/tra-lai')
  @Requires(Permission.ReceiveNominations)
  async giveBack(
    @Req() request: FastifyRequest,
    @Param('received', ID) id: ReceivedNominationId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    await this.received.byId(id);
    const typed = readReason(reason);
    if (typed.fault !== undefined) return this.receivedOne(request, id, typed);
    await this.received.giveBack(id, staffOf(request).accountId, typed.reason);
    return redirect(`${NOMINATION_CALLS}/de-cu/${id}`, { text: 'Đã trả lại. Nơi gửi thấy lý do và gửi lại được.' });
  }

  private async receivedOne(request: FastifyRequest, id: ReceivedNominationId, typed?: TypedReason): Promise<Page> {
    const nomination = await this.received.byId(id);
    const from = (await this.namesOf([nomination])).get(nomination.viaTenantId ?? nomination.unitId ?? '');
    const content = receivedPage(nomination, {
      from: from ?? nomination.content.provenance.nominatedBy,
      mayManage: mayManage(request),
      typed,
    });
    return consolePage<DetailView>('detail', content, { status: typed ? 422 : 200 });
  }

  private async page(request: FastifyRequest, id: NominationCallId, extras: Pick<CallPageFacts, 'typed' | 'ending'> = {}): Promise<Page> {
    const facts = await this.factsOf(id);
    const invited = new Set(facts.invitations.filter(({ revokedAt }) => revokedAt === null).map(({ viaTenantId }) => viaTenantId));
    const below = (await this.directory.childrenOf(tenantSiteOf(request).tenant.id)).map(({ tenant }) => tenant);
    const content = callPage({
      ...facts,
      ...extras,
      now: this.clock.now(),
      names: await this.namesOf([...facts.invitations, ...facts.received]),
      candidates: below.filter((tenant) => !invited.has(tenant.id)),
      mayManage: mayManage(request),
    });
    const isRefused = extras.typed !== undefined || extras.ending !== undefined;
    return consolePage<GroupsView>('groups', content, { status: isRefused ? 422 : 200 });
  }

  private async factsOf(id: NominationCallId): Promise<CallFacts> {
    return { call: await this.calls.byId(id), invitations: await this.calls.invitationsOf(id), received: await this.received.ofCall(id) };
  }

  /** Who is invited, and how many they may nominate; faults where that is not clear. */
  private async read(
    request: FastifyRequest,
    form: InvitationForm,
  ): Promise<{ invitation: NewInvitation; name: string } | NonNullable<CallPageFacts['typed']>> {
    const faults: NonNullable<CallPageFacts['typed']>['faults'] = [];
    const [atLeast, atMost] = [form.atLeast || '0', form.atMost || ''].map((typed) =>
      /^\d{1,5}$/.test(typed) ? Number(typed) : undefined,
    );
    if (atLeast === undefined || atMost === undefined || atMost < 1 || atMost > 10_000 || atLeast > atMost)
      faults.push({ field: 'atMost', text: 'Hãy ghi hai số: ít nhất từ 0, nhiều nhất từ 1 và không nhỏ hơn số ít nhất.' });
    const whom = form.tenant ? await this.tenantMeant(request, form.tenant as TenantId) : await this.unitMeant(cleanText(form.unit ?? ''));
    if ('fault' in whom) faults.push({ field: form.tenant ? 'tenant' : 'unit', text: whom.fault });
    if (faults.length > 0 || 'fault' in whom || atLeast === undefined || atMost === undefined) return { form, faults };
    return { invitation: { to: whom.to, atLeast, atMost }, name: whom.name };
  }

  private async tenantMeant(request: FastifyRequest, id: TenantId): Promise<{ to: NewInvitation['to']; name: string } | { fault: string }> {
    const below = await this.directory.childrenOf(tenantSiteOf(request).tenant.id);
    const found = below.find(({ tenant }) => tenant.id === id)?.tenant;
    return found ? { to: { tenantId: found.id }, name: found.name } : { fault: 'Hãy chọn một cấp dưới trong danh sách.' };
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

function mayManage(request: FastifyRequest): boolean {
  return staffOf(request).permissions.has(Permission.ReceiveNominations);
}
