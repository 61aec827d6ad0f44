import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { Basis, UnitId } from '#units';

export type RegistrationId = Id<'registration'>;

/** An account in a contest, with the unit that counts. What is left of an erased one names nobody. */
@Entity('registrations')
export class Registration extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RegistrationId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  /** Null once the person was erased. */
  @Column('uuid', { nullable: true })
  accountId: AccountId | null;

  /** Stands for the person in snapshots, audit and exports. */
  @Column('uuid')
  pseudonym: string;

  @Column('text')
  audience: string;

  /** By which of the two units the person counts. */
  @Column('text')
  basis: Basis;

  @Column('uuid')
  unitId: UnitId;

  @Column('uuid', { nullable: true })
  residenceUnitId: UnitId | null;

  @Column('uuid', { nullable: true })
  workplaceUnitId: UnitId | null;

  /** The ward's own unit, where the ward keeps such a list. */
  @Column('uuid', { nullable: true })
  viaUnitId: UnitId | null;

  @Column('text', { nullable: true })
  position: string | null;

  /** The consent that holds now; the ledger says since when. */
  @Column('boolean')
  publishesName: boolean;

  /** Null where no guardian has to consent. */
  @Column('text', { nullable: true })
  guardianState: 'awaited' | 'given' | 'withdrawn' | null;

  @Column('boolean')
  guardianPublishes: boolean;

  /** Entered by a helper on the helper's device. */
  @Column('boolean')
  isAssisted: boolean;

  /** What barred the person when they were erased. */
  @Column('text', { array: true })
  keptGroups: string[];

  /** The registration of the same person that counts, where two accounts turned out to be one; this one counts for nothing. */
  @Column('uuid', { nullable: true })
  duplicateOf: RegistrationId | null;

  @Column('timestamptz')
  consentedAt: Date;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;
}

/** A registration whose person is known: what everybody but counting, ranking and erasing works with. */
export type OwnRegistration = Registration & { accountId: AccountId };
