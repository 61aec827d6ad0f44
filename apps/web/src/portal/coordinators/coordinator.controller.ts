import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, ownPageName } from '#contests';
import { PosterRenderer } from '#documents';
import { Clock } from '#kernel';
import { type CoordinatorId, Coordinators, Reminders, Rosters, UnitNominations, UnitProgressReader } from '#notifications';
import { UnitParticipation } from '#submissions';
import { shapesOnly, TenantDrawings } from '#tenants';
import { TenantOrigin } from '../../console/certificates/tenant-origin.js';
import { contestantOf } from '../../edge/contestant.js';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { sendPdf } from '../../edge/send-file.js';
import { tenantSiteOf } from '../../edge/site.js';
import type { CoordinatorUnitsView, CoordinatorView } from '../view-models.js';
import { coordinatorUrl } from './addresses.js';
import { CoordinatorDesk } from './coordinator-desk.js';
import { coordinatorContent } from './coordinator-presenter.js';
import { posterOf } from './poster-of.js';
import { sentByUnit } from './sent-by-unit.js';
import { isOfEntriesAlone, takenParts } from './taken-parts.js';

/** The page of a unit's contact: how the unit is doing, its poster and the words to send around. */
@Controller('dau-moi')
@Requires(Permission.TakePart)
export class CoordinatorController {
  constructor(
    private readonly contests: ContestReader,
    private readonly coordinators: Coordinators,
    private readonly desk: CoordinatorDesk,
    private readonly progress: UnitProgressReader,
    private readonly participation: UnitParticipation,
    private readonly rosters: Rosters,
    private readonly reminders: Reminders,
    private readonly nominations: UnitNominations,
    private readonly posters: PosterRenderer,
    private readonly drawings: TenantDrawings,
    private readonly origins: TenantOrigin,
    private readonly clock: Clock,
  ) {}

  @Get()
  async units(@Req() request: FastifyRequest, @Query('chon') chooses?: string): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const running = await this.contests.running();
    const { contest } = running;
    const own = await this.coordinators.of(principal.accountId, contest.id);
    const [only] = own;
    if (only && own.length === 1 && chooses === undefined) return redirect(coordinatorUrl(only.id));
    return page<CoordinatorUnitsView>('coordinator-units', {
      title: 'Đầu mối',
      isPrivate: true,
      heading: own.length > 0 ? 'Đơn vị của bạn' : 'Bạn chưa là đầu mối',
      intro:
        own.length > 0
          ? 'Bạn là đầu mối cuộc thi của các đơn vị sau.'
          : `${principal.displayName} chưa là đầu mối của đơn vị nào trong cuộc thi này. Đầu mối do Ban Tổ chức mời: hãy mở đường dẫn trong thư hoặc tin nhắn mời.`,
      units: own.map(({ id, unit }) => ({ label: unit.name, detail: unit.place || undefined, url: coordinatorUrl(id) })),
      back: { label: `Về ${ownPageName(running)}`, url: '/cua-toi' },
    });
  }

  @Get(':coordinator')
  async show(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    const { accountId, running, reach, unit } = await this.desk.of(request, id);
    return page<CoordinatorView>(
      'coordinator',
      coordinatorContent({
        id,
        running,
        unit,
        progress: await this.progress.of(reach),
        sent: isOfEntriesAlone(running) ? sentByUnit(await takenParts(this.participation, { running, unit })) : undefined,
        notSat: await this.reminders.notSat(reach),
        rosters: (await this.rosters.list(reach)).length,
        nominations: await this.nominations.count(reach),
        hasOthers: (await this.coordinators.of(accountId, running.contest.id)).length > 1,
        origin: await this.origins.of(request),
        now: this.clock.now(),
      }),
    );
  }

  @Get(':coordinator/ap-phich.pdf')
  async poster(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('coordinator', ID) id: CoordinatorId): Promise<void> {
    const { running, unit } = await this.desk.of(request, id);
    const { tenant, deployment } = tenantSiteOf(request);
    const drawings = deployment?.drawings ?? (await this.drawings.all());
    const facts = { tenant, emblemSvg: shapesOnly(drawings.get('emblem')?.svg), origin: await this.origins.of(request) };
    const pdf = await this.posters.render(posterOf(running, unit, facts), this.clock.now());
    await sendPdf(reply, pdf, `ap-phich-${fileName(placeName(unit))}.pdf`);
  }
}

function fileName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gi, 'd')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
