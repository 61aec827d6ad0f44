import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { cleanText, Clock, foldVietnamese, newId } from '#kernel';
import type { UnitKind } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type Basis, Unit, type UnitId } from './entities/unit.entity.js';

const SHOWN = 12;
const INSERT_AT_ONCE = 500;

/** A unit to be entered; parents come before their children. */
export interface NewUnit {
  code: string;
  kind: UnitKind;
  name: string;
  place?: string;
  parentCode?: string;
  /** Codes above a unit whose parent is not in the list itself: a province's code for its departments. */
  aboveCodes?: string[];
  bases: Basis[];
  headCount?: number;
  validFrom: string;
  validTo?: string;
}

/** The tenant's units. */
@Injectable()
export class UnitRegister {
  constructor(
    @InjectScoped(Unit) private readonly units: ScopedRepository<Unit>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Units whose name or place contains what was typed, in any spelling of tones and without them; names that begin so come
   * first. Only units that are valid on the day and that one may count for by this basis.
   */
  async search({ text, basis, day, limit = SHOWN }: { text: string; basis: Basis; day: string; limit?: number }): Promise<Unit[]> {
    const words = foldVietnamese(text).split(' ').filter(Boolean).slice(0, 6);
    if (words.length === 0) return [];
    return this.units.query('u', (query) => {
      query
        .andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day })
        .andWhere(':basis = any(u.bases)', { basis });
      words.forEach((word, n) => query.andWhere(`u.searchKey like :word${n}`, { [`word${n}`]: `%${escapeLike(word)}%` }));
      return query
        .addSelect(`case when u.name_key like :begin then 0 when u.name_key like :inside then 1 else 2 end`, 'nearness')
        .setParameters({ begin: `${escapeLike(words.join(' '))}%`, inside: `%${escapeLike(words.join(' '))}%` })
        .orderBy('nearness')
        .addOrderBy('u.name collate vietnamese')
        .addOrderBy('u.place collate vietnamese')
        .limit(limit)
        .getMany();
    });
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

  async findMany(ids: UnitId[]): Promise<ReadonlyMap<UnitId, Unit>> {
    if (ids.length === 0) return new Map();
    const found = await this.units.find({ where: { id: In([...new Set(ids)]) } });
    return new Map(found.map((unit) => [unit.id, unit]));
  }

  /** All units that are valid on the day, by name. */
  async list(day: string): Promise<Unit[]> {
    return this.units.query('u', (query) =>
      query
        .andWhere('u.validFrom <= :day and (u.validTo is null or u.validTo > :day)', { day })
        .orderBy('u.name collate vietnamese')
        .getMany(),
    );
  }

  /** Enters units in one transaction, leaving alone those that are there; how many are new. @throws Error for a parent that is nowhere. */
  async enter(units: NewUnit[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      const known = new Map((await this.units.find()).map((unit) => [unit.code, { id: unit.id, codes: unit.codes }]));
      const rows = units.map((unit) => this.row(unit, known));
      let entered = 0;
      for (let from = 0; from < rows.length; from += INSERT_AT_ONCE)
        entered += await this.units.insertMissing(rows.slice(from, from + INSERT_AT_ONCE));
      return entered;
    });
  }

  private row(unit: NewUnit, known: Map<string, { id: UnitId; codes: string[] }>): Partial<Unit> {
    const parent = unit.parentCode === undefined ? undefined : known.get(unit.parentCode);
    if (unit.parentCode !== undefined && !parent)
      throw new Error(`The unit ${unit.code} names a parent ${unit.parentCode} that is not there.`);
    const existing = known.get(unit.code);
    const id = existing?.id ?? newId<'unit'>(this.clock.now());
    const codes = [unit.code, ...(parent?.codes ?? unit.aboveCodes ?? [])];
    if (!existing) known.set(unit.code, { id, codes });
    const name = cleanText(unit.name);
    const place = cleanText(unit.place ?? '');
    return {
      id,
      code: unit.code,
      kind: unit.kind,
      name,
      place,
      nameKey: foldVietnamese(name),
      searchKey: foldVietnamese(`${name} ${place}`),
      parentId: parent?.id ?? null,
      codes,
      bases: unit.bases,
      headCount: unit.headCount ?? null,
      validFrom: unit.validFrom,
      validTo: unit.validTo ?? null,
    };
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
