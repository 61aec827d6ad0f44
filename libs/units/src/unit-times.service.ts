import { Injectable } from '@nestjs/common';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { type NumberedUnit, type Projection, projectUnits, type UnitNumbers } from './domain/project-units.js';
import { Unit, type UnitId } from './entities/unit.entity.js';
import { UnitSuccession } from './entities/unit-succession.entity.js';

/** What became of a unit, or from what it came. */
export interface UnitTurn {
  unit: Unit;
  kind: 'whole' | 'part';
  happenedOn: string;
  legalBasis: string;
}

/** The tenant's units through time. */
@Injectable()
export class UnitTimes {
  constructor(
    @InjectScoped(Unit) private readonly units: ScopedRepository<Unit>,
    @InjectScoped(UnitSuccession) private readonly successions: ScopedRepository<UnitSuccession>,
  ) {}

  /** All units that have borne the code, oldest first: a code that was given anew names several. */
  async versionsOf(code: string): Promise<Unit[]> {
    return this.units.find({ where: { code }, order: { validFrom: 'ASC' } });
  }

  /** From what a unit came, and what became of it. */
  async turnsOf(id: UnitId): Promise<{ before: UnitTurn[]; after: UnitTurn[] }> {
    const found = await this.successions.find({ where: [{ fromId: id }, { toId: id }], order: { happenedOn: 'ASC' } });
    const others = await Promise.all(found.map(({ fromId, toId }) => this.units.findOne({ where: { id: fromId === id ? toId : fromId } })));
    const turns = found.flatMap(({ fromId, kind, happenedOn, legalBasis }, at) => {
      const unit = others[at];
      return unit ? [{ isAfter: fromId === id, turn: { unit, kind, happenedOn, legalBasis } }] : [];
    });
    const those = (isAfter: boolean): UnitTurn[] => turns.filter((one) => one.isAfter === isAfter).map(({ turn }) => turn);
    return { before: those(false), after: those(true) };
  }

  /** Carries numbers that were counted on an earlier tree over to the tree of the day; see projectUnits. */
  async project<N extends UnitNumbers>(
    lines: readonly NumberedUnit<N>[],
    day: string,
  ): Promise<Projection<N> & { units: ReadonlyMap<UnitId, Unit> }> {
    const units = new Map((await this.units.find()).map((unit) => [unit.id, unit]));
    const successions = await this.successions.find();
    return { ...projectUnits(lines, { units, successions }, day), units };
  }
}
