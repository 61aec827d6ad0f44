import type { Id } from '#kernel';
import type { CatalogueLevel, OfficialKind } from './official-kind.js';

export type CatalogueUnitId = Id<'catalogue-unit'>;

/** On this day districts ended and 34 provinces stood in place of 63: the catalogue has one tree before it and one from it on. */
export const REFORM_DAY = '2025-07-01';

/** Of when the list of the three levels is: what was different before is not known. */
export const CATALOGUE_FIRST_DAY = '2021-01-01';

/** One version of an official unit: what it was called, and where it belonged, in a span of time. */
export interface CatalogueVersion {
  id: CatalogueUnitId;
  level: CatalogueLevel;
  code: string;
  kind: OfficialKind;
  /** "Phường Phan Đình Phùng" */
  name: string;
  /** Code of the district of a commune before July 2025, else of the province; null for a province. */
  parentCode: string | null;
  provinceCode: string;
  /** Calendar days; validTo is the first day on which it is no longer valid. */
  validFrom: string;
  validTo: string | null;
  legalBasis: string;
}

/** What became of a version: "part" went elsewhere too. */
export interface CatalogueSuccession {
  fromId: CatalogueUnitId;
  toId: CatalogueUnitId;
  kind: 'whole' | 'part';
  happenedOn: string;
  legalBasis: string;
}

/** Where something stands in a file. */
export interface Place {
  file: string;
  /** "dòng 12", "bản ghi 340" */
  record: string;
}

export interface CatalogueFault extends Place {
  sentence: string;
}

/** A unit as a list has it. */
export interface ListedUnit {
  level: CatalogueLevel;
  code: string;
  /** The full name as written. */
  name: string;
  parentCode: string | null;
  provinceCode: string;
  at: Place;
}

/** Whether the version is valid on the day. */
export function isValidOn({ validFrom, validTo }: Pick<CatalogueVersion, 'validFrom' | 'validTo'>, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}
