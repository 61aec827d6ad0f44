import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { cleanText, Clock, type ContestId, foldVietnamese, newId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { TeamMember } from './entities/team-member.entity.js';

/** Who sits on a contest's board and teams. */
@Injectable()
export class Teams {
  constructor(
    @InjectScoped(TeamMember) private readonly members: ScopedRepository<TeamMember>,
    private readonly clock: Clock,
  ) {}

  /** Enters members; those who are there already stay as they are. */
  async enter(contestId: ContestId, members: { team: string; fullName: string; birthDate: string }[]): Promise<void> {
    await this.members.insertMissing(
      members.map(({ team, fullName, birthDate }) => ({
        id: newId<'team-member'>(this.clock.now()),
        contestId,
        team,
        fullName: cleanText(fullName),
        nameKey: foldVietnamese(fullName),
        birthDate,
      })),
    );
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
}
