import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { RuleSetId } from '#contests';
import type { RoundId } from '#kernel';
import type { BankId } from '#questions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';

/** A sealed attempt with everything that its seal covers, and whom it counts for, by pseudonym. */
export interface AttemptRecord {
  id: AttemptId;
  roundId: RoundId;
  bankId: BankId;
  ruleSetId: RuleSetId;
  person: string;
  /** Code of the unit. */
  unit: string;
  /** Code of the audience group. */
  audience: string;
  seed: string;
  /** Positions in the bank of the paper's questions. */
  questions: number[];
  /** Per question a bit per chosen option, in the bank's order. */
  marks: number[];
  prediction: number | null;
  /** As much later than the start as the round rested meanwhile: the time until handing in is what was used. */
  startedAt: Date;
  submittedAt: Date;
  /** Hexadecimal. */
  salt: string;
  seal: string;
}

type Row = Omit<AttemptRecord, 'prediction'> & { prediction: string | null };

/** For which a person counted when the round `asOf` closed. */
const UNIT = 'coalesce(k.unit_code, p.unit_code)';

/** Lists as JSON: the driver reads that several times as fast as lists of Postgres. */
const COLUMNS = [
  'a.id as id',
  'a.round_id as "roundId"',
  'a.bank_id as "bankId"',
  'a.rule_set_id as "ruleSetId"',
  'p.pseudonym as person',
  `${UNIT} as unit`,
  'p.audience as audience',
  'a.seed as seed',
  'to_json(a.questions) as questions',
  'to_json(a.marks) as marks',
  'a.prediction as prediction',
  // As ranking reads it: as much later as the round rested meanwhile.
  'a.started_at + make_interval(secs => a.paused_ms / 1000.0) as "startedAt"',
  'a.submitted_at as "submittedAt"',
  `encode(a.receipt_salt, 'hex') as salt`,
  'a.seal_sha256 as seal',
];

/** Sealed attempts in full, for checking results again. Never on the way of a sitting. */
@Injectable()
export class AttemptRecords {
  constructor(@InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>) {}

  /**
   * The attempts of rounds that `AttemptLedger.sealedText` gives for ranking, in the same order and for the same units, page by page.
   * Each page is a transaction of its own; what it reads never changes.
   */
  async *sealed(
    roundIds: readonly RoundId[],
    { asOf, pageSize = 2_000 }: { asOf: RoundId; pageSize?: number },
  ): AsyncGenerator<AttemptRecord[]> {
    let after: string | undefined;
    for (;;) {
      const page = await this.page(roundIds, { asOf, size: pageSize, after });
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id;
    }
  }

  /**
   * By unit: how many people have a sealed attempt in these rounds that counts, in the same units as `sealed`; 0 where only people
   * who are left out have one.
   * @param without pseudonyms of people who count for nobody
   */
  async peopleByUnit(
    roundIds: readonly RoundId[],
    { asOf, without }: { asOf: RoundId; without: readonly string[] },
  ): Promise<Map<string, number>> {
    const rows = await this.attempts.query('a', (query) =>
      counting(query, roundIds, asOf)
        .select(UNIT, 'unit')
        .addSelect('count(distinct p.pseudonym) filter (where p.pseudonym::text <> all(:without))::int', 'people')
        .setParameter('without', without)
        .groupBy(UNIT)
        .getRawMany<{ unit: string; people: number }>(),
    );
    return new Map(rows.map(({ unit, people }) => [unit, people]));
  }

  private async page(
    roundIds: readonly RoundId[],
    { asOf, size, after }: { asOf: RoundId; size: number; after: string | undefined },
  ): Promise<AttemptRecord[]> {
    const rows = await this.attempts.query('a', (query) => {
      counting(query, roundIds, asOf);
      if (after) query.andWhere('a.id > :after', { after });
      return query.select(COLUMNS).orderBy('a.id').limit(size).getRawMany<Row>();
    });
    return rows.map((row) => ({ ...row, prediction: row.prediction === null ? null : Number(row.prediction) }));
  }
}

/** The attempts that count in these rounds, with their people (p) and whom these counted for when `asOf` closed (k). */
function counting(query: SelectQueryBuilder<Attempt>, roundIds: readonly RoundId[], asOf: RoundId): SelectQueryBuilder<Attempt> {
  return query
    .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
    .leftJoin('kept_people', 'k', 'k.tenant_id = a.tenantId and k.registration_id = a.registrationId and k.round_id = :asOf', { asOf })
    .andWhere('a.roundId = any(:roundIds) and a.submittedAt is not null', { roundIds })
    .andWhere('not exists (select from attempts n where n.tenant_id = a.tenant_id and n.continues = a.id)');
}
