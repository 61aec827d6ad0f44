import { Injectable } from '@nestjs/common';
import type { ContestId } from '#kernel';
import type { AppealKind } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Appeal } from './entities/appeal.entity.js';

/** How many appeals of a kind there were, and what became of them. */
export interface AppealCount {
  kind: AppealKind;
  received: number;
  decided: number;
  /** Of the decided ones: upheld, wholly or partly. */
  upheld: number;
  /** Of the decided ones: answered by the promised day. */
  inTime: number;
}

/** Appeals in numbers, as they are told in public. */
@Injectable()
export class AppealCounts {
  constructor(@InjectScoped(Appeal) private readonly appeals: ScopedRepository<Appeal>) {}

  /** By kind; kinds without any are left out. */
  async ofContest(contestId: ContestId): Promise<AppealCount[]> {
    return this.appeals.query('a', (query) =>
      query
        .andWhere('a.contestId = :contestId', { contestId })
        .select([
          'a.kind as kind',
          'count(*)::int as received',
          'count(a.decided_at)::int as decided',
          `count(*) filter (where a.decided_at is not null and a.decision <> 'rejected')::int as upheld`,
          'count(*) filter (where a.decided_at < a.answer_by)::int as "inTime"',
        ])
        .groupBy('a.kind')
        .orderBy('received', 'DESC')
        .addOrderBy('a.kind')
        .getRawMany<AppealCount>(),
    );
  }
}
