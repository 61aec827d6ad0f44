import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { RegistrationId } from './registration.entity.js';

/** Who consents for somebody who is too young to decide alone. */
@Entity('guardians')
export class Guardian extends TenantOwned {
  @PrimaryColumn('uuid')
  registrationId: RegistrationId;

  @Column('text')
  fullName: string;

  @Column('text')
  relation: 'mother' | 'father' | 'guardian' | 'school';

  /** Null where a school's list consented. */
  @Column('text', { nullable: true })
  contact: string | null;

  @Column('timestamptz')
  askedAt: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
}
