import { Injectable } from '@nestjs/common';
import type { RuleSetId } from '#contests';
import type { ContestId, RoundId, TenantId } from '#kernel';
import type { BankId } from '#questions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { UnitId } from '#units';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';

/** A sealed attempt as ranking wants it: whose it is by pseudonym, for which unit, and what was marked. */
export interface SealedAttempt {
  id: AttemptId;
  roundId: RoundId;
  bankId: BankId;
  ruleSetId: RuleSetId;
  person: string;
  unit: string;
  /** Code of the audience group. */
  audience: string;
  /** Positions in the bank of the paper's questions. */
  questions: number[];
  /** Per question a bit per chosen option, in the bank's order. */
  marks: number[];
  prediction: number | null;
  startedAt: Date;
  submittedAt: Date;
  seal: string;
}

const SEALED_COLUMNS = [
  'a.id as id',
  'a.round_id as "roundId"',
  'a.bank_id as "bankId"',
  'a.rule_set_id as "ruleSetId"',
  'p.pseudonym as person',
  'p.unit_code as unit',
  'p.audience as audience',
  'a.questions as questions',
  'a.marks as marks',
  'a.prediction as prediction',
  'a.started_at as "startedAt"',
  'a.submitted_at as "submittedAt"',
  'a.seal_sha256 as seal',
];

/** How many people of one audience group and attempts count for one unit, through one ward (null: through none). */
export interface UnitCount {
  viaTenantId: TenantId | null;
  unitId: UnitId;
  viaUnitId: UnitId | null;
  /** Code of the audience group. */
  audience: string;
  people: number;
  attempts: number;
  sealed: number;
}

/** Attempts in bulk, for ranking and counting. Never on the way of a request. */
@Injectable()
export class AttemptLedger {
  constructor(@InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>) {}

  /** The sealed attempts of rounds, page by page in the order of their ids, with whom they count for. */
  async *sealed(roundIds: readonly RoundId[], pageSize = 5_000): AsyncGenerator<SealedAttempt[]> {
    let after: string | undefined;
    for (;;) {
      const page = await this.sealedPage(roundIds, pageSize, after);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id;
    }
  }

  /** Attempts of a round (or of all rounds of the contest) by the ward, the unit and the audience group of their people. */
  async countByUnit(contestId: ContestId, roundId: RoundId | null): Promise<UnitCount[]> {
    return this.attempts.query('a', (query) => {
      const chosen = query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .andWhere('a.contestId = :contestId', { contestId });
      if (roundId) chosen.andWhere('a.roundId = :roundId', { roundId });
      return chosen
        .select([
          'p.via_tenant_id as "viaTenantId"',
          'p.unit_id as "unitId"',
          'p.via_unit_id as "viaUnitId"',
          'p.audience as audience',
          'count(distinct a.registration_id)::int as people',
          'count(*)::int as attempts',
          'count(a.submitted_at)::int as sealed',
        ])
        .groupBy('p.via_tenant_id, p.unit_id, p.via_unit_id, p.audience')
        .getRawMany<UnitCount>();
    });
  }

  /** Attempts of a round by the hour in which they were started, in order of time. */
  async countByHour(
    contestId: ContestId,
    roundId: RoundId | null,
  ): Promise<{ viaTenantId: TenantId | null; at: Date; attempts: number }[]> {
    return this.attempts.query('a', (query) => {
      const chosen = query.andWhere('a.contestId = :contestId', { contestId });
      if (roundId) chosen.andWhere('a.roundId = :roundId', { roundId });
      return chosen
        .select(['a.via_tenant_id as "viaTenantId"', `date_trunc('hour', a.started_at) as at`, 'count(*)::int as attempts'])
        .groupBy(`a.via_tenant_id, date_trunc('hour', a.started_at)`)
        .orderBy('at')
        .getRawMany();
    });
  }

  private async sealedPage(roundIds: readonly RoundId[], size: number, after: string | undefined): Promise<SealedAttempt[]> {
    const rows = await this.attempts.query('a', (query) => {
      const chosen = query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .andWhere('a.roundId = any(:roundIds) and a.submittedAt is not null', { roundIds });
      if (after) chosen.andWhere('a.id > :after', { after });
      return chosen
        .select(SEALED_COLUMNS)
        .orderBy('a.id')
        .limit(size)
        .getRawMany<Omit<SealedAttempt, 'prediction'> & { prediction: string | null }>();
    });
    return rows.map((row) => ({ ...row, prediction: row.prediction === null ? null : Number(row.prediction) }));
  }
}
