import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';

export type SeatId = Id<'council-seat'>;

/** The chair leads, a member marks and votes, the secretary keeps the papers and does neither. */
export type SeatRole = 'chair' | 'secretary' | 'member';

/** Somebody's place on a council of the rules; whoever has left keeps the marks and votes. */
@Entity('council_seats')
export class CouncilSeat extends TenantOwned {
  @PrimaryColumn('uuid')
  id: SeatId;

  @Column('uuid')
  contestId: ContestId;

  /** Code of the team in the rule set. */
  @Column('text')
  council: string;

  @Column('uuid')
  accountId: AccountId;

  @Column('text')
  role: SeatRole;

  /** Stands for the judge in snapshots, audit and exports. */
  @Column('uuid')
  pseudonym: string;

  /** For which unit of the register the person works; null for people from elsewhere. */
  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  /** The most entries that the person can mark in a phase; null where nobody has said. */
  @Column('integer', { nullable: true })
  load: number | null;

  /** Codes of the themes that the person knows. */
  @Column('text', { array: true })
  fields: string[];

  @Column('uuid')
  appointedBy: AccountId;

  @Column('timestamptz')
  appointedAt: Date;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;

  @Column('text', { nullable: true })
  leftBecause: string | null;
}
