import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { cleanText, Clock, compareVietnamese, lowerFirst, newId } from '#kernel';
import { EntityRows, type JsonRow } from '#persistence';
import type { UnitKind } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Catalogue } from './catalogue/catalogue.service.js';
import type { CatalogueUnitId } from './catalogue/catalogue-version.js';
import { escapeLike, likePattern } from './domain/like-pattern.js';
import { searchWords, unitKey } from './domain/search-words.js';
import { type Basis, Unit, type UnitId } from './entities/unit.entity.js';
import { HeadCounts } from './head-counts.service.js';

const SHOWN = 12;
const INSERT_AT_ONCE = 500;

/** A unit to be entered; parents come before their children. */
export interface NewUnit {
  code: string;
  kind: UnitKind;
  name: string;
  place?: string;
  parentCode?: string;
  /** Codes above a unit whose parent is no unit of the register: a province's code for its departments. */
  aboveCodes?: string[];
  bases: Basis[];
  /** How many people it has from its first day on. */
  headCount?: number;
  /** Who says how many. */
  headCountSource?: string;
  validFrom: string;
  validTo?: string;
  catalogueId?: CatalogueUnitId;
  legalBasis?: string;
  block?: string;
}

/** Which units of a day are wanted, and which of them. */
export interface UnitFilter {
  day: string;
  text?: string;
  kind?: UnitKind | undefined;
  /** "" for those of no block. */
  block?: string | undefined;
  order?: 'name' | 'code' | undefined;
  skip: number;
  limit: number;
}

/** A version of a unit that is known already. */
interface KnownUnit {
  id: UnitId;
  code: string;
  codes: string[];
  validFrom: string;
  validTo: string | null;
}

/** The tenant's units. */
@Injectable()
export class UnitRegister {
  constructor(
    @InjectScoped(Unit) private readonly units: ScopedRepository<Unit>,
    private readonly headCounts: HeadCounts,
    private readonly catalogue: Catalogue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly rows: EntityRows,
  ) {}

