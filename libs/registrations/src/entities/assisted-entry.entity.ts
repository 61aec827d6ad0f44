import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RegistrationId } from './registration.entity.js';

/** An entry that a helper made for somebody, on one of the helper's places of the day. */
@Entity('assisted_entries')
export class AssistedEntry extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'assisted-entry'>;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  registrationId: RegistrationId;

  @Column('uuid')
  helperId: AccountId;

  @Column('date')
  day: string;

  @Column('smallint')
  place: number;

  @Column('timestamptz')
  enteredAt: Date;
}
