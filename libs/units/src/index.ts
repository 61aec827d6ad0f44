export { Catalogue } from './catalogue/catalogue.service.js';
export type { CatalogueBook, CatalogueCounts, Decree, DecreeChange, MappedUnit } from './catalogue/catalogue-book.js';
export { catalogueSearchSql } from './catalogue/catalogue-search.js';
export type { CatalogueUnit } from './catalogue/catalogue-statements.js';
export {
  CATALOGUE_FIRST_DAY,
  type CatalogueFault,
  type CatalogueUnitId,
  type ListedUnit,
  REFORM_DAY,
} from './catalogue/catalogue-version.js';
export { type CatalogueLevel, OFFICIAL_KINDS } from './catalogue/official-kind.js';
export type { Projection } from './domain/project-units.js';
export { readDay, spokenDay } from './domain/read-day.js';
export { unitKey } from './domain/search-words.js';
export {
  BLANK_UNIT,
  freeCode,
  readContactPerson,
  readCount,
  readUnit,
  type ReadUnit,
  type TypedUnit,
  type UnitFault,
  type UnitField,
} from './domain/typed-unit.js';
export { readSheet, SHEET_COLUMNS, type SheetCell, type SheetFault } from './domain/unit-sheet.js';
export { BASIS_WORDS, KEPT_KINDS, kindWords } from './domain/unit-words.js';
export { type Basis, isValidOn, type Unit, type UnitId } from './entities/unit.entity.js';
export type { UnitContact } from './entities/unit-contact.entity.js';
export type { CountedPeople } from './domain/counted-people.js';
export type { UnitHeadCount } from './entities/unit-head-count.entity.js';
export type { UnitImportId } from './entities/unit-import.entity.js';
export { HeadCounts } from './head-counts.service.js';
export { type Adoption, UnitAdoption } from './unit-adoption.service.js';
export { UnitError } from './unit.errors.js';
export { type ImportPreview, UnitImports } from './unit-imports.service.js';
export { UnitKeeping, type UnitTraits } from './unit-keeping.service.js';
export { UnitPlaces, type UnitsOutside } from './unit-places.service.js';
export { type NewUnit, UnitRegister } from './unit-register.service.js';
export { UnitTimes, type UnitTurn } from './unit-times.service.js';
export { UnitsModule } from './units.module.js';
