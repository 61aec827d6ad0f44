import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull } from 'typeorm';
import type { ContestId, RoundId, TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { KeptUnit } from './entities/unit-change.entity.js';

/** People marked in one transaction: their rows are held for some milliseconds, also those of sittings that are going on. */
const BATCH = 200;

/**
 * Makes people of a contest a ward's, or takes them from it, a batch after the other. The person's attempts and account
 * follow in the same transaction: the database sees to that.
 */
@Injectable()
export class WardMarks {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    @InjectScoped(KeptUnit) private readonly kept: ScopedRepository<KeptUnit>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Makes those the ward's who count for these units and belong to no ward; how many of at most `limit`. */
  async mark(contestId: ContestId, unitIds: readonly UnitId[], ward: TenantId, limit = BATCH): Promise<number> {
    if (unitIds.length === 0) return 0;
    return this.unitOfWork.run(async () => {
      const waiting = { contestId, viaTenantId: IsNull(), unitId: In([...unitIds]) };
      const ids = await this.some(waiting, limit);
      return ids.length === 0 ? 0 : this.registrations.update({ ...waiting, id: In(ids) }, { viaTenantId: ward });
    });
  }

  /** Takes people from a ward; how many of at most `limit`. */
  async unmark(contestId: ContestId, ward: TenantId, limit = BATCH): Promise<number> {
    return this.unitOfWork.run(async () => {
      const marked = { contestId, viaTenantId: ward };
      const ids = await this.some(marked, limit);
      return ids.length === 0 ? 0 : this.registrations.update({ ...marked, id: In(ids) }, { viaTenantId: null });
    });
  }

  /** The same for what was kept of closed rounds of people who have chosen another unit since; how many rows. */
  async markKept(roundIds: readonly RoundId[], unitIds: readonly UnitId[], ward: TenantId, limit = BATCH): Promise<number> {
    if (unitIds.length === 0) return 0;
    return this.moveKept(roundIds, { viaTenantId: IsNull(), unitId: In([...unitIds]) }, { to: ward, limit });
  }

  /** Takes from a ward what was kept of closed rounds; how many rows. */
  async unmarkKept(roundIds: readonly RoundId[], ward: TenantId, limit = BATCH): Promise<number> {
    return this.moveKept(roundIds, { viaTenantId: ward }, { to: null, limit });
  }

  /** How many people of a contest count for these units. */
  async countIn(contestId: ContestId, unitIds: readonly UnitId[]): Promise<number> {
    return unitIds.length === 0 ? 0 : this.registrations.count({ contestId, unitId: In([...unitIds]), duplicateOf: IsNull() });
  }

  /** How many people of a contest are a ward's. */
  async countOf(contestId: ContestId, ward: TenantId): Promise<number> {
    return this.registrations.count({ contestId, viaTenantId: ward, duplicateOf: IsNull() });
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

  private async moveKept(
    roundIds: readonly RoundId[],
    where: FindOptionsWhere<KeptUnit>,
    { to, limit }: { to: TenantId | null; limit: number },
  ): Promise<number> {
    if (roundIds.length === 0) return 0;
    return this.unitOfWork.run(async () => {
      const inRounds = { ...where, roundId: In([...roundIds]) };
      const found = await this.kept.find({ where: inRounds, order: { registrationId: 'ASC', roundId: 'ASC' }, take: limit });
      const ids = [...new Set(found.map(({ registrationId }) => registrationId))];
      return ids.length === 0 ? 0 : this.kept.update({ ...inRounds, registrationId: In(ids) }, { viaTenantId: to });
    });
  }

  private async some(where: FindOptionsWhere<Registration>, limit: number): Promise<RegistrationId[]> {
    const found = await this.registrations.find({ where, select: { tenantId: true, id: true }, order: { id: 'ASC' }, take: limit });
    return found.map(({ id }) => id);
  }
}