  /**
   * Units whose name or place contains what was typed, in any spelling of tones and without them; names that begin so come
   * first. Only units that are valid on the day and that one may count for by this basis.
   */
  async search({ text, basis, day, limit = SHOWN }: { text: string; basis: Basis; day: string; limit?: number }): Promise<Unit[]> {
    const words = searchWords(text);
    if (words.length === 0) return [];
    const found = await this.units.query('u', (query) => {
      query
        .andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day })
        .andWhere(':basis = any(u.bases)', { basis });
      words.forEach((word, n) => query.andWhere(`u.searchKey like :word${n}`, { [`word${n}`]: likePattern(word) }));
      return query
        .addSelect(`case when u.name_key like :begin then 0 when u.name_key like :inside then 1 else 2 end`, 'nearness')
        .setParameters({ begin: `${escapeLike(words.join(' '))}%`, inside: likePattern(words.join(' ')) })
        .orderBy('nearness')
        .addOrderBy('u.name collate vietnamese')
        .addOrderBy('u.place collate vietnamese')
        .limit(limit)
        .getMany();
    });
    return this.locate(found, day);
  }

  /** Says of each unit in which province it lies, where its place does not: thousands of communes are namesakes. */
  private async locate(units: Unit[], day: string): Promise<Unit[]> {
    const provinces = units.length > 0 ? await this.catalogue.provinces(day) : new Map<string, string>();
    for (const unit of units) {
      const province = provinces.get(unit.codes.at(-1) ?? '');
      if (province && unit.catalogueId === null && unit.codes.length > 1 && !unit.place.includes(lowerFirst(province)))
        unit.place = [unit.place, lowerFirst(province)].filter(Boolean).join(', ');
    }
    return units;
  }

  /** Whether anybody could choose a unit on the day by this basis. */
  async hasAny({ basis, day }: { basis: Basis; day: string }): Promise<boolean> {
    return this.units.query('u', (query) =>
      query
        .andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day })
        .andWhere(':basis = any(u.bases)', { basis })
        .getExists(),
    );
  }

  /** A unit that a hot statement has read along with other things; its head-count was not asked for. */
  fromRow(row: JsonRow): Unit {
    return this.rows.read(Unit, row);
  }

  async findById(id: UnitId): Promise<Unit | undefined> {
    return (await this.units.findOne({ where: { id } })) ?? undefined;
  }

  /** The unit with this code on the day; codes were given anew in 2025, so the day matters. */
  async findByCode(code: string, day: string): Promise<Unit | undefined> {
    return this.units.query('u', async (query) => {
      const found = await query
        .andWhere('u.code = :code and u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { code, day })
        .getOne();
      return found ?? undefined;
    });
  }

  /** Ids of the units that are the one with this code, or lie below it, on the day. */
  async idsUnder(code: string, day: string): Promise<UnitId[]> {
    return (await this.under([code], day)).map(({ id }) => id);
  }

  /** The units that are one with these codes, or lie below one, on the day. */
  async under(codes: readonly string[], day: string): Promise<Pick<Unit, 'id' | 'code' | 'codes'>[]> {
    return this.units.query('u', (query) =>
      query
        .andWhere('u.codes && :above and u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { above: [...codes], day })
        .select(['u.id as id', 'u.code as code', 'u.codes as codes'])
        .getRawMany(),
    );
  }

  /** Units by id; with what holds for each on the day, where one is given. */
  async findMany(ids: UnitId[], day?: string): Promise<ReadonlyMap<UnitId, Unit>> {
    if (ids.length === 0) return new Map();
    const found = await this.units.find({ where: { id: In([...new Set(ids)]) } });
    if (day !== undefined) await this.headCounts.fill(found, day);
    return new Map(found.map((unit) => [unit.id, unit]));
  }

  /** All units that are valid on the day, by name, with the head-counts that hold on it. */
  async list(day: string): Promise<Unit[]> {
    const found = await this.units.query('u', (query) =>
      query
        .andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day })
        .orderBy('u.name collate vietnamese')
        .getMany(),
    );
    return this.headCounts.fill(found, day, { isAll: true });
  }

  /** Units of a day by what is looked for, a page of them, with the head-counts that hold on it. */
  async page({ day, text = '', kind, block, order = 'name', skip, limit }: UnitFilter): Promise<{ units: Unit[]; total: number }> {
    const [units, total] = await this.units.query('u', (query) => {
      query.andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day });
      searchWords(text).forEach((word, n) =>
        query.andWhere(`(u.searchKey like :word${n} or u.code = :code)`, { [`word${n}`]: likePattern(word), code: text.trim() }),
      );
      if (kind) query.andWhere('u.kind = :kind', { kind });
      if (block !== undefined) query.andWhere('u.block = :block', { block });
      if (order === 'code') query.orderBy('u.code');
      else query.orderBy('u.name collate vietnamese').addOrderBy('u.place collate vietnamese');
      return query.addOrderBy('u.id').offset(skip).limit(limit).getManyAndCount();
    });
    return { units: await this.headCounts.fill(units, day), total };
  }

  /** Units that are valid only from a later day: how many, and the first such day; undefined where there are none. */
  async later(day: string): Promise<{ count: number; from: string } | undefined> {
    return this.units.query('u', async (query) => {
      const found = await query
        .andWhere('u.validFrom > :day', { day })
        .select(['count(*)::int as count', 'min(u.valid_from)::text as "from"'])
        .getRawOne<{ count: number; from: string | null }>();
      return found?.from ? { count: found.count, from: found.from } : undefined;
    });
  }

  /** Whether the code has a unit on the day, or will have one. */
  async isTaken(code: string, day: string): Promise<boolean> {
    const versions = await this.units.find({ where: { code } });
    return versions.some(({ validTo }) => validTo === null || validTo > day);
  }

  /** Every code that has ever been given. */
  async everyCode(): Promise<ReadonlySet<string>> {
    return new Set((await this.units.find({ select: { tenantId: true, id: true, code: true } })).map(({ code }) => code));
  }

  /** The blocks into which the organiser has grouped units, as they sort. */
  async blocks(): Promise<string[]> {
    const found = await this.units.query('u', (query) =>
      query.select('distinct u.block', 'block').andWhere("u.block <> ''").getRawMany<{ block: string }>(),
    );
    return found.map(({ block }) => block).sort(compareVietnamese);
  }

  /**
   * Enters units in one transaction, leaving alone those whose code has a version in the same span of time already; how many
   * are new. @throws Error for a parent that is nowhere.
   */
  async enter(units: NewUnit[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const known = new KnownUnits(await this.units.find());
      const provinces = await this.provincesOf(units);
      const rows = units.flatMap((unit) => this.row(unit, known, provinces) ?? []);
      let entered = 0;
      for (let from = 0; from < rows.length; from += INSERT_AT_ONCE)
        entered += await this.units.insertMissing(rows.slice(from, from + INSERT_AT_ONCE));
      const byCode = new Map(rows.map(({ id, code, validFrom }) => [`${code} ${validFrom}`, id]));
      await this.headCounts.putMissing(
        units.flatMap(({ code, headCount, headCountSource = '', validFrom }) => {
          const unitId = byCode.get(`${code} ${validFrom}`);
          return unitId === undefined || headCount === undefined
            ? []
            : [{ unitId, people: headCount, leaders: null, countedOn: validFrom, source: headCountSource }];
        }),
      );
      return entered;
    });
  }

  /** The names of provinces on the first day of each unit. */
  private async provincesOf(units: readonly NewUnit[]): Promise<ProvinceNames> {
    const days = [...new Set(units.map(({ validFrom }) => validFrom))];
    return new Map(await Promise.all(days.map(async (day) => [day, await this.catalogue.provinces(day)] as const)));
  }

  private row(unit: NewUnit, known: KnownUnits, provinces: ProvinceNames): (Partial<Unit> & KnownUnit) | undefined {
    const validTo = unit.validTo ?? null;
    if (known.overlapping(unit.code, unit.validFrom, validTo)) return undefined;
    const parent = unit.parentCode === undefined ? undefined : known.on(unit.parentCode, unit.validFrom);
    if (unit.parentCode !== undefined && !parent && !unit.aboveCodes)
      throw new Error(`The unit ${unit.code} names a parent ${unit.parentCode} that is not there.`);
    const name = cleanText(unit.name);
    const place = cleanText(unit.place ?? '');
    const codes = [unit.code, ...(parent?.codes ?? unit.aboveCodes ?? [])];
    const row = {
      id: newId<'unit'>(this.clock.now()),
      code: unit.code,
      kind: unit.kind,
      name,
      place,
      nameKey: unitKey(name),
      // People look for a place together with its province, also where its own words do not name it.
      searchKey: unitKey(`${name} ${place} ${provinces.get(unit.validFrom)?.get(codes.at(-1) ?? '') ?? ''}`),
      parentId: parent?.id ?? null,
      codes,
      bases: unit.bases,
      validFrom: unit.validFrom,
      validTo,
      catalogueId: unit.catalogueId ?? null,
      legalBasis: unit.legalBasis ?? '',
      block: unit.block ?? '',
    };
    known.keep(row);
    return row;
  }
}

/** By day, by code: "Tỉnh Lâm Đồng". */
type ProvinceNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The versions of a register by code. */
class KnownUnits {
  private readonly byCode = new Map<string, KnownUnit[]>();

  constructor(units: readonly KnownUnit[]) {
    for (const unit of units) this.keep(unit);
  }

  keep(unit: KnownUnit): void {
    this.byCode.set(unit.code, [...(this.byCode.get(unit.code) ?? []), unit]);
  }

  on(code: string, day: string): KnownUnit | undefined {
    return this.byCode.get(code)?.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
  }

  overlapping(code: string, from: string, to: string | null): boolean {
    const overlaps = ({ validFrom, validTo }: KnownUnit): boolean =>
      (validTo === null || validTo > from) && (to === null || validFrom < to);
    return this.byCode.get(code)?.some(overlaps) ?? false;
  }
}
