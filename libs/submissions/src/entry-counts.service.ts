import { Injectable } from '@nestjs/common';
import type { RoundId, TenantId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { UnitId } from '#units';
import { Submission } from './entities/submission.entity.js';

/** How many people of one audience group, and entries, count for one unit through one ward (null: through none). */
export interface EntryCount {
  viaTenantId: TenantId | null;
  unitId: UnitId;
  viaUnitId: null;
  /** Code of the audience group; empty for authors who have not registered. */
  audience: string;
  people: number;
  assisted: number;
  attempts: number;
  sealed: number;
}

/** Where the first version of an entry says when it came. */
const FIRST = 'v.tenant_id = s.tenantId and v.submission_id = s.id and v.version = 1';
const DAY = `to_char(v.sent_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/**
 * Entries by unit, hour and day of rounds of receiving, for counting who takes part: what was sent and not withdrawn, whatever is found of
 * it later, on the day on which it was sent first. A person is its first author, who is one in all the rounds; of what counts for no unit nothing is said.
 */
@Injectable()
export class EntryCounts {
  constructor(@InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>) {}

  async byUnit(rounds: readonly RoundId[]): Promise<EntryCount[]> {
    const rows = await this.submissions.query('s', (query) =>
      query
        .leftJoin(
          'submission_authors',
          'a',
          'a.tenant_id = s.tenantId and a.submission_id = s.id and a.version = s.version and a.ordinal = 1',
        )
        .leftJoin('contest_people', 'p', 'p.tenant_id = s.tenantId and p.registration_id = s.registrationId')
        .innerJoin('submission_versions', 'v', 'v.tenant_id = s.tenantId and v.submission_id = s.id and v.version = s.version')
        .andWhere("s.roundId = any(:rounds) and s.state = 'sent' and s.unitId is not null", { rounds: [...rounds] })
        .select([
          's.via_tenant_id as "viaTenantId"',
          's.unit_id as "unitId"',
          "coalesce(p.audience, '') as audience",
          // An entry of the unit itself is nobody's.
          "count(distinct a.pseudonym) filter (where s.author_kind <> 'unit')::int as people",
          'count(*)::int as attempts',
          'count(v.complete_at)::int as sealed',
        ])
        .groupBy("s.via_tenant_id, s.unit_id, coalesce(p.audience, '')")
        .getRawMany<Omit<EntryCount, 'viaUnitId' | 'assisted'>>(),
    );
    return rows.map((row) => ({ ...row, viaUnitId: null, assisted: 0 }));
  }

  /** In order of time; `at` is the beginning of the hour. */
  async byHour(rounds: readonly RoundId[]): Promise<{ viaTenantId: TenantId | null; at: Date; attempts: number }[]> {
    return this.submissions.query('s', (query) =>
      query
        .innerJoin('submission_versions', 'v', FIRST)
        .andWhere("s.roundId = any(:rounds) and s.state = 'sent' and s.unitId is not null", { rounds: [...rounds] })
        .select(['s.via_tenant_id as "viaTenantId"', `date_trunc('hour', v.sent_at) as at`, 'count(*)::int as attempts'])
        .groupBy(`s.via_tenant_id, date_trunc('hour', v.sent_at)`)
        .orderBy('at')
        .getRawMany(),
    );
  }

  /** In order of days: "2024-10-22", in Asia/Ho_Chi_Minh. */
  async byDay(
    rounds: readonly RoundId[],
  ): Promise<{ viaTenantId: TenantId | null; unitId: UnitId; viaUnitId: null; day: string; attempts: number }[]> {
    const rows = await this.submissions.query('s', (query) =>
      query
        .innerJoin('submission_versions', 'v', FIRST)
        .andWhere("s.roundId = any(:rounds) and s.state = 'sent' and s.unitId is not null", { rounds: [...rounds] })
        .select(['s.via_tenant_id as "viaTenantId"', 's.unit_id as "unitId"', `${DAY} as day`, 'count(*)::int as attempts'])
        .groupBy(`s.via_tenant_id, s.unit_id, ${DAY}`)
        .orderBy('day')
        .getRawMany<{ viaTenantId: TenantId | null; unitId: UnitId; day: string; attempts: number }>(),
    );
    return rows.map((row) => ({ ...row, viaUnitId: null }));
  }
}
