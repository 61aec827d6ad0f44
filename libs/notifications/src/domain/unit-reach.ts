import type { ContestId } from '#kernel';
import type { UnitId } from '#units';
import type { CoordinatorId } from '../entities/coordinator.entity.js';

/**
 * How far somebody may look: a unit with everything below it, in one contest. Everything that is read or written for a
 * coordinator takes one of these, and only `Coordinators` makes them: this library gives the class to nobody else. The
 * statements hand it to `units_reached`, which looks at the appointment once more.
 */
export class UnitReach {
  private constructor(
    readonly contestId: ContestId,
    readonly unitId: UnitId,
    /** Null for staff and for the worker, who reach every unit. */
    readonly coordinatorId: CoordinatorId | null,
  ) {}

  /** Of a coordinator whose appointment was looked at. */
  static ofCoordinator({ id, unitId }: { id: CoordinatorId; unitId: UnitId }, contestId: ContestId): UnitReach {
    return new UnitReach(contestId, unitId, id);
  }

  /** Of staff and the worker. */
  static ofOrganiser(unitId: UnitId, contestId: ContestId): UnitReach {
    return new UnitReach(contestId, unitId, null);
  }
}

/** The units within a reach, for statements whose first three values are `reachValues`. */
export const REACHED = 'select id from units_reached($1, $2, $3) as reached (id)';

/** The first four values of a statement about a reach: tenant, unit, coordinator, contest. */
export function reachValues(tenantId: string, { unitId, coordinatorId, contestId }: UnitReach): [string, string, string | null, string] {
  return [tenantId, unitId, coordinatorId, contestId];
}
