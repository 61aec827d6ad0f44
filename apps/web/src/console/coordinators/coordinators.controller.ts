import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Contact, describeContact, readContact } from '#accounts';
import { ContestReader } from '#contests';
import { cleanText } from '#kernel';
import { Coordinators } from '#notifications';
import { UnitRegister } from '#units';
import { OfNewest } from '../../edge/contest-choice.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { staffOf } from '../staff-of.js';
import { COORDINATORS, type CoordinatorsContent, coordinatorsPage, type InviteFault } from './coordinators-page.js';
import { EndingForm, InviteForm, WithdrawalForm } from './coordinators.forms.js';
import { UnitChoice, unitFaults } from './unit-choice.js';

/** Who follows up which unit: asked, appointed, ended. */
@Controller('quan-tri/dau-moi')
export class CoordinatorsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly coordinators: Coordinators,
    private readonly units: UnitRegister,
    private readonly choice: UnitChoice,
    private readonly origins: TenantOrigin,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request, {});
  }

  @Post()
  @OfNewest()
  @Requires(Permission.AppointCoordinators)
  async invite(@Req() request: FastifyRequest, @Body(FORM) form: InviteForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const { units, wanted } = await this.choice.of(running, form);
    const fullName = cleanText(form.fullName ?? '');
    const contact = readContact(form.contact ?? '');
    const faults: InviteFault[] = [
      ...unitFaults(units, wanted),
      ...(/\p{L}/u.test(fullName) && !/\d/.test(fullName) && fullName.length <= 120
        ? []
        : [{ field: 'fullName' as const, text: 'Hãy ghi họ và tên người được mời.' }]),
      ...('fault' in contact ? [{ field: 'contact' as const, text: contact.fault }] : []),
    ];
    if (faults.length > 0 || !wanted || 'fault' in contact)
      return this.page(request, { typed: form, faults, candidates: wanted || units.length < 2 ? [] : units });
    const contestId = form.contest === 'all' ? null : running.contest.id;
    await this.coordinators.invite(
      { unitId: wanted.id, contestId, fullName, contact: contact.contact },
      { by: staffOf(request).accountId, siteName: tenantSiteOf(request).tenant.name, origin: await this.origins.of(request) },
    );
    return redirect(COORDINATORS, { text: `Đã gửi lời mời tới ${describeContact(contact.contact satisfies Contact)}.` });
  }

  @Post('thu-lai')
  @Requires(Permission.AppointCoordinators)
  async withdraw(@Req() request: FastifyRequest, @Body(FORM) { id }: WithdrawalForm): Promise<Redirect> {
    await this.coordinators.withdraw(id, staffOf(request).accountId);
    return redirect(COORDINATORS, { text: 'Đã thu lại. Đường dẫn đã gửi không dùng được nữa.' });
  }

  @Post('thoi')
  @Requires(Permission.AppointCoordinators)
  async end(@Req() request: FastifyRequest, @Body(FORM) { id }: EndingForm): Promise<Redirect> {
    await this.coordinators.end(id, staffOf(request).accountId);
    return redirect(COORDINATORS, { text: 'Đã thôi giao. Người ấy không vào được trang đầu mối của đơn vị nữa.' });
  }

  private async page(request: FastifyRequest, extras: Pick<CoordinatorsContent, 'typed' | 'faults' | 'candidates'>): Promise<Page> {
    const { contest } = await this.contests.running();
    const invitations = await this.coordinators.awaited();
    return coordinatorsPage({
      coordinators: await this.coordinators.list(contest.id),
      invitations,
      units: await this.units.findMany(invitations.map(({ unitId }) => unitId)),
      mayAppoint: staffOf(request).permissions.has(Permission.AppointCoordinators),
      ...extras,
    });
  }
}
