import { Column, Entity } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** By what the tenant's text messages travel. */
@Entity('message_choices')
export class MessageChoice extends TenantOwned {
  @Column('text')
  textChannel: 'sms' | 'zalo';

  /** Whether receipts go by text message to who has no mailbox. */
  @Column('boolean')
  receiptsByText: boolean;
}
