import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id, RoundId, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** How many take part, of all units together. */
export interface TurnoutTotals {
  /** People who have registered in the contest. */
  registered: number;
  /** People who have started at least one attempt. */
  people: number;
  /** Of these, people for whom a helper has entered; missing in what was counted before that was asked. */
  assisted?: number;
  attempts: number;
  sealed: number;
}

/** How many count for one unit. */
export interface UnitTurnout {
  /** Id of the unit. */
  unit: string;
  people: number;
  /** Of these, people for whom a helper has entered. */
  assisted?: number;
  attempts: number;
  /** People by the code of their audience group. */
  audiences: Record<string, number>;
  /** Attempts started on each of the days of the counting; missing in what was counted before that was asked. */
  days?: number[];
}

/** How many take part, as last counted: of a round, or of the contest where there is no round; of everybody, or of a ward's people. */
@Entity('turnouts')
export class Turnout extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'turnout'>;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid', { nullable: true })
  roundId: RoundId | null;

  @Column('timestamptz')
  takenAt: Date;

  @Column('jsonb')
  totals: TurnoutTotals;

  /** Most people first. */
  @Column('jsonb')
  units: UnitTurnout[];

  /** Attempts started in each hour that had any, in order of time; `at` is an ISO instant. */
  @Column('jsonb')
  hours: { at: string; attempts: number }[];

  /** The local days with attempts, in order: "2024-10-22". */
  @Column('jsonb')
  days: string[];

  /** See `turnoutHash`; null for what was counted before there was one. */
  @Column('text', { nullable: true })
  sha256: string | null;
}
