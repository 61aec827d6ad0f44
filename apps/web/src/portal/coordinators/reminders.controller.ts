import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import type { Round } from '#contests';
import { Clock, formatNumber } from '#kernel';
import { type CoordinatorId, NotificationError, type ReminderAudience, Reminders, Rosters, UnitProgressReader } from '#notifications';
import { TenantOrigin } from '../../console/certificates/tenant-origin.js';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { organiserOf, tenantSiteOf } from '../../edge/site.js';
import type { RemindersView } from '../view-models.js';
import { remindersUrl } from './addresses.js';
import { type AtWork, CoordinatorDesk } from './coordinator-desk.js';
import { remindersContent } from './reminders-presenter.js';

/** Reminders of a unit: to those who have registered and not sat, and to those on lists who have not registered. */
@Controller('dau-moi/:coordinator/nhac')
@Requires(Permission.TakePart)
export class RemindersController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly reminders: Reminders,
    private readonly rosters: Rosters,
    private readonly progress: UnitProgressReader,
    private readonly origins: TenantOrigin,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    const { unit, reach } = await this.desk.of(request, id);
    const registered = await orNone(() => this.reminders.previewRegistered(reach));
    const listed = await orNone(() => this.reminders.preview(reach, null));
    const { aim, registered: people } = await this.progress.of(reach);
    const content = remindersContent({
      id,
      unit,
      registered: {
        preview: registered,
        sample: registered && (await this.sample(request, reach, registered.round, 'registered')),
        campaigns: await this.reminders.ofUnit(reach, 'registered'),
      },
      listed: {
        preview: listed,
        sample: listed && (await this.sample(request, reach, listed.round, 'roster')),
        campaigns: await this.reminders.ofUnit(reach, 'roster'),
      },
      lists: (await this.rosters.list(reach)).length,
      notRegistered: aim === undefined ? undefined : Math.max(0, aim - people),
      now: this.clock.now(),
    });
    return page<RemindersView>('reminders', content);
  }

  @Post('da-dang-ky')
  async remindRegistered(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const people = await this.reminders.requestRegistered(reach, { by: accountId, origin: await this.origins.of(request) });
    return redirect(remindersUrl(id), { text: `Đã nhận. Máy gửi dần tới ${formatNumber(people)} người.` });
  }

  @Post('da-dang-ky/thoi')
  async callOff(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    await this.reminders.callOffRegistered(reach, accountId);
    return redirect(remindersUrl(id), { text: 'Đã thôi. Tin đã đi thì không lấy lại được.' });
  }

  @Post('danh-sach')
  async remindListed(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const people = await this.reminders.requestAll(reach, { by: accountId, origin: await this.origins.of(request) });
    return redirect(remindersUrl(id), { text: `Đã nhận. Máy gửi dần tới ${formatNumber(people)} người.` });
  }

  private async sample(request: FastifyRequest, reach: AtWork['reach'], round: Round, audience: ReminderAudience): Promise<string> {
    const from = { tenant: organiserOf(tenantSiteOf(request)), origin: await this.origins.of(request) };
    return this.reminders.sample(reach, { round, audience }, from);
  }
}

/** Undefined where there is no round to remind of. */
export async function orNone<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof NotificationError && ['NO_ROUND', 'NO_OPEN_ROUND'].includes(error.code)) return undefined;
    throw error;
  }
}
