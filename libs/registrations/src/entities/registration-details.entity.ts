import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { RegistrationId } from './registration.entity.js';

/** Further answers that a plan asks for. */
@Entity('registration_details')
export class RegistrationDetails extends TenantOwned {
  @PrimaryColumn('uuid')
  registrationId: RegistrationId;

  @Column('text', { nullable: true })
  address: string | null;

  /** An address beside the phone. */
  @Column('text', { nullable: true })
  email: string | null;
}
