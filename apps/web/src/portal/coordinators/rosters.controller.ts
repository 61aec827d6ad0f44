import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { Clock, formatNumber } from '#kernel';
import { type CoordinatorId, readRosterSheet, Reminders, type RosterId, type RosterImportId, Rosters } from '#notifications';
import { spokenDay } from '#units';
import { TenantOrigin } from '../../console/certificates/tenant-origin.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { readTable } from '#documents';
import { rosterTemplate } from '../../edge/roster-template.js';
import { sendCsv, sendSheet } from '../../edge/send-file.js';
import { organiserOf, tenantSiteOf } from '../../edge/site.js';
import type { RosterPreviewView, RostersView, RosterView } from '../view-models.js';
import { rostersUrl, rosterUrl, sheetUrl } from './addresses.js';
import { type AtWork, CoordinatorDesk } from './coordinator-desk.js';
import { RosterForm, RosterQuery } from './coordinator.forms.js';
import { currentRound } from './coordinator-presenter.js';
import { orNone } from './reminders.controller.js';
import { rosterContent, rostersContent, sheetContent, type SheetFacts, STATE_WORDS } from './roster-presenter.js';

const NO_FILE = 'Hãy chọn một tệp rồi bấm đọc.';
const NO_TABLE = 'Tệp này không đọc được. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lần nữa.';

