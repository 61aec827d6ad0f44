import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RegistrationId } from './registration.entity.js';

export type ConsentKind = 'take-part' | 'publish-name' | 'declaration';

/** One line of the ledger of consents: what was agreed to or taken back. Never changed. */
@Entity('consents')
export class Consent extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'consent'>;

  @Column('uuid')
  registrationId: RegistrationId;

  @Column('text')
  kind: ConsentKind;

  /** Code of the statement, of a declaration. */
  @Column('text', { nullable: true })
  statement: string | null;

  @Column('boolean')
  given: boolean;

  @Column('text')
  saidBy: 'contestant' | 'guardian' | 'school' | 'organiser';

  @Column('text')
  how: 'form' | 'program' | 'code' | 'school-list' | 'assisted' | 'term' | 'migrated';

  @Column('text')
  textVersion: string;

  @Column('timestamptz')
  saidAt: Date;
}
