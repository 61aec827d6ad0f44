import { Injectable } from '@nestjs/common';
import type { ContestId, RoundId, TenantId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { UnitId } from '#units';
import { Attempt } from './entities/attempt.entity.js';

/** How many attempts of one unit, through one ward (null: through none), were started on a local day. */
export interface DayCount {
  viaTenantId: TenantId | null;
  unitId: UnitId;
  viaUnitId: UnitId | null;
  /** "2024-10-22", in Asia/Ho_Chi_Minh. */
  day: string;
  attempts: number;
}

const AS_KEPT = (column: string): string => `case when k.round_id is null then p.${column} else k.${column} end`;
const DAY = `to_char(a.started_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** Attempts by unit and day, for counting; the same attempts, for the same units, as `AttemptLedger.countByUnit` counts. */
@Injectable()
export class AttemptDays {
  constructor(@InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>) {}

  /** Of a round; of all that were not annulled where there is none. In order of days. */
  async count(contestId: ContestId, roundId: RoundId | null): Promise<DayCount[]> {
    return this.attempts.query('a', (query) => {
      query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .leftJoin('kept_people', 'k', 'k.tenant_id = a.tenantId and k.registration_id = a.registrationId and k.round_id = :roundId', {
          roundId,
        })
        .andWhere('a.contestId = :contestId', { contestId })
        .andWhere('not exists (select from attempts n where n.tenant_id = a.tenant_id and n.continues = a.id)');
      if (roundId) query.andWhere('a.roundId = :roundId');
      else
        query.andWhere("not exists (select from rounds x where x.tenant_id = a.tenant_id and x.id = a.round_id and x.state = 'annulled')");
      const groups = [AS_KEPT('via_tenant_id'), AS_KEPT('unit_id'), AS_KEPT('via_unit_id'), DAY];
      return query
        .select([`${groups[0]} as "viaTenantId"`, `${groups[1]} as "unitId"`, `${groups[2]} as "viaUnitId"`, `${DAY} as day`])
        .addSelect('count(*)::int', 'attempts')
        .groupBy(groups.join(', '))
        .orderBy('day')
        .getRawMany<DayCount>();
    });
  }
}
