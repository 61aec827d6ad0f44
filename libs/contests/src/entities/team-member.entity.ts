import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type TeamMemberId = Id<'team-member'>;

/** A member of the board or of a team of a contest. */
@Entity('team_members')
export class TeamMember extends TenantOwned {
  @PrimaryColumn('uuid')
  id: TeamMemberId;

  @Column('uuid')
  contestId: ContestId;

  /** Code of the team in the rule set. */
  @Column('text')
  team: string;

  @Column('text')
  fullName: string;

  @Column('text')
  nameKey: string;

  /** "1975-03-02" */
  @Column('date')
  birthDate: string;
}
