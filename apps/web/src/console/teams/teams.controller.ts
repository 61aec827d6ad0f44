import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Staff } from '#accounts';
import { ContestError, ContestReader, readTeamMember, type RunningContest, type TeamMember, Teams } from '#contests';
import { Clock, type ContestId, foldVietnamese } from '#kernel';
import { askedFields, IdentityNumbers, RegistrationError, Registrations } from '#registrations';
import { ApprovingHolders, ResultError } from '#results';
import { peopleGroups } from '#rules';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { staffOf } from '../staff-of.js';
import { HolderForm, MemberForm, NumberForm, NumberRemovalForm, RemovalForm } from './teams.forms.js';
import { type BarredPerson, teamsPage, type TeamsContent } from './teams-page.js';

/** Who sits on the contest's board and teams, and who of them may therefore not take part. */
@Controller('quan-tri/ban-to')
export class TeamsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly teams: Teams,
    private readonly registrations: Registrations,
    private readonly numbers: IdentityNumbers,
    private readonly holders: ApprovingHolders,
    private readonly staff: Staff,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request, {});
  }

  @Post()
  @Requires(Permission.ManageTeams)
  async add(@Req() request: FastifyRequest, @Body(FORM) form: MemberForm): Promise<Page | Redirect> {
    const { contest, ruleSet } = await this.contests.running();
    const reading = readTeamMember(form, { teams: peopleGroups(ruleSet).map(({ code }) => code), today: this.clock.now() });
    if ('faults' in reading) return this.page(request, { typed: form, faults: reading.faults });
    try {
      await this.teams.add(contest.id, reading.member, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'TEAM_MEMBER_EXISTS') throw error;
      return this.page(request, { typed: form, faults: [{ field: 'fullName', text: error.sentence() }] });
    }
    return redirect('/quan-tri/ban-to', { text: 'Đã thêm vào ban, tổ.' });
  }

  @Post('go')
  @Requires(Permission.ManageTeams)
  async remove(@Req() request: FastifyRequest, @Body(FORM) { id }: RemovalForm): Promise<Redirect> {
    const { contest } = await this.contests.running();
    await this.teams.remove(contest.id, id, staffOf(request).accountId);
    return redirect('/quan-tri/ban-to', { text: 'Đã gỡ khỏi ban, tổ.' });
  }

  /** Puts an identity number on a list, where the plan asks for numbers; what is kept of it finds it again and shows nothing. */
  @Post('so-can-cuoc')
  @Requires(Permission.ManageTeams)
  async exclude(@Req() request: FastifyRequest, @Body(FORM) { number = '', list = '' }: NumberForm): Promise<Page | Redirect> {
    const { contest, ruleSet } = await this.contests.running();
    if (!ruleSet.lists?.some(({ code }) => code === list))
      return this.page(request, { numberFaults: [{ field: 'list', text: 'Hãy chọn một danh sách.' }] });
    try {
      await this.numbers.exclude(contest.id, { list, number }, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return this.page(request, { numberFaults: [{ field: 'number', text: error.sentence() }] });
    }
    return redirect('/quan-tri/ban-to', { text: 'Đã thêm vào danh sách. Máy chỉ giữ dấu của số, không giữ số.' });
  }

  @Post('so-can-cuoc/go')
  @Requires(Permission.ManageTeams)
  async readmit(@Req() request: FastifyRequest, @Body(FORM) { id }: NumberRemovalForm): Promise<Redirect> {
    const { contest } = await this.contests.running();
    await this.numbers.readmit(contest.id, id, staffOf(request).accountId);
    return redirect('/quan-tri/ban-to', { text: 'Đã gỡ khỏi danh sách.' });
  }

  /** Names somebody who signs for the role that approves the results. */
  @Post('nguoi-ky')
  @Requires(Permission.NameApprovers)
  async appoint(@Req() request: FastifyRequest, @Body(FORM) { id }: HolderForm): Promise<Redirect> {
    return this.told('Đã ghi tên người ký.', async (contestId) => this.holders.appoint(contestId, id, staffOf(request).accountId));
  }

  @Post('nguoi-ky/go')
  @Requires(Permission.NameApprovers)
  async dismiss(@Req() request: FastifyRequest, @Body(FORM) { id }: HolderForm): Promise<Redirect> {
    return this.told('Đã gỡ tên người ký.', async (contestId) => this.holders.dismiss(contestId, id, staffOf(request).accountId));
  }

  private async told(text: string, act: (contestId: ContestId) => Promise<void>): Promise<Redirect> {
    const { contest } = await this.contests.running();
    try {
      await act(contest.id);
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      return redirect('/quan-tri/ban-to', { text: error.sentence(), isError: true });
    }
    return redirect('/quan-tri/ban-to', { text });
  }

  private async page(request: FastifyRequest, extras: Pick<TeamsContent, 'typed' | 'faults' | 'numberFaults'>): Promise<Page> {
    const running = await this.contests.running();
    const members = await this.teams.list(running.contest.id);
    const mayManage = staffOf(request).permissions.has(Permission.ManageTeams);
    const asksNumbers = askedFields(running.ruleSet).identityNumber !== undefined;
    const numbers = asksNumbers ? await this.numbers.listed(running.contest.id) : undefined;
    const signing = {
      holders: await this.holders.of(running.contest.id),
      staff: await this.staff.list(),
      mayName: staffOf(request).permissions.has(Permission.NameApprovers),
    };
    return teamsPage({
      signing,
      ruleSet: running.ruleSet,
      members,
      barred: await this.barred(running, members),
      mayManage,
      numbers,
      ...extras,
    });
  }

  private async barred(running: RunningContest, members: readonly TeamMember[]): Promise<BarredPerson[]> {
    const found = await this.registrations.barred(running);
    const people = await this.registrations.peopleOf(
      running.contest.id,
      found.map(({ pseudonym }) => pseudonym),
    );
    return found.flatMap(({ pseudonym, teams }) => {
      const person = people.get(pseudonym);
      if (!person) return [];
      const nameKey = foldVietnamese(person.fullName);
      const own = members.filter((member) => member.nameKey === nameKey && member.birthDate === person.birthDate);
      const place = placeName({ name: person.unitName, place: person.unitPlace });
      return [{ fullName: person.fullName, place, teams, memberIds: new Set(own.map((member) => member.id)) }];
    });
  }
}
