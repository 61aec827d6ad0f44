import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  type InvitationId,
  NominationConsents,
  NominationError,
  type NominationFault,
  NominationGate,
  type NominationId,
  Nominations,
  type OpenInvitation,
  type OwnNomination,
  readNomination,
  typedNomination,
} from '#contests';
import type { TenantId } from '#kernel';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView, GroupsView } from '../view-models.js';
import { entryChoiceUrl, NOMINATIONS } from './addresses.js';
import { ReasonForm } from './grants.forms.js';
import { AskForm, NominationForm } from './nominations.forms.js';
import { NominationDesk } from './nomination-desk.js';
import { askedNotice } from './nomination-words.js';
import { type NominationSource, NominationSources } from './nomination-sources.js';
import {
  type NominationEditing,
  nominationEditor,
  nominationPage,
  type NominationPageFacts,
  nominationsContent,
} from './nominations-presenter.js';
import { SealedEntries } from './sealed-entries.js';

/** What the tenant nominates to those above it, or one of its units to the tenant itself. */
@Controller('quan-tri/de-cu')
export class NominationsController {
  constructor(
    private readonly nominations: Nominations,
    private readonly consents: NominationConsents,
    private readonly gate: NominationGate,
    private readonly sources: NominationSources,
    private readonly desk: NominationDesk,
    private readonly sealed: SealedEntries,
    private readonly origin: TenantOrigin,
    private readonly units: UnitRegister,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const above = await this.desk.above(request);
    const own = await this.nominations.list();
    const open = await this.gate.open(above.map(({ id }) => id));
    const units = await this.units.findMany(open.flatMap(({ invitation }) => invitation.unitId ?? []));
    const names = new Map<string, string>([...units].map(([id, { name }]) => [id, name]));
    const content = nominationsContent({
      open,
      own,
      names: new Map([
        ...names,
        ...(await this.desk.namesOf([...above.map(({ id }) => id), ...own.map(({ nomination }) => nomination.receiverTenantId)], request)),
      ]),
      mayNominate: mayNominate(request),
      mayRead: this.sealed.mayRead(request, Permission.Nominate),
    });
    return consolePage<GroupsView>('groups', content);
  }

  @Get('moi/:receiver/:invitation')
  @Requires(Permission.Nominate)
  async draft(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitation: InvitationId,
  ): Promise<Page> {
    return this.newForm(await this.desk.invited(request, receiver, invitation), {});
  }

  @Post('moi/:receiver/:invitation')
  @Requires(Permission.Nominate)
  async begin(
    @Req() request: FastifyRequest,
    @Param('receiver', ID) receiver: TenantId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Body(FORM) form: NominationForm,
  ): Promise<Page | Redirect> {
    const invited = await this.desk.invited(request, receiver, invitationId);
    const source = await this.sourceOf(form);
    if (form.do === 'fill') return this.newForm(invited, { ...form, ...source?.typed });
    const reading = readNomination(form, {
      kinds: invited.call.kinds,
      nominatedBy: await this.desk.nominatorOf(request, invited),
      standing: source?.standing,
    });
    if ('faults' in reading) return this.newForm(invited, form, reading.faults);
    const { call, invitation } = invited;
    const id = await this.nominations.begin({
      receiverTenantId: receiver,
      callId: call.id,
      invitationId: invitation.id,
      content: reading.content,
      by: staffOf(request).accountId,
    });
    return redirect(`${NOMINATIONS}/${id}`, { text: 'Đã lưu. Bây giờ xin ý kiến từng tác giả.' });
  }

