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
} from '#contests';
import { cleanText, Clock, formatMoment, formatNumber, type TenantId } from '#kernel';
import { nominationQuota, type NominationQuota } from '#rules';
import { NominatedSubmissions, submissionNumber, submissionPart } from '#submissions';
import { TenantDirectory } from '#tenants';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { readDayAndTime } from '../clock/read-moment.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView, ListView } from '../view-models.js';
import { NOMINATION_CALLS } from './addresses.js';
import { ReasonForm } from './grants.forms.js';
import { callList, callPage, type CallFacts, type CallFault, type CallPageFacts, newCall } from './nomination-calls-presenter.js';
import { CallForm, InvitationForm, RevokedInvitationForm } from './nominations.forms.js';
import { NominationPlaces } from './nomination-places.js';
import { SealedEntries } from './sealed-entries.js';

/** Calls for nominations, who is invited to them, and what comes in. */
@Controller('quan-tri/nhan-de-cu')
export class NominationCallsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly calls: NominationCalls,
    private readonly received: ReceivedNominations,
    private readonly directory: TenantDirectory,
    private readonly places: NominationPlaces,
    private readonly entries: NominatedSubmissions,
    private readonly sealed: SealedEntries,
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
      names: await this.places.namesOf([...invitations, ...received]),
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
      : await this.places.unitMeant(cleanText(form.unit ?? ''));
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
    const counting = typed === '' ? undefined : await this.places.unitMeant(typed);
    if (counting && 'fault' in counting) return counting;
    const countsFor = counting && 'unitId' in counting.to ? counting.to.unitId : null;
    return { to: { tenantId: found.id, countsFor }, name: found.name };
  }
}

function mayManage(request: FastifyRequest): boolean {
  return staffOf(request).permissions.has(Permission.ReceiveNominations);
}
