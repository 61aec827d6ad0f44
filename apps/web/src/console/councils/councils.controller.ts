import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AccountError, readNewStaff, Staff } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import { OfficialTexts } from '#documents';
import { Conflicts, CouncilError, Councils, councilsOf, JudgeLetters, type SeatId } from '#judging';
import { type AccountId, Clock, type DocumentModel, localParts } from '#kernel';
import { councilListDocument } from '#rules';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { sendPdf, sendWord } from '../../edge/send-file.js';
import { tenantSiteOf } from '../../edge/site.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { consolePage } from '../console-page.js';
import { UnitChoice, unitFaults } from '../coordinators/unit-choice.js';
import { COUNCILS } from './addresses.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { AppointForm, InviteJudgeForm, LeaveForm, SeatForm } from './councils.forms.js';
import { type CouncilFault, councilsContent, ordered, seatContent, type SeatContent, seatUrl, type TypedForm } from './councils-page.js';
import { councilName } from './who-may-sit.js';

const MOST_LOAD = 10_000;
/** At which field an error of appointing is told. */
const FIELDS: Readonly<Partial<Record<CouncilError['code'], CouncilFault['field']>>> = {
  COUNCIL_UNKNOWN: 'council',
  NOT_STAFF: 'accountId',
  NOT_KEEPER: 'accountId',
  SEES_NAMES: 'accountId',
  SEATED: 'accountId',
  CHAIR_TAKEN: 'role',
  FIELD_UNKNOWN: 'fields',
};

