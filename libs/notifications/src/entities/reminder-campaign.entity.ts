import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { RosterId } from './roster.entity.js';

export type ReminderCampaignId = Id<'reminder-campaign'>;

/** Why a campaign waits, or was stopped. */
export type HeldBy = 'night' | 'day-limit' | 'budget' | 'round-over' | 'list-gone' | 'called-off';

/** Those on a list who have not registered, or those who have and did not sit. */
export type ReminderAudience = 'roster' | 'registered';

/** A wish to remind people of a unit who have not taken part in a round. */
@Entity('reminder_campaigns')
export class ReminderCampaign extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ReminderCampaignId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  unitId: UnitId;

  @Column('text')
  audience: ReminderAudience;

  /** Null once the list was deleted, and for those who have registered. */
  @Column('uuid', { nullable: true })
  rosterId: RosterId | null;

  /** "https://lam-dong.khoabang.vn" */
  @Column('text')
  origin: string;

  @Column('text')
  state: 'waiting' | 'done' | 'stopped';

  @Column('text', { nullable: true })
  heldBy: HeldBy | null;

  /** How many people it was to reach when it was asked for. */
  @Column('integer')
  wanted: number;

  @Column('uuid')
  requestedBy: AccountId;

  @Column('timestamptz')
  requestedAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
