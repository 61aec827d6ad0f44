import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import type { RefusedPrize } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { WinnerConfirmation } from './winner-confirmation.entity.js';

/** Prizes that their winners do not take: what is ranked anew hands them on, or leaves them empty, as the rules say. */
@Injectable()
export class PrizeRefusals {
  constructor(@InjectScoped(WinnerConfirmation) private readonly confirmations: ScopedRepository<WinnerConfirmation>) {}

  /** Of a round, by pseudonym, group and submission, in one order; also what was withdrawn because of it. */
  async ofRound(roundId: RoundId): Promise<RefusedPrize[]> {
    const rows = await this.confirmations.query('w', (query) =>
      query
        .innerJoin('awards', 'a', 'a.tenant_id = w.tenantId and a.id = w.awardId')
        .andWhere(`a.round_id = :roundId and w.state = 'refused'`, { roundId })
        .select(['coalesce(a.person::text, a.unit_code) as person', 'a.group_code as "group"', 'a.submission_id as submission'])
        .distinct(true)
        .orderBy('1')
        .addOrderBy('2')
        .addOrderBy('3')
        .getRawMany<Pick<RefusedPrize, 'person' | 'group'> & { submission: string | null }>(),
    );
    return rows.map(({ person, group, submission }) => ({ person, group, ...(submission !== null && { submission }) }));
  }
}
