import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { HotStatements } from '#persistence';
import { CatalogueBook, type CatalogueCounts } from './catalogue-book.js';
import { catalogueKeys } from './catalogue-keys.js';
import { type CatalogueSearch, searchValues } from './catalogue-search.js';
import {
  applyCatalogue,
  catalogueSubtree,
  catalogueSuccessions,
  catalogueUnit,
  type CatalogueUnit,
  catalogueVersions,
  hasCatalogue,
  locatedByCode,
  locatedById,
  provincesOf,
  searchCatalogue,
  successionsAmong,
  successionsFrom,
  versionsById,
  versionsOfCode,
} from './catalogue-statements.js';
import { CATALOGUE_FIRST_DAY, type CatalogueSuccession, type CatalogueUnitId, type CatalogueVersion } from './catalogue-version.js';

const REMEMBER_MS = 60_000;
const MOST_DAYS = 100;

/** The national catalogue of administrative units: of no tenant, dated, the same for all. */
@Injectable()
export class Catalogue {
  private readonly remembered = new Map<string, { names: ReadonlyMap<string, string>; until: number }>();

  constructor(
    private readonly statements: HotStatements,
    private readonly clock: Clock,
  ) {}

  /** Official units of the day whose name or place contains what was typed, in any spelling; the nearest first. */
  async search(search: CatalogueSearch): Promise<CatalogueUnit[]> {
    const values = searchValues(search);
    return values ? this.statements.run(searchCatalogue, values) : [];
  }

  /** A version with what stands above it on the day; undefined when there is none. */
  async find(id: CatalogueUnitId, day: string): Promise<CatalogueUnit | undefined> {
    return (await this.statements.run(catalogueUnit, [day, id]))[0];
  }

  /** The unit and everything below it on the day, parents first. */
  async subtree(id: CatalogueUnitId, day: string): Promise<CatalogueUnit[]> {
    return this.statements.run(catalogueSubtree, [day, id]);
  }

  /** The provinces of the day by code ("68" is "Tỉnh Lâm Đồng"), of before the catalogue's first day as on it. Remembered for a while: they are asked for at every letter typed. */
  async provinces(wanted: string): Promise<ReadonlyMap<string, string>> {
    const day = wanted < CATALOGUE_FIRST_DAY ? CATALOGUE_FIRST_DAY : wanted;
    const known = this.remembered.get(day);
    if (known && known.until > performance.now()) return known.names;
    const names = new Map((await this.statements.run(provincesOf, [day])).map(({ code, name }) => [code, name]));
    if (this.remembered.size >= MOST_DAYS) this.remembered.clear();
    this.remembered.set(day, { names, until: performance.now() + REMEMBER_MS });
    return names;
  }

  async versionsOf({ level, code }: Pick<CatalogueVersion, 'level' | 'code'>): Promise<CatalogueVersion[]> {
    return this.statements.run(versionsOfCode, [level, code]);
  }

  async byIds(ids: readonly CatalogueUnitId[]): Promise<CatalogueVersion[]> {
    return ids.length === 0 ? [] : this.statements.run(versionsById, [[...ids]]);
  }

  /** Units of the day by code, provinces aside: these share none with the others. */
  async byCodes(codes: readonly string[], day: string): Promise<CatalogueUnit[]> {
    return codes.length === 0 ? [] : this.statements.run(locatedByCode, [day, [...codes]]);
  }

  /** What became of these versions, one step on: each as it stood on its first day. */
  async heirsOf(ids: readonly CatalogueUnitId[]): Promise<CatalogueUnit[]> {
    if (ids.length === 0) return [];
    const heirs = await this.byIds((await this.statements.run(successionsFrom, [[...ids]])).map(({ toId }) => toId));
    const located = [...Map.groupBy(heirs, ({ validFrom }) => validFrom)].map(([day, those]) =>
      this.statements.run(locatedById, [day, those.map(({ id }) => id)]),
    );
    return (await Promise.all(located)).flat();
  }

  async successionsAmong(ids: readonly CatalogueUnitId[]): Promise<CatalogueSuccession[]> {
    return ids.length === 0 ? [] : this.statements.run(successionsAmong, [[...ids]]);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.statements.run(hasCatalogue, []))[0]?.has !== true;
  }

  /** The catalogue as a book to write in. Nothing changes before it is given to `keep`. */
  async open(): Promise<CatalogueBook> {
    const versions = await this.statements.run(catalogueVersions, []);
    const successions = await this.statements.run(catalogueSuccessions, []);
    return new CatalogueBook(
      versions.map(({ id, level, code, kind, name, parentCode, provinceCode, validFrom, validTo, legalBasis }) => {
        return { id, level, code, kind, name, parentCode, provinceCode, validFrom, validTo, legalBasis };
      }),
      successions,
      () => newId<'catalogue-unit'>(this.clock.now()),
    );
  }

  /** Keeps what was written into the book, in one statement: all of it or nothing. */
  async keep(book: CatalogueBook): Promise<CatalogueCounts> {
    const { added, closed, corrected, successions } = book.changes();
    const keys = catalogueKeys(book.all());
    const rowOf = (version: CatalogueVersion): Record<string, unknown> => ({
      id: version.id,
      level: version.level,
      code: version.code,
      kind: version.kind,
      name: version.name,
      parent_code: version.parentCode,
      province_code: version.provinceCode,
      name_key: keys.get(version.id)?.nameKey,
      core_key: keys.get(version.id)?.coreKey,
      search_key: keys.get(version.id)?.searchKey,
      position: keys.get(version.id)?.position,
      valid_from: version.validFrom,
      valid_to: version.validTo,
      legal_basis: version.legalBasis,
    });
    const isNew = new Set(added.map(({ id }) => id));
    const kept = await this.statements.run(catalogueVersions, []);
    const changes = {
      added: added.map(rowOf),
      corrected: corrected.map(rowOf),
      closed: closed.map(({ id, validTo }) => ({ id, valid_to: validTo })),
      successions: successions.map(({ fromId, toId, kind, happenedOn, legalBasis }) => ({
        from_id: fromId,
        to_id: toId,
        kind,
        happened_on: happenedOn,
        legal_basis: legalBasis,
      })),
      keys: kept.flatMap(({ id, searchKey, position }) => {
        const now = keys.get(id);
        if (!now || isNew.has(id) || (now.searchKey === searchKey && now.position === position)) return [];
        return [{ id, search_key: now.searchKey, position: now.position }];
      }),
    };
    await this.statements.run(applyCatalogue, [JSON.stringify(changes)]);
    return book.counts();
  }
}
