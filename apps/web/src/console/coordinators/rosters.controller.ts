import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader } from '#contests';
import { type AccountId, formatNumber } from '#kernel';
import { Coordinators, NotificationError, readRosterSheet, type RosterImportId, Rosters, type UnitReach } from '#notifications';
import { type Unit, UnitRegister } from '#units';
import { OfNewest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { readTable } from '#documents';
import { rosterTemplate } from '../../edge/roster-template.js';
import { sendSheet } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, GroupsView } from '../view-models.js';
import {
  newRosterPage,
  ROSTERS,
  rosterSheetPage,
  type RosterSheetFacts,
  rosterSheetUrl,
  rostersPage,
  type SheetFault,
} from './rosters-page.js';
import { RosterEntryForm, RosterSheetForm, RosterWithdrawalForm } from './rosters.forms.js';
import { UnitChoice, unitFaults } from './unit-choice.js';

const NO_FILE = 'Hãy chọn một tệp rồi bấm đọc.';
const NO_TABLE = 'Tệp này không đọc được. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thử lần nữa.';

/** Lists of people that units have sent to the organisers; and every list there is, by numbers. */
@Controller('quan-tri/danh-sach')
export class ConsoleRostersController {
  constructor(
    private readonly contests: ContestReader,
    private readonly coordinators: Coordinators,
    private readonly rosters: Rosters,
    private readonly units: UnitRegister,
    private readonly choice: UnitChoice,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const { contest } = await this.contests.running();
    const rosters = await this.rosters.ofContest(contest.id);
    const units = await this.units.findMany(rosters.map(({ roster }) => roster.unitId));
    const mayBring = staffOf(request).permissions.has(Permission.AppointCoordinators);
    return consolePage<GroupsView>('groups', rostersPage(rosters, { units, mayBring }));
  }

  @Get('mau.xlsx')
  @Requires(Permission.AppointCoordinators)
  async template(@Res() reply: FastifyReply): Promise<void> {
    await sendSheet(reply, 'mau-danh-sach.xlsx', await rosterTemplate());
  }

  @Get('moi')
  @Requires(Permission.AppointCoordinators)
  draft(): Page {
    return consolePage<EditorView>('editor', newRosterPage());
  }

  @Post('moi')
  @OfNewest()
  @Requires(Permission.AppointCoordinators)
  async read(@Req() request: FastifyRequest, @Body(FORM) form: RosterSheetForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const { units, wanted } = await this.choice.of(running, form);
    const file = request.uploads?.get('file');
    const cells = file && (await readTable(file));
    const {
      rows,
      faults: [fault],
    } = cells ? readRosterSheet(cells) : { rows: [], faults: [] };
    const wrong = !file ? NO_FILE : !cells ? NO_TABLE : fault?.sentence;
    const faults: SheetFault[] = [...unitFaults(units, wanted), ...(wrong === undefined ? [] : [{ field: 'file' as const, text: wrong }])];
    if (faults.length > 0 || !wanted || !file) {
      const candidates = wanted || units.length < 2 ? [] : units;
      return consolePage<EditorView>('editor', newRosterPage(form, faults, candidates), { status: 422 });
    }
    const { reach } = await this.coordinators.organisersReach(wanted.id, running.contest.id);
    return redirect(rosterSheetUrl(await this.rosters.bring(reach, { fileName: file.name, rows, by: staffOf(request).accountId })));
  }

  @Get('xem/:rosterSheet')
  @Requires(Permission.AppointCoordinators)
  async preview(@Req() request: FastifyRequest, @Param('rosterSheet', ID) id: RosterImportId): Promise<Page> {
    return consolePage<GroupsView>('groups', rosterSheetPage(await this.sheet(request, id)));
  }

  @Post('xem/:rosterSheet')
  @Requires(Permission.AppointCoordinators)
  async enter(
    @Req() request: FastifyRequest,
    @Param('rosterSheet', ID) id: RosterImportId,
    @Body(FORM) form: RosterEntryForm,
  ): Promise<Page | Redirect> {
    const { reach, by, ...sheet } = await this.sheet(request, id);
    if (form.declared !== 'yes') return consolePage<GroupsView>('groups', rosterSheetPage(sheet, form), { status: 422 });
    await this.rosters.enter(reach, id, by, {
      title: form.title ?? '',
      basis: sheet.unit.kind === 'school' ? 'school' : 'agency',
      declared: true,
      guardiansConsented: form.guardians === 'yes',
      guardiansPublish: form.publish === 'yes',
    });
    return redirect(ROSTERS, { text: `Đã nhập ${formatNumber(sheet.people.length)} người của ${sheet.unit.name}.` });
  }

  @Post('xem/:rosterSheet/bo')
  @Requires(Permission.AppointCoordinators)
  async drop(@Req() request: FastifyRequest, @Param('rosterSheet', ID) id: RosterImportId): Promise<Redirect> {
    const { reach, by } = await this.reachOfSheet(request, id);
    await this.rosters.drop(reach, id, by);
    return redirect(ROSTERS, { text: 'Đã bỏ. Chưa có gì được ghi.' });
  }

  @Post('thu-hoi')
  @Requires(Permission.AppointCoordinators)
  async withdraw(@Req() request: FastifyRequest, @Body(FORM) { id }: RosterWithdrawalForm): Promise<Redirect> {
    const { contest } = await this.contests.running();
    const found = (await this.rosters.ofContest(contest.id)).find(({ roster }) => roster.id === id);
    if (!found) throw new NotificationError('ROSTER_NOT_FOUND');
    const { reach } = await this.coordinators.organisersReach(found.roster.unitId, contest.id);
    await this.rosters.remove(reach, id, staffOf(request).accountId);
    return redirect(ROSTERS, { text: `Đã thu hồi danh sách “${found.roster.title}” cùng ${formatNumber(found.people)} người trong đó.` });
  }

  private async sheet(request: FastifyRequest, id: RosterImportId): Promise<RosterSheetFacts & { reach: UnitReach; by: AccountId }> {
    const at = await this.reachOfSheet(request, id);
    return { ...at, ...(await this.rosters.preview(at.reach, id, at.by)) };
  }

  /** @throws NotificationError NO_IMPORT for a sheet that somebody else has brought */
  private async reachOfSheet(request: FastifyRequest, id: RosterImportId): Promise<{ reach: UnitReach; unit: Unit; by: AccountId }> {
    const { contest } = await this.contests.running();
    const { accountId: by } = staffOf(request);
    const unitId = await this.rosters.unitOfSheet(contest.id, id, by);
    return { by, ...(await this.coordinators.organisersReach(unitId, contest.id)) };
  }
}
