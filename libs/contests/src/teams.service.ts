import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, comparePersonNames, type ContestId, foldVietnamese, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import type { NewTeamMember } from './domain/new-team-member.js';
import { TeamMember, type TeamMemberId } from './entities/team-member.entity.js';

/** Who sits on a contest's board and teams. */
@Injectable()
export class Teams {
  constructor(
    @InjectScoped(TeamMember) private readonly members: ScopedRepository<TeamMember>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Enters members; those who are there already stay as they are. */
  async enter(contestId: ContestId, members: NewTeamMember[]): Promise<void> {
    await this.members.insertMissing(members.map((member) => this.row(contestId, member)));
  }

  /** Puts one person on a team. @throws ContestError TEAM_MEMBER_EXISTS */
  async add(contestId: ContestId, member: NewTeamMember, actor: AccountId): Promise<TeamMemberId> {
    const row = this.row(contestId, member);
    await this.unitOfWork.run(async () => {
      if ((await this.members.insertMissing([row])) === 0) throw new ContestError('TEAM_MEMBER_EXISTS');
      await this.record('team-member.added', row, actor);
    });
    return row.id;
  }

  /** Takes one person off a team. @throws ContestError TEAM_MEMBER_NOT_FOUND */
  async remove(contestId: ContestId, id: TeamMemberId, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const member = await this.members.findOne({ where: { id, contestId } });
      const removed = await this.members.delete({ id, contestId });
      if (!member || removed === 0) throw new ContestError('TEAM_MEMBER_NOT_FOUND');
      await this.record('team-member.removed', member, actor);
    });
  }

  /** Forgets all names when the term of the contest is over: what they barred stands with those whom they barred. */
  async forget(contestId: ContestId): Promise<void> {
    await this.members.delete({ contestId });
  }

  /** Everybody on a board or team of the contest, by name. */
  async list(contestId: ContestId): Promise<TeamMember[]> {
    const found = await this.members.find({ where: { contestId } });
    return found.toSorted((a, b) => comparePersonNames(a.fullName, b.fullName));
  }

  /** Codes of the teams on which a person of this name and birth date sits. */
  async teamsOf(contestId: ContestId, person: { fullName: string; birthDate: string }): Promise<string[]> {
    const found = await this.members.find({ where: { contestId, nameKey: foldVietnamese(person.fullName), birthDate: person.birthDate } });
    return found.map((member) => member.team).toSorted();
  }

  /** Members of the teams, by name. */
  async membersOf(contestId: ContestId, teams: readonly string[]): Promise<TeamMember[]> {
    if (teams.length === 0) return [];
    return this.members.find({ where: { contestId, team: In([...teams]) }, order: { nameKey: 'ASC', team: 'ASC' } });
  }

  private row(contestId: ContestId, { team, fullName, birthDate }: NewTeamMember): Omit<TeamMember, 'tenantId'> {
    return {
      id: newId<'team-member'>(this.clock.now()),
      contestId,
      team,
      fullName: cleanText(fullName),
      nameKey: foldVietnamese(fullName),
      birthDate,
    };
  }

  private async record(action: string, { id, team }: Pick<TeamMember, 'id' | 'team'>, actor: AccountId): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'team-member', id }, details: { team } });
  }
}
