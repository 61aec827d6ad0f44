import { Injectable } from '@nestjs/common';
import type { ContestId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { UnitId } from '#units';
import { UnitChange } from './entities/unit-change.entity.js';

/** Somebody has chosen another unit to count for. */
export interface MoveBetweenUnits {
  /** Pseudonym. */
  person: string;
  fromUnitId: UnitId;
  toUnitId: UnitId;
  changedAt: Date;
}

/** Who has moved between units, by pseudonym. */
@Injectable()
export class MovesBetweenUnits {
  constructor(@InjectScoped(UnitChange) private readonly changes: ScopedRepository<UnitChange>) {}

  /** Moves into these units from others, and out of them, up to an instant; in order of time, at most `limit`, and how many there are. */
  async of(
    contestId: ContestId,
    unitIds: readonly UnitId[],
    { until, limit }: { until: Date; limit: number },
  ): Promise<{ moves: MoveBetweenUnits[]; total: number }> {
    if (unitIds.length === 0) return { moves: [], total: 0 };
    return this.changes.query('c', async (query) => {
      query
        .innerJoin('contest_people', 'p', 'p.tenant_id = c.tenantId and p.registration_id = c.registrationId')
        .andWhere('p.contest_id = :contestId and c.changedAt <= :until', { contestId, until })
        .andWhere('(c.fromUnitId = any (:unitIds)) <> (c.toUnitId = any (:unitIds))', { unitIds: [...unitIds] });
      const total = await query.clone().getCount();
      const moves = await query
        .select(['p.pseudonym as person', 'c.from_unit_id as "fromUnitId"', 'c.to_unit_id as "toUnitId"', 'c.changed_at as "changedAt"'])
        .orderBy('c.changedAt')
        .addOrderBy('c.id')
        .limit(limit)
        .getRawMany<MoveBetweenUnits>();
      return { moves, total };
    });
  }
}