/** Lists of a unit's people: brought, looked at, entered, compared with who has taken part; and the reminders to those who have not. */
@Controller('dau-moi/:coordinator/danh-sach')
@Requires(Permission.TakePart)
export class RostersController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly rosters: Rosters,
    private readonly reminders: Reminders,
    private readonly audit: AuditTrail,
    private readonly origins: TenantOrigin,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    return this.listPage(await this.desk.of(request, id));
  }

  @Get('mau.xlsx')
  async template(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('coordinator', ID) id: CoordinatorId): Promise<void> {
    await this.desk.of(request, id);
    await sendSheet(reply, 'mau-danh-sach.xlsx', await rosterTemplate());
  }

  @Post()
  async read(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page | Redirect> {
    const work = await this.desk.of(request, id);
    const file = request.uploads?.get('file');
    if (!file) return this.listPage(work, NO_FILE);
    const cells = await readTable(file);
    if (!cells) return this.listPage(work, NO_TABLE);
    const { rows, faults } = readRosterSheet(cells);
    const [fault] = faults;
    if (fault) return this.listPage(work, fault.sentence);
    const sheet = await this.rosters.bring(work.reach, { fileName: file.name, rows, by: work.accountId });
    return redirect(sheetUrl(id, sheet));
  }

  @Get('xem/:rosterSheet')
  async preview(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('rosterSheet', ID) sheet: RosterImportId,
  ): Promise<Page> {
    return sheetPage(await this.sheet(await this.desk.of(request, id), sheet));
  }

  @Post('xem/:rosterSheet')
  async enter(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('rosterSheet', ID) sheet: RosterImportId,
    @Body(FORM) form: RosterForm,
  ): Promise<Page | Redirect> {
    const work = await this.desk.of(request, id);
    if (form.declared !== 'yes') return sheetPage(await this.sheet(work, sheet), form);
    const roster = await this.rosters.enter(work.reach, sheet, work.accountId, {
      title: form.title ?? '',
      basis: form.basis ?? 'agency',
      declared: true,
      guardiansConsented: form.guardians === 'yes',
      guardiansPublish: form.publish === 'yes',
    });
    return redirect(rosterUrl(id, roster), { text: 'Đã nhập danh sách.' });
  }

  @Post('xem/:rosterSheet/bo')
  async drop(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('rosterSheet', ID) sheet: RosterImportId,
  ): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    await this.rosters.drop(reach, sheet, accountId);
    return redirect(rostersUrl(id), { text: 'Đã bỏ. Chưa có gì được ghi.' });
  }

  @Get(':roster')
  async show(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('roster', ID) rosterId: RosterId,
    @Query(FORM) query: RosterQuery,
  ): Promise<Page> {
    const { reach, unit, running } = await this.desk.of(request, id);
    const now = this.clock.now();
    const roster = await this.rosters.find(reach, rosterId);
    const round = currentRound([...running.rounds, ...running.receiving], now);
    const preview = await orNone(() => this.reminders.preview(reach, rosterId));
    const tenant = organiserOf(tenantSiteOf(request));
    return page<RosterView>(
      'roster',
      rosterContent(
        {
          id,
          roster,
          unit,
          people: await this.rosters.peopleOf(reach, rosterId, round?.id ?? null),
          round: round?.kind === 'receiving' ? undefined : round?.name,
          preview,
          sample:
            preview &&
            (await this.reminders.sample(
              reach,
              { round: preview.round, audience: 'roster' },
              { tenant, origin: await this.origins.of(request) },
            )),
          campaigns: await this.reminders.ofRoster(reach, rosterId),
          now,
        },
        query,
      ),
    );
  }

  @Get(':roster/danh-sach.csv')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('roster', ID) rosterId: RosterId,
  ): Promise<void> {
    const { reach, running, accountId } = await this.desk.of(request, id);
    await this.rosters.find(reach, rosterId);
    const people = await this.rosters.peopleOf(
      reach,
      rosterId,
      currentRound([...running.rounds, ...running.receiving], this.clock.now())?.id ?? null,
    );
    await this.audit.record({
      actor: accountId,
      action: 'roster.exported',
      subject: { kind: 'roster', id: rosterId },
      details: { people: people.length },
    });
    const rows = people.map(({ fullName, birthDate, position, state }) => [fullName, spokenDay(birthDate), position, STATE_WORDS[state]]);
    await sendCsv(reply, 'danh-sach.csv', [['Họ và tên', 'Ngày sinh', 'Lớp, chức vụ', 'Tình trạng'], ...rows]);
  }

  @Post(':roster/xoa')
  async remove(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('roster', ID) rosterId: RosterId,
  ): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    await this.rosters.remove(reach, rosterId, accountId);
    return redirect(rostersUrl(id), { text: 'Đã xóa danh sách cùng mọi người trong đó.' });
  }

  @Post(':roster/nhac')
  async remind(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('roster', ID) rosterId: RosterId,
  ): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    const { people } = await this.reminders.preview(reach, rosterId);
    await this.reminders.request(reach, rosterId, { by: accountId, origin: await this.origins.of(request) });
    return redirect(rosterUrl(id, rosterId), { text: `Đã nhận. Máy gửi dần tới ${formatNumber(people)} người.` });
  }

  @Post(':roster/nhac/thoi')
  async callOff(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('roster', ID) rosterId: RosterId,
  ): Promise<Redirect> {
    const { reach, accountId } = await this.desk.of(request, id);
    await this.reminders.callOff(reach, rosterId, accountId);
    return redirect(rosterUrl(id, rosterId), { text: 'Đã thôi. Tin đã đi thì không lấy lại được.' });
  }

  private async listPage({ id, unit, reach }: AtWork, fault?: string): Promise<Page> {
    const content = rostersContent({ id, unit, rosters: await this.rosters.list(reach) }, fault);
    return page<RostersView>('rosters', content, { status: fault === undefined ? 200 : 422 });
  }

  private async sheet({ id, unit, reach, accountId }: AtWork, sheet: RosterImportId): Promise<SheetFacts> {
    const { import: kept, people, faults, eraseOn } = await this.rosters.preview(reach, sheet, accountId);
    return { id, sheet, unit, fileName: kept.fileName, people, faults, eraseOn };
  }
}

function sheetPage(facts: SheetFacts, typed?: RosterForm): Page {
  return page<RosterPreviewView>('roster-preview', sheetContent(facts, typed), { layout: 'task', status: typed ? 422 : 200 });
}
