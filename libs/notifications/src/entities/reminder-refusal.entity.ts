import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** A phone or an address that wants no reminders, by its hash. */
@Entity('reminder_refusals')
export class ReminderRefusal extends TenantOwned {
  @PrimaryColumn('bytea')
  contactHmac: Buffer;

  @Column('timestamptz')
  refusedAt: Date;
}
