import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { AccountId, ContestId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { Basis, UnitId } from '#units';
import type { RegistrationId } from './entities/registration.entity.js';
import { UnitChange } from './entities/unit-change.entity.js';

/** Somebody who has chosen another unit, or another of their two bases for the same. */
export interface UnitMove {
  changedAt: Date;
  registrationId: RegistrationId;
  contestId: ContestId;
  /** Null once the person was erased. */
  accountId: AccountId | null;
  fromUnitId: UnitId;
  fromBasis: Basis;
  toUnitId: UnitId;
  toBasis: Basis;
}

/** Who has come to a unit and who has left it, over all contests: people choose, organisers only read. */
@Injectable()
export class UnitMoves {
  constructor(@InjectScoped(UnitChange) private readonly changes: ScopedRepository<UnitChange>) {}

  /** How often somebody has come, and has left. */
  async countsOf(unitId: UnitId): Promise<{ came: number; left: number }> {
    const counts = await this.changes.query('c', (query) =>
      of(query, unitId)
        .select([
          'count(*) filter (where c.from_unit_id <> :unitId)::int as came',
          'count(*) filter (where c.to_unit_id <> :unitId)::int as "left"',
        ])
        .getRawOne<{ came: number; left: number }>(),
    );
    return counts ?? { came: 0, left: 0 };
  }

  /** A page of a unit's moves, newest first, and how many there are in all. */
  async page(unitId: UnitId, { skip, limit }: { skip: number; limit: number }): Promise<{ moves: UnitMove[]; total: number }> {
    return this.changes.query('c', async (query) => {
      const total = await of(query, unitId).getCount();
      const moves = await query
        .innerJoin('registrations', 'r', 'r.tenant_id = c.tenantId and r.id = c.registrationId')
        .select([
          'c.changed_at as "changedAt"',
          'c.registration_id as "registrationId"',
          'r.contest_id as "contestId"',
          'r.account_id as "accountId"',
          'c.from_unit_id as "fromUnitId"',
          'c.from_basis as "fromBasis"',
          'c.to_unit_id as "toUnitId"',
          'c.to_basis as "toBasis"',
        ])
        .orderBy('c.changed_at', 'DESC')
        .addOrderBy('c.id', 'DESC')
        .offset(skip)
        .limit(limit)
        .getRawMany<UnitMove>();
      return { moves, total };
    });
  }
}

function of(query: SelectQueryBuilder<UnitChange>, unitId: UnitId): SelectQueryBuilder<UnitChange> {
  return query.andWhere('(c.fromUnitId = :unitId or c.toUnitId = :unitId)', { unitId });
}
