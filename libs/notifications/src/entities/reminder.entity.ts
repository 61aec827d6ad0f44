import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { ReminderCampaignId } from './reminder-campaign.entity.js';

export type ReminderId = Id<'reminder'>;

/** That somebody was reminded of a round. Names nobody: it outlives the list from which the person came. */
@Entity('reminders')
export class Reminder extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ReminderId;

  @Column('uuid')
  campaignId: ReminderCampaignId;

  @Column('uuid')
  roundId: RoundId;

  @Column('bytea')
  personHmac: Buffer;

  @Column('bytea')
  contactHmac: Buffer;

  /** Whether a message left for this row; the others shared one. */
  @Column('boolean')
  isMessage: boolean;

  /** In the link by which one wants no more. */
  @Column('text')
  code: string;

  @Column('timestamptz')
  madeAt: Date;
}
