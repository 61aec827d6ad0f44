import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires, Throttle } from '#access';
import {
  type InvitationId,
  NominationError,
  type NominationFault,
  type NominationId,
  type OwnNomination,
  readNomination,
  typedNomination,
} from '#contests';
import { type CoordinatorId, type UnitInvitation, UnitNominations } from '#notifications';
import { ReasonForm } from '../../console/cascade/grants.forms.js';
import { askedNotice } from '../../console/cascade/nomination-words.js';
import { AskForm, NominationForm } from '../../console/cascade/nominations.forms.js';
import { TenantOrigin } from '../../console/certificates/tenant-origin.js';
import { readReason } from '../../console/reason.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { organiserOf, tenantSiteOf } from '../../edge/site.js';
import { originOf } from '../../edge/site-address.js';
import type { NominationFormView, NominationsView, NominationView } from '../view-models.js';
import { newNominationUrl, nominationUrl, unitEntryUrl } from './addresses.js';
import { type AtWork, CoordinatorDesk } from './coordinator-desk.js';
import {
  nominationContent,
  nominationForm,
  type NominationFormFacts,
  type NominationPageExtras,
  nominationsContent,
} from './unit-nominations-presenter.js';

/** Letters of one contact: more than any unit has authors, too few to bother strangers with. */
const ASKS = { action: 'unit-nomination-ask', limit: 30, windowSeconds: 3600 };

/** What a unit nominates to the organisers, by its contact: written, agreed to by its authors, sent, taken back. */
@Controller('dau-moi/:coordinator/de-cu')
@Requires(Permission.TakePart)
export class UnitNominationsController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly nominations: UnitNominations,
    private readonly origins: TenantOrigin,
    private readonly throttle: Throttle,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    const { reach, unit } = await this.desk.of(request, id);
    const [open, own] = [await this.nominations.open(reach), await this.nominations.list(reach)];
    return page<NominationsView>('nominations', nominationsContent({ id, unit, open, own }));
  }

  @Get('moi/:invitation')
  async draft(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
  ): Promise<Page> {
    const { reach } = await this.desk.of(request, id);
    return newForm(id, await this.nominations.invitation(reach, invitationId), {});
  }

  @Post('moi/:invitation')
  async begin(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Body(FORM) form: NominationForm,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const reading = readNomination(form, { kinds: invited.call.kinds, nominatedBy: invited.unit.name });
    if ('faults' in reading) return newForm(id, invited, form, reading.faults);
    const nomination = await this.nominations.begin(reach, invitationId, reading.content, accountId);
    return redirect(nominationUrl(id, nomination), { text: 'Đã lưu. Bây giờ xin ý kiến từng tác giả.' });
  }

  @Get(':nomination')
  async show(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
  ): Promise<Page> {
    const { reach } = await this.desk.of(request, id);
    return this.page(request, id, await this.nominations.find(reach, nomination));
  }

  @Get(':nomination/sua')
  async edit(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
  ): Promise<Page | Redirect> {
    const { reach } = await this.desk.of(request, id);
    const own = await this.nominations.find(reach, nomination);
    const elsewhere = formOfEntry(id, own);
    if (elsewhere) return elsewhere;
    return changeForm(id, own, await this.invitedTo(reach, own), typedNomination(own.nomination.content));
  }

  @Post(':nomination/sua')
  async change(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
    @Body(FORM) form: NominationForm,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const own = await this.nominations.find(reach, nomination);
    const elsewhere = formOfEntry(id, own);
    if (elsewhere) return elsewhere;
    const invited = await this.invitedTo(reach, own);
    const { nominatedBy, standing } = own.nomination.content.provenance;
    const reading = readNomination(form, { kinds: invited.call.kinds, nominatedBy, standing });
    if ('faults' in reading) return changeForm(id, own, invited, form, reading.faults);
    await this.nominations.change(reach, nomination, reading.content, accountId);
    return redirect(nominationUrl(id, nomination), { text: 'Đã lưu. Tác giả phải đồng ý với nội dung mới.' });
  }

  /** Asks an author. The link is shown only where nothing was sent: whoever has it speaks for the author. */
  @Post(':nomination/xin-y-kien')
  async ask(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
    @Body(FORM) { author }: AskForm,
  ): Promise<Page> {
    const { reach, accountId } = await this.desk.of(request, id);
    await this.throttle.count(ASKS, accountId);
    const origin = await this.organisersOrigin(request);
    const { code, isSent } = await this.nominations.ask(reach, nomination, author, { by: accountId, origin });
    const own = await this.nominations.find(reach, nomination);
    const asked = own.authors.find((one) => one.id === author);
    return this.page(request, id, own, { notice: askedNotice(asked, { isSent, url: isSent ? undefined : `${origin}/de-cu/${code}` }) });
  }

  @Post(':nomination/gui')
  async send(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const refused = await refusalOf(() => this.nominations.send(reach, nomination, accountId));
    if (refused) return this.refuse(request, { id, reach, nomination }, 'Chưa gửi được', refused);
    return redirect(nominationUrl(id, nomination), { text: 'Đã gửi đề cử.' });
  }

  @Post(':nomination/rut')
  async withdraw(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('nomination', ID) nomination: NominationId,
    @Body(FORM) { reason = '' }: ReasonForm,
  ): Promise<Page | Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const own = await this.nominations.find(reach, nomination);
    const withdrawing = readReason(reason);
    if (withdrawing.fault !== undefined) return this.page(request, id, own, { withdrawing, status: 422 });
    const refused = await refusalOf(() => this.nominations.withdraw(reach, nomination, accountId, withdrawing.reason));
    if (refused) return this.refuse(request, { id, reach, nomination }, 'Chưa rút được', refused);
    return redirect(nominationUrl(id, nomination), { text: 'Đã rút đề cử.' });
  }

  private async refuse(
    request: FastifyRequest,
    { id, reach, nomination }: Pick<AtWork, 'id' | 'reach'> & { nomination: NominationId },
    title: string,
    refused: NominationError,
  ): Promise<Page> {
    const own = await this.nominations.find(reach, nomination);
    return this.page(request, id, own, { notice: { title, text: refused.sentence(), isGrave: true }, status: 409 });
  }

  private page(
    request: FastifyRequest,
    id: CoordinatorId,
    own: OwnNomination,
    { status = 200, ...extras }: NominationPageExtras & { status?: number } = {},
  ): Page {
    const to = organiserOf(tenantSiteOf(request)).name;
    return page<NominationView>('nomination', nominationContent({ id, own, to, ...extras }), { status });
  }

  private async invitedTo(reach: AtWork['reach'], { nomination }: OwnNomination): Promise<UnitInvitation> {
    return this.nominations.invitation(reach, nomination.invitationId);
  }

  /** Where the nomination lies and is answered: with whose contest it is, also where a ward's site shows that. */
  private async organisersOrigin(request: FastifyRequest): Promise<string> {
    const { deployment } = tenantSiteOf(request);
    return deployment ? originOf(deployment.ownerHost, request) : this.origins.of(request);
  }
}