  @Get(':nomination')
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('nomination', ID) id: NominationId): Promise<Page> {
    return this.page(request, await this.nominations.byId(id));
  }

  @Get(':nomination/sua')
  @Requires(Permission.Nominate)
  async edit(@Param('nomination', ID) id: NominationId): Promise<Page | Redirect> {
    const own = await this.nominations.byId(id);
    const elsewhere = formOfEntry(own);
    if (elsewhere) return elsewhere;
    return this.changeForm(own, typedNomination(own.nomination.content));
  }

  @Post(':nomination/sua')
  @Requires(Permission.Nominate)
  async change(
    @Req() request: FastifyRequest,
    @Param('nomination', ID) id: NominationId,
    @Body(FORM) form: NominationForm,
  ): Promise<Page | Redirect> {
    const own = await this.nominations.byId(id);
    const elsewhere = formOfEntry(own);
    if (elsewhere) return elsewhere;
    const source = await this.sourceOf(form);
    if (form.do === 'fill') return this.changeForm(own, { ...form, ...source?.typed });
    const standing = source?.standing ?? own.nomination.content.provenance.standing;
    const reading = readNomination(form, {
      kinds: ['entry', 'person'],
      nominatedBy: own.nomination.content.provenance.nominatedBy,
      standing,
    });
    if ('faults' in reading) return this.changeForm(own, form, reading.faults);
    await this.nominations.change(id, reading.content, staffOf(request).accountId);
    return redirect(`${NOMINATIONS}/${id}`, { text: 'Đã lưu. Tác giả phải đồng ý với nội dung mới.' });
  }

  /** Asks an author. The link is shown this once, for authors whom no letter reaches. */
  @Post(':nomination/xin-y-kien')
  @Requires(Permission.Nominate)
  async ask(@Req() request: FastifyRequest, @Param('nomination', ID) id: NominationId, @Body(FORM) { author }: AskForm): Promise<Page> {
    const [origin, before] = [await this.origin.of(request), await this.nominations.byId(id)];
    const { code, isSent } = await this.consents.ask(id, author, {
      by: staffOf(request).accountId,
      origin,
      sender: before.nomination.content.provenance.nominatedBy,
    });
    const own = await this.nominations.byId(id);
    const asked = own.authors.find((one) => one.id === author);
    const url = `${origin}/de-cu/${code}`;
    return this.page(request, own, { notice: { kind: 'info', ...askedNotice(asked, { isSent, url }) } });
  }

  @Post(':nomination/gui')
  @Requires(Permission.Nominate)
  async send(@Req() request: FastifyRequest, @Param('nomination', ID) id: NominationId): Promise<Page | Redirect> {
    try {
      await this.nominations.send(id, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof NominationError) || error.kind === 'not-found') throw error;
      const notice = { kind: 'grave', title: 'Chưa gửi được', text: error.sentence() } as const;
      return this.page(request, await this.nominations.byId(id), { notice, status: 409 });
    }
    return redirect(`${NOMINATIONS}/${id}`, { text: 'Đã gửi đề cử.' });
  }

  @Post(':nomination/rut')
  @Requires(Permission.Nominate)
  async withdraw(
    @Req() request: FastifyRequest,
    @Param('nomination', ID) id: NominationId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    const own = await this.nominations.byId(id);
    const withdrawing = readReason(reason);
    if (withdrawing.fault !== undefined) return this.page(request, own, { withdrawing, status: 422 });
    try {
      await this.nominations.withdraw(id, staffOf(request).accountId, withdrawing.reason);
    } catch (error) {
      if (!(error instanceof NominationError) || error.kind === 'not-found') throw error;
      const notice = { kind: 'grave', title: 'Chưa rút được', text: error.sentence() } as const;
      return this.page(request, await this.nominations.byId(id), { notice, status: 409 });
    }
    return redirect(`${NOMINATIONS}/${id}`, { text: 'Đã rút đề cử.' });
  }

  private async page(
    request: FastifyRequest,
    own: OwnNomination,
    { status = 200, ...extras }: Pick<NominationPageFacts, 'notice' | 'withdrawing'> & { status?: number } = {},
  ): Promise<Page> {
    const { id, content, receiverTenantId } = own.nomination;
    await this.sealed.read(request, { kind: 'nomination', id, content });
    const to = (await this.desk.namesOf([receiverTenantId], request)).get(receiverTenantId) ?? '';
    return consolePage<DetailView>('detail', nominationPage({ ...own, to, mayNominate: mayNominate(request), ...extras }), { status });
  }

  private async newForm(
    { receiverTenantId, call, invitation }: OpenInvitation,
    typed: NominationForm,
    faults: readonly NominationFault[] = [],
  ): Promise<Page> {
    const to = { heading: `Lập đề cử: ${call.title}`, actionUrl: `${NOMINATIONS}/moi/${receiverTenantId}/${invitation.id}` };
    return this.form(call, { ...to, back: { label: 'Đề cử', url: NOMINATIONS }, typed, faults });
  }

  private async changeForm({ nomination }: OwnNomination, typed: NominationForm, faults: readonly NominationFault[] = []): Promise<Page> {
    const { call } = await this.gate.find(nomination.receiverTenantId, nomination.invitationId);
    const url = `${NOMINATIONS}/${nomination.id}`;
    const to = { heading: `Sửa đề cử: ${nomination.title}`, actionUrl: `${url}/sua` };
    return this.form(call, { ...to, back: { label: nomination.title, url }, typed, faults });
  }

  private async form(
    { kinds, note, closesAt }: OpenInvitation['call'],
    facts: Pick<NominationEditing, 'heading' | 'actionUrl' | 'back' | 'typed' | 'faults'>,
  ): Promise<Page> {
    const content = nominationEditor({ ...facts, kinds, note, closesAt, sources: await this.sources.list() });
    return consolePage<EditorView>('editor', content, { status: facts.faults.length > 0 ? 422 : 200 });
  }

  private async sourceOf({ award }: NominationForm): Promise<NominationSource | undefined> {
    return award ? (await this.sources.list()).find((source) => source.award.id === award) : undefined;
  }
}

/** An entry is changed where it was chosen: what is sealed is not typed. */
function formOfEntry({ nomination }: OwnNomination): Redirect | undefined {
  const { content, receiverTenantId, invitationId } = nomination;
  return content.entry && redirect(entryChoiceUrl(receiverTenantId, invitationId, content.entry.submission));
}

function mayNominate(request: FastifyRequest): boolean {
  return staffOf(request).permissions.has(Permission.Nominate);
}
