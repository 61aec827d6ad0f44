import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { ProviderId } from './identity-provider.entity.js';

/** Who a person is at a provider. */
@Entity('account_identities')
export class AccountIdentity extends TenantOwned {
  @PrimaryColumn('uuid')
  providerId: ProviderId;

  /** The provider's own name of the person, never shown. */
  @PrimaryColumn('text')
  subject: string;

  @Column('uuid')
  accountId: AccountId;

  /** Of the electronic identity, as the provider last said. */
  @Column('smallint', { nullable: true })
  level: 0 | 1 | 2 | null;

  @Column('timestamptz')
  linkedAt: Date;

  @Column('timestamptz')
  lastUsedAt: Date;
}
