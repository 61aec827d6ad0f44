import { Column, Entity } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** By what the tenant's text messages travel. */
@Entity('message_choices')
export class MessageChoice extends TenantOwned {
  @Column('text')
  textChannel: 'sms' | 'zalo';
}
