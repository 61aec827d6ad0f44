import { Body, Controller, Get, Inject, NotFoundException, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { formatMoment, ShiftedClock, toLocalIso } from '#kernel';
import { DatabaseClock } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext, UnitOfWork } from '#tenancy';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { ClockView } from '../view-models.js';
import { CLOCK, clockContent, type TypedMoment } from './clock-presenter.js';
import { ClockForm } from './clock.forms.js';
import { readDayAndTime, readInstant } from './read-moment.js';

/** The demo's clock, which the demo alone has. It is one for all tenants. */
@Controller('quan-tri/dong-ho')
@Requires(Permission.MoveClock)
export class ClockController {
  private readonly trueTime = new ShiftedClock();

  constructor(
    private readonly clock: DatabaseClock,
    private readonly contest: ConsoleContest,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async show(): Promise<Page> {
    this.mustBeDemo();
    return this.page();
  }

  @Post()
  async move(@Req() request: FastifyRequest, @Body(FORM) form: ClockForm): Promise<Page | Redirect> {
    this.mustBeDemo();
    const { at, 'at-day': day = '', 'at-time': time = '' } = form;
    const reading = at === undefined ? readDayAndTime(day, time, this.clock.now()) : readInstant(at);
    if ('fault' in reading) return this.page({ day, time, fault: reading.fault });
    const { instant } = reading;
    await this.write(request, 'clock.moved', { to: toLocalIso(instant) }, () => this.clock.moveTo(instant));
    return redirect(CLOCK, { text: `Đồng hồ đã chuyển đến ${formatMoment(instant)}. Máy làm những việc đến giờ trong vài giây.` });
  }

  @Post('gio-that')
  async restore(@Req() request: FastifyRequest): Promise<Redirect> {
    this.mustBeDemo();
    await this.write(request, 'clock.restored', {}, () => this.clock.reset());
    return redirect(CLOCK, { text: 'Đồng hồ chạy lại theo giờ thật.' });
  }

  /** Moves the clock and writes it down, both or neither; whoever moves it stays signed in. */
  private async write(request: FastifyRequest, action: string, details: Record<string, unknown>, move: () => Promise<void>): Promise<void> {
    const { accountId } = staffOf(request);
    await this.unitOfWork.run(async () => {
      await this.audit.record({ actor: accountId, action, subject: { kind: 'clock', id: this.context.tenantId() }, details });
      await move();
    });
    if (request.sessionToken) await this.sessions.renew(request.sessionToken);
  }

  private mustBeDemo(): void {
    if (!this.settings.isDemo) throw new NotFoundException();
  }

  private async page(typed?: TypedMoment): Promise<Page> {
    const content = clockContent({ running: await this.contest.find(), now: this.clock.now(), trueTime: this.trueTime.now(), typed });
    return consolePage<ClockView>('clock', content, { status: typed ? 422 : 200 });
  }
}
