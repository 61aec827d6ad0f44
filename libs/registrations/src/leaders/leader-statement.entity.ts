import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';

/** Who has said it: the person, somebody for the head of the person's unit, or the secretariat. */
export type LeaderSource = 'self' | 'unit' | 'board';

/** What somebody has said of a person who takes part: a leader or manager, or not. Never overwritten. */
@Entity('leader_statements')
export class LeaderStatement extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'leader-statement'>;

  @Column('uuid')
  contestId: ContestId;

  /** Pseudonym. */
  @Column('uuid')
  person: string;

  @Column('text')
  source: LeaderSource;

  @Column('boolean')
  isLeader: boolean;

  /** For which unit it was said; null unless a unit has said it. */
  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  @Column('uuid')
  saidBy: AccountId;

  @Column('timestamptz')
  saidAt: Date;
}
