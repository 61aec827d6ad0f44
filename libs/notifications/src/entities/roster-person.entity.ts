import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RosterId } from './roster.entity.js';

export type RosterPersonId = Id<'roster-person'>;

/** Somebody on a list. Goes with the list. */
@Entity('roster_people')
export class RosterPerson extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RosterPersonId;

  @Column('uuid')
  rosterId: RosterId;

  @Column('integer')
  ordinal: number;

  @Column('text')
  fullName: string;

  @Column('text')
  nameKey: string;

  @Column('date')
  birthDate: string;

  /** "Lớp 9A", "Chuyên viên" */
  @Column('text')
  position: string;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('bytea')
  personHmac: Buffer;

  /** Null where nothing is known by which to reach the person. */
  @Column('bytea', { nullable: true })
  contactHmac: Buffer | null;
}
