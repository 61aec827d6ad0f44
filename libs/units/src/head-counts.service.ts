import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { Unit, UnitId } from './entities/unit.entity.js';
import type { CountedPeople } from './domain/counted-people.js';
import { UnitHeadCount } from './entities/unit-head-count.entity.js';

/** How many people the units have, by day: what holds on a day is the newest counting not after it. */
@Injectable()
export class HeadCounts {
  constructor(@InjectScoped(UnitHeadCount) private readonly counts: ScopedRepository<UnitHeadCount>) {}

  /** What holds on the day, by unit; units of which nobody has said anything are left out. */
  async on(day: string, ids?: readonly UnitId[]): Promise<ReadonlyMap<UnitId, CountedPeople>> {
    const where = { countedOn: LessThanOrEqual(day), ...(ids ? { unitId: In([...ids]) } : {}) };
    const found = await this.counts.find({ where, order: { countedOn: 'ASC' } });
    return new Map(found.map(({ unitId, people, leaders, countedOn, source }) => [unitId, { people, leaders, countedOn, source }]));
  }

  /** The units with what holds for each on the day. */
  async fill(units: Unit[], day: string, { isAll = false } = {}): Promise<Unit[]> {
    if (units.length === 0) return units;
    const counts = await this.on(day, isAll ? undefined : units.map(({ id }) => id));
    for (const unit of units) unit.counted = counts.get(unit.id) ?? null;
    return units;
  }

  /** All countings of a unit, newest first. */
  async of(unitId: UnitId): Promise<UnitHeadCount[]> {
    return this.counts.find({ where: { unitId }, order: { countedOn: 'DESC' } });
  }

  /** Writes down countings; one of the same day replaces the earlier. */
  async put(counts: readonly (CountedPeople & { unitId: UnitId })[]): Promise<void> {
    for (const { unitId, countedOn, people, leaders, source } of counts) {
      const changed = await this.counts.update({ unitId, countedOn }, { people, leaders, source });
      if (changed === 0) await this.counts.insertMissing([{ unitId, countedOn, people, leaders, source }]);
    }
  }

  /** Writes down countings where there is none of that day. */
  async putMissing(counts: readonly (CountedPeople & { unitId: UnitId })[]): Promise<void> {
    const at = 500;
    for (let from = 0; from < counts.length; from += at) await this.counts.insertMissing(counts.slice(from, from + at));
  }
}