/** An entry is changed where it was chosen: what is sealed is not typed. */
function formOfEntry(id: CoordinatorId, { nomination }: OwnNomination): Redirect | undefined {
  const { entry } = nomination.content;
  return entry && redirect(unitEntryUrl(id, nomination.invitationId, entry.submission));
}

/** What keeps something from being done now, in a sentence for the page; what is not there at all stays an error. */
async function refusalOf(act: () => Promise<void>): Promise<NominationError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof NominationError && error.kind !== 'not-found') return error;
    throw error;
  }
}

function newForm(id: CoordinatorId, invited: UnitInvitation, typed: NominationForm, faults: readonly NominationFault[] = []): Page {
  const { call, invitation } = invited;
  return formPage({ id, invited, heading: `Lập đề cử: ${call.title}`, actionUrl: newNominationUrl(id, invitation.id), typed, faults });
}

function changeForm(
  id: CoordinatorId,
  { nomination }: OwnNomination,
  invited: UnitInvitation,
  typed: NominationForm,
  faults: readonly NominationFault[] = [],
): Page {
  const backUrl = nominationUrl(id, nomination.id);
  return formPage({ id, invited, heading: `Sửa đề cử: ${nomination.title}`, actionUrl: `${backUrl}/sua`, backUrl, typed, faults });
}

function formPage(facts: NominationFormFacts): Page {
  return page<NominationFormView>('nomination-form', nominationForm(facts), {
    layout: 'task',
    status: facts.faults.length > 0 ? 422 : 200,
  });
}
