import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { RosterBasis } from '../domain/basis-texts.js';

export type RosterId = Id<'roster'>;

/** A list of the people of a unit who are expected to take part. */
@Entity('rosters')
export class Roster extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RosterId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  unitId: UnitId;

  @Column('text')
  title: string;

  @Column('text')
  basis: RosterBasis;

  /** The words that were ticked, as they stood there. */
  @Column('text')
  basisText: string;

  /** A school's list: parents have consented at school. */
  @Column('boolean')
  guardiansConsented: boolean;

  @Column('boolean')
  guardiansPublish: boolean;

  @Column('uuid')
  broughtBy: AccountId;

  @Column('timestamptz')
  broughtAt: Date;

  /** "2026-12-31": on this day the list goes. */
  @Column('date')
  eraseOn: string;
}
