import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull } from 'typeorm';
import { type Grant, Grants } from '#contests';
import type { ContestId, RoundId, TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { inBatches } from './domain/ward-batches.js';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { KeptUnit } from './entities/unit-change.entity.js';

/** What a ward was given its people by. */
type GrantOf = Pick<Grant, 'id' | 'viaTenantId'>;

/** By unit: the grant by which its people are a ward's. */
export type GrantedUnits = ReadonlyMap<UnitId, GrantOf>;

/** What was done of what there was to do. */
export interface Moved {
  /** Rows that belong to a ward now, or to none any more. */
  count: number;
  /** Whether nothing was left behind. */
  isDone: boolean;
}

/** People marked in one transaction: their rows are held for some milliseconds, also those of sittings that are going on. */
export const WARD_BATCH = 200;
const NOTHING: Moved = { count: 0, isDone: true };

/**
 * Makes people of a contest their wards', or takes them from these, a batch after the other: who is waiting is read once,
 * for all wards. The person's attempts and account follow in the same transaction: the database sees to that.
 */
@Injectable()
export class WardMarks {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    @InjectScoped(KeptUnit) private readonly kept: ScopedRepository<KeptUnit>,
    private readonly grants: Grants,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes those their ward's who count for these units and belong to no ward; at most so many. Nobody by a grant that was
   * taken back meanwhile.
   */
  async mark(contestId: ContestId, granted: GrantedUnits, most: number): Promise<Moved> {
    if (granted.size === 0) return NOTHING;
    const waiting = await this.registrations.query('r', (query) =>
      query
        .andWhere('r.contestId = :contestId and r.viaTenantId is null and r.unitId = any(:units)', {
          contestId,
          units: [...granted.keys()],
        })
        .select(['r.id as id', 'r.unit_id as "unitId"'])
        .limit(most)
        .getRawMany<{ id: RegistrationId; unitId: UnitId }>(),
    );
    const count = await this.give(waiting, granted, (rows, { viaTenantId }) =>
      this.registrations.update({ contestId, viaTenantId: IsNull(), unitId: In(unitsOf(rows)), id: In(idsOf(rows)) }, { viaTenantId }),
    );
    return { count, isDone: waiting.length < most };
  }

  /** Takes people from wards; at most so many. */
  async unmark(contestId: ContestId, wards: readonly TenantId[], most: number): Promise<Moved> {
    const marked = { contestId, viaTenantId: In([...wards]) };
    const found = await this.registrations.find({ where: marked, select: { tenantId: true, id: true }, take: most });
    const count = await inBatches(found, WARD_BATCH, (rows) =>
      this.registrations.update({ ...marked, id: In(idsOf(rows)) }, { viaTenantId: null }),
    );
    return { count, isDone: found.length < most };
  }

  /** The same for what was kept of closed rounds of people who have chosen another unit since. */
  async markKept(roundIds: readonly RoundId[], granted: GrantedUnits, most: number): Promise<Moved> {
    if (granted.size === 0 || roundIds.length === 0) return NOTHING;
    const waiting = await this.kept.query('k', (query) =>
      query
        .andWhere('k.viaTenantId is null and k.unitId = any(:units) and k.roundId = any(:rounds)', {
          units: [...granted.keys()],
          rounds: [...roundIds],
        })
        .select(['k.registration_id as id', 'k.unit_id as "unitId"'])
        .limit(most)
        .getRawMany<{ id: RegistrationId; unitId: UnitId }>(),
    );
    const inRounds: FindOptionsWhere<KeptUnit> = { roundId: In([...roundIds]), viaTenantId: IsNull() };
    const count = await this.give(waiting, granted, (rows, { viaTenantId }) =>
      this.kept.update({ ...inRounds, unitId: In(unitsOf(rows)), registrationId: In(idsOf(rows)) }, { viaTenantId }),
    );
    return { count, isDone: waiting.length < most };
  }

  /** Takes from wards what was kept of closed rounds. */
  async unmarkKept(roundIds: readonly RoundId[], wards: readonly TenantId[], most: number): Promise<Moved> {
    if (roundIds.length === 0) return NOTHING;
    const marked: FindOptionsWhere<KeptUnit> = { roundId: In([...roundIds]), viaTenantId: In([...wards]) };
    const select = { tenantId: true, registrationId: true, roundId: true } as const;
    const found = await this.kept.find({ where: marked, select, take: most });
    const ids = [...new Set(found.map(({ registrationId }) => registrationId))];
    const count = await inBatches(ids, WARD_BATCH, (batch) =>
      this.kept.update({ ...marked, registrationId: In([...batch]) }, { viaTenantId: null }),
    );
    return { count, isDone: found.length < most };
  }

  /** How many people of a contest count for these units. */
  async countIn(contestId: ContestId, unitIds: readonly UnitId[]): Promise<number> {
    return unitIds.length === 0 ? 0 : this.registrations.count({ contestId, unitId: In([...unitIds]), duplicateOf: IsNull() });
  }

  /** How many people of a contest are each ward's. */
  async countByWard(contestId: ContestId): Promise<ReadonlyMap<TenantId, number>> {
    const counts = await this.registrations.query('r', (query) =>
      query
        .andWhere('r.contestId = :contestId and r.viaTenantId is not null and r.duplicateOf is null', { contestId })
        .select(['r.via_tenant_id as ward', 'count(*)::int as people'])
        .groupBy('r.via_tenant_id')
        .getRawMany<{ ward: TenantId; people: number }>(),
    );
    return new Map(counts.map(({ ward, people }) => [ward, people]));
  }

  /** How many people of a ward have registered for each of its own units (null: for none of them). */
  async countByOwnUnit(contestId: ContestId): Promise<{ unitId: UnitId | null; people: number }[]> {
    return this.registrations.query('r', (query) =>
      query
        .andWhere('r.contestId = :contestId and r.duplicateOf is null', { contestId })
        .select(['r.via_unit_id as "unitId"', 'count(*)::int as people'])
        .groupBy('r.via_unit_id')
        .getRawMany(),
    );
  }

  /** The ward's own units of its people; those who have named none are left out. */
  async ownUnitsOf(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, UnitId>> {
    if (ids.length === 0) return new Map();
    const found = await this.registrations.find({ where: { id: In([...ids]) }, select: { tenantId: true, id: true, viaUnitId: true } });
    return new Map(found.flatMap(({ id, viaUnitId }) => (viaUnitId === null ? [] : [[id, viaUnitId] as const])));
  }

  /** Gives each row to the ward of its unit, the rows of one ward one after the other. */
  private async give<Row extends { id: RegistrationId; unitId: UnitId }>(
    waiting: readonly Row[],
    granted: GrantedUnits,
    move: (rows: readonly Row[], grant: GrantOf) => Promise<number>,
  ): Promise<number> {
    const grantOf = ({ unitId }: Row): GrantOf => granted.get(unitId) as GrantOf;
    // In one order everywhere: two looks at once wait for each other instead of locking each other out.
    const sorted = waiting.toSorted((a, b) => compare(grantOf(a).id, grantOf(b).id) || compare(a.id, b.id));
    return inBatches(sorted, WARD_BATCH, (batch) =>
      this.unitOfWork.run(async () => {
        const byGrant = Map.groupBy(batch, grantOf);
        const held = await this.grants.hold([...byGrant.keys()].map(({ id }) => id));
        let count = 0;
        for (const [grant, rows] of byGrant) if (held.has(grant.id)) count += await move(rows, grant);
        return count;
      }),
    );
  }
}

function idsOf(rows: readonly { id: RegistrationId }[]): RegistrationId[] {
  return [...new Set(rows.map(({ id }) => id))];
}

/** Of the units that were read: whoever has chosen another one meanwhile is left alone. */
function unitsOf(rows: readonly { unitId: UnitId }[]): UnitId[] {
  return [...new Set(rows.map(({ unitId }) => unitId))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
