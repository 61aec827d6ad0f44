import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import type { UnitKind } from '#rules';
import { TenantOwned } from '#tenancy';
import type { CatalogueUnitId } from '../catalogue/catalogue-version.js';
import type { CountedPeople } from '../domain/counted-people.js';

export type UnitId = Id<'unit'>;

/** By what a person counts for a unit. */
export type Basis = 'residence' | 'workplace';

/** What a contestant counts for: a commune, an agency, a school … as it stood in a span of time. */
@Entity('units')
export class Unit extends TenantOwned {
  @PrimaryColumn('uuid')
  id: UnitId;

  @Column('text')
  code: string;

  @Column('text')
  kind: UnitKind;

  /** "Thị trấn Lạc Dương", "Sở Tư pháp" */
  @Column('text')
  name: string;

  /** "huyện Lạc Dương" */
  @Column('text')
  place: string;

  @Column('text')
  nameKey: string;

  @Column('text')
  searchKey: string;

  @Column('uuid', { nullable: true })
  parentId: UnitId | null;

  /** Codes of the unit and everything above it. */
  @Column('text', { array: true })
  codes: string[];

  @Column('text', { array: true })
  bases: Basis[];

  /** Calendar days; valid_to is the first day on which it is no longer valid. */
  @Column('date')
  validFrom: string;

  @Column('date', { nullable: true })
  validTo: string | null;

  /** The official unit that it is; null for an organisation of the tenant's own. */
  @Column('uuid', { nullable: true })
  catalogueId: CatalogueUnitId | null;

  @Column('text')
  legalBasis: string;

  /** "Khối sở, ban, ngành"; empty where the organiser groups it nowhere. */
  @Column('text')
  block: string;

  /** The head-count that holds on the day for which the unit was asked; null where nobody has said, or no day was given. */
  counted: CountedPeople | null = null;

  get headCount(): number | null {
    return this.counted?.people ?? null;
  }
}

/** Whether a unit is valid on a calendar day: codes were given anew in 2025, so another unit may carry the same one later. */
export function isValidOn({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}
