import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { unitKey } from './domain/search-words.js';
import { Unit } from './entities/unit.entity.js';

/** Units that lie nowhere in the places asked about. */
export interface UnitsOutside {
  count: number;
  /** The first of them, by name. */
  names: string[];
}

const NAMED = 3;
const VALID = 'u.validFrom <= :day and (u.validTo is null or u.validTo > :day)';

/** Where the units of a day lie: what stands above them, whether it is a unit of the register or not. */
@Injectable()
export class UnitPlaces {
  constructor(@InjectScoped(Unit) private readonly units: ScopedRepository<Unit>) {}

  /** Which of these codes are units of the day, or stand above some. */
  async known(codes: readonly string[], day: string): Promise<ReadonlySet<string>> {
    if (codes.length === 0) return new Set();
    const found = await this.units.query('u', (query) =>
      query
        .andWhere(VALID, { day })
        .andWhere('u.codes && :codes', { codes })
        .select('distinct unnest(u.codes)', 'code')
        .getRawMany<{ code: string }>(),
    );
    return new Set(found.map(({ code }) => code).filter((code) => codes.includes(code)));
  }

  /** What units were called last, by code: for what names them by code long after. */
  async lastNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map();
    const found = await this.units.find({ where: { code: In([...new Set(codes)]) }, order: { validFrom: 'ASC' } });
    return new Map(found.map(({ code, name }) => [code, name]));
  }

  /** The unit of the day with this name, where one alone has it. */
  async named(name: string, day: string): Promise<Unit | undefined> {
    const found = await this.units.query('u', (query) =>
      query
        .andWhere(VALID, { day })
        .andWhere('u.nameKey = :key', { key: unitKey(name) })
        .limit(2)
        .getMany(),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  /** The codes that stand highest above the units of the day, as they sort: one, where all lie in one province. */
  async tops(day: string): Promise<string[]> {
    const found = await this.units.query('u', (query) =>
      query.andWhere(VALID, { day }).select('distinct u.codes[cardinality(u.codes)]', 'code').getRawMany<{ code: string }>(),
    );
    return found.map(({ code }) => code).sort();
  }

  /** Units of the day that lie in none of these places. */
  async outside(codes: readonly string[], day: string): Promise<UnitsOutside> {
    return this.units.query('u', async (query) => {
      const [units, count] = await query
        .andWhere(VALID, { day })
        .andWhere('not (u.codes && :codes)', { codes })
        .orderBy('u.name collate vietnamese')
        .take(NAMED)
        .getManyAndCount();
      return { count, names: units.map(({ name }) => name) };
    });
  }
}