/** Who sits on the councils that judge. */
@Controller('quan-tri/hoi-dong')
export class CouncilsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly councils: Councils,
    private readonly conflicts: Conflicts,
    private readonly letters: JudgeLetters,
    private readonly origin: TenantOrigin,
    private readonly staff: Staff,
    private readonly units: UnitRegister,
    private readonly choice: UnitChoice,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request);
  }

  /** A seat for somebody who works here already. */
  @Post()
  @Requires(Permission.KeepCouncils)
  async appoint(@Req() request: FastifyRequest, @Body(FORM) form: AppointForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const read = await this.readDuty(running, form);
    const faults = [...(form.accountId ? [] : [{ field: 'accountId' as const, text: 'Hãy chọn một người.' }]), ...read.faults];
    const again = (found: readonly CouncilFault[]): Promise<Page> =>
      this.page(request, { which: 'appoint', typed: form, faults: found, candidates: read.candidates });
    if (faults.length > 0 || !form.accountId) return again(faults);
    const { accountId, council = '', role = 'member' } = form;
    return this.seated(request, again, async (by) =>
      this.councils.appoint(running.contest.id, { council, accountId, role, ...read.duty }, by),
    );
  }

  /** A seat for somebody who has no account yet: invited as a judge, and as nothing else. */
  @Post('moi')
  @Requires(Permission.ManageStaff)
  async invite(@Req() request: FastifyRequest, @Body(FORM) form: InviteJudgeForm): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const read = await this.readDuty(running, form);
    const person = readNewStaff({ ...form, roles: ['judge'] });
    const personal = 'faults' in person ? person.faults.flatMap(({ field, text }) => (field === 'roles' ? [] : [{ field, text }])) : [];
    const faults: CouncilFault[] = [...personal, ...read.faults];
    const again = (found: readonly CouncilFault[]): Promise<Page> =>
      this.page(request, { which: 'invite', typed: form, faults: found, candidates: read.candidates });
    if (faults.length > 0 || 'faults' in person) return again(faults);
    const { council = '', role = 'member' } = form;
    const invitation = {
      siteName: tenantSiteOf(request).tenant.name,
      passwordUrl: `${await this.origin.of(request)}/quan-tri/quen-mat-khau`,
    };
    return this.seated(request, again, async (by) =>
      this.councils.invite(running.contest.id, person.person, { seat: { council, role, ...read.duty }, invitation, by }),
    );
  }

  /** The list of a council in the form of official texts: "hoi-dong.docx", "hoi-dong.pdf". */
  @Get('danh-sach/:file')
  @Requires(Permission.ReadConsole)
  async list(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, council = '', kind] = /^([a-z0-9-]+)\.(docx|pdf)$/.exec(file) ?? [];
    const running = await this.contests.running();
    if (!councilsOf(running.ruleSet).includes(council)) throw new CouncilError('COUNCIL_UNKNOWN');
    const model = await this.listOf(running, council);
    const name = `danh-sach-${council}`;
    if (kind === 'pdf') await sendPdf(reply, await this.texts.pdf(model, this.clock.now()), `${name}.pdf`);
    else await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  @Get(':id')
  @Requires(Permission.KeepCouncils)
  async seat(@Param('id', ID) id: SeatId): Promise<Page> {
    return this.seatPage(id, {});
  }

  @Post(':id')
  @Requires(Permission.KeepCouncils)
  async change(@Req() request: FastifyRequest, @Param('id', ID) id: SeatId, @Body(FORM) form: SeatForm): Promise<Page | Redirect> {
    const { contestId } = await this.councils.seat(id);
    const { duty, faults, candidates } = await this.readDuty(await this.contests.contest(contestId), form);
    if (faults.length > 0) return this.seatPage(id, { typed: form, faults, candidates });
    await this.councils.change(id, duty, staffOf(request).accountId);
    await this.conflicts.searchFor(id);
    return redirect(seatUrl(id), { text: 'Đã lưu.' });
  }

  @Post(':id/ket-thuc')
  @Requires(Permission.KeepCouncils)
  async leave(@Req() request: FastifyRequest, @Param('id', ID) id: SeatId, @Body(FORM) form: LeaveForm): Promise<Page | Redirect> {
    const leaving = readReason(form.reason);
    if (leaving.fault !== undefined) return this.seatPage(id, { leaving });
    await this.councils.leave(id, leaving.reason, staffOf(request).accountId);
    return redirect(COUNCILS, { text: 'Đã kết thúc nhiệm vụ. Bài chưa chấm xong được trả lại để giao cho người khác.' });
  }

  private async seated(
    request: FastifyRequest,
    again: (faults: readonly CouncilFault[]) => Promise<Page>,
    work: (by: AccountId) => Promise<SeatId>,
  ): Promise<Page | Redirect> {
    try {
      const id = await work(staffOf(request).accountId);
      await this.conflicts.searchFor(id);
      await this.letters.appointed(id, `${await this.origin.of(request)}/quan-tri`);
    } catch (error) {
      if (error instanceof AccountError && error.code === 'STAFF_EXISTS') return again([{ field: 'email', text: error.sentence() }]);
      const field = error instanceof CouncilError ? FIELDS[error.code] : undefined;
      if (!(error instanceof CouncilError) || field === undefined) throw error;
      return again([{ field, text: error.sentence() }]);
    }
    return redirect(COUNCILS, { text: 'Đã thêm vào hội đồng và gửi thư báo.' });
  }

  private async readDuty(
    running: RunningContest,
    { unit = '', unitId, load = '', fields }: SeatForm,
  ): Promise<{
    duty: { unitId: UnitId | null; load: number | null; fields: string[] };
    faults: CouncilFault[];
    candidates: readonly Unit[];
  }> {
    const isNamed = unit.trim() !== '';
    const { units, wanted } = isNamed
      ? await this.choice.of(running, { unit, ...(unitId && { unitId }) })
      : { units: [], wanted: undefined };
    const most = load.trim() === '' ? null : Number(load);
    const isLoad = most === null || (Number.isInteger(most) && most >= 1 && most <= MOST_LOAD);
    return {
      duty: { unitId: wanted?.id ?? null, load: isLoad ? most : null, fields },
      faults: [
        ...(isNamed ? unitFaults(units, wanted) : []),
        ...(isLoad ? [] : [{ field: 'load' as const, text: 'Hãy ghi số bài là số nguyên từ 1, hoặc để trống.' }]),
      ],
      candidates: isNamed && !wanted ? units : [],
    };
  }

  private async page(request: FastifyRequest, form?: TypedForm): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const seats = await this.councils.seats(contest.id);
    const { permissions } = staffOf(request);
    return consolePage<GroupsView>(
      'groups',
      councilsContent({
        ...{ ruleSet, seats, form },
        staff: await this.staff.list(),
        units: await this.units.findMany(seats.flatMap(({ unitId }) => unitId ?? [])),
        mayKeep: permissions.has(Permission.KeepCouncils),
        mayInvite: permissions.has(Permission.KeepCouncils) && permissions.has(Permission.ManageStaff),
      }),
      { status: form ? 422 : 200 },
    );
  }

  private async seatPage(id: SeatId, extras: Pick<SeatContent, 'typed' | 'faults' | 'candidates' | 'leaving'>): Promise<Page> {
    const seat = await this.councils.seat(id);
    const { ruleSet } = await this.contests.contest(seat.contestId);
    const person = (await this.staff.list()).find((one) => one.id === seat.accountId);
    const unit = seat.unitId === null ? undefined : (await this.units.findMany([seat.unitId])).get(seat.unitId);
    const isWrong = (extras.faults ?? []).length > 0 || extras.leaving !== undefined;
    return consolePage<GroupsView>('groups', seatContent({ ruleSet, seat, person, unit, ...extras }), { status: isWrong ? 422 : 200 });
  }

  private async listOf({ contest, ruleSet }: RunningContest, council: string): Promise<DocumentModel> {
    const seats = ordered(await this.councils.seats(contest.id, council));
    const staff = new Map((await this.staff.list()).map((person) => [person.id, person]));
    const units = await this.units.findMany(seats.flatMap(({ unitId }) => unitId ?? []));
    const at = this.clock.now();
    return councilListDocument({
      ...{ ruleSet, council: councilName(ruleSet, council), at, year: localParts(at).year },
      members: seats.map(({ accountId, unitId, role }) => {
        const person = staff.get(accountId);
        const unit = unitId === null ? undefined : units.get(unitId);
        return { fullName: person?.fullName ?? '', position: person?.position ?? '', unit: unit ? placeName(unit) : '', role };
      }),
    });
  }
}
