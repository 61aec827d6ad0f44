import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ContestId, RoundId, TenantId } from '#kernel';
import { copyOut } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import { sealedLines } from './queries/sealed-lines.js';

/** The ward to which the person of an attempt belonged in its round. */
const WARD_THEN = '(case when k.registration_id is null then p.via_tenant_id else k.via_tenant_id end)';

/** For whom somebody counted when a round closed, where they have chosen another unit since. Without a round: as of now. */
const KEPT_IN_ROUND = 'k.tenant_id = a.tenantId and k.registration_id = a.registrationId and k.round_id = :asOf';
const AS_KEPT = (column: string): string => `case when k.round_id is null then p.${column} else k.${column} end`;

/** The board may have another attempt count in the stead of a sealed one: then this one counts nowhere. */
const COUNTS = 'not exists (select from attempts n where n.tenant_id = a.tenant_id and n.continues = a.id)';

/** What counts for the whole contest: not what was sat in a round that was annulled. */
const NOT_ANNULLED = "not exists (select from rounds x where x.tenant_id = a.tenant_id and x.id = a.round_id and x.state = 'annulled')";

/** How many people of one audience group and attempts count for one unit, through one ward (null: through none). */
export interface UnitCount {
  viaTenantId: TenantId | null;
  unitId: UnitId;
  viaUnitId: UnitId | null;
  /** Code of the audience group. */
  audience: string;
  people: number;
  /** Of these, people for whom a helper has entered. */
  assisted: number;
  attempts: number;
  sealed: number;
}

/** Attempts in bulk, for ranking and counting. Never on the way of a request. */
@Injectable()
export class AttemptLedger {
  constructor(
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The sealed attempts of rounds that count, as lines of text in the order of their ids: half a million of them make no objects in this
   * process. For each person one unit, the one that counted when the round `asOf` closed, whatever they have chosen since. A line
   * has, with tabs between them: id, round, bank, rule set, person, unit, audience, questions, marks, prediction, start and end
   * (epoch milliseconds), seal, salt; lists in braces, `\N` for no prediction.
   * @param take gets whole lines, some MiB at once, to keep; the database waits while it is busy
   */
  async sealedText(
    roundIds: readonly RoundId[],
    { asOf }: { asOf: RoundId },
    take: (portion: Buffer) => Promise<void> | void,
  ): Promise<void> {
    if (roundIds.length === 0) return;
    const text = sealedLines(this.context.tenantId(), roundIds, asOf);
    await this.unitOfWork.run((manager) => copyOut(manager, text, take));
  }

  /** Attempts of a round (or of all rounds of the contest) by the ward, the unit and the audience group of their people. */
  async countByUnit(contestId: ContestId, roundId: RoundId | null): Promise<UnitCount[]> {
    return this.attempts.query('a', (query) => {
      const chosen = query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .leftJoin('kept_people', 'k', KEPT_IN_ROUND, { asOf: roundId })
        .andWhere(`a.contestId = :contestId and ${COUNTS}`, { contestId });
      if (roundId) chosen.andWhere('a.roundId = :roundId', { roundId });
      else chosen.andWhere(NOT_ANNULLED);
      return chosen
        .select([
          `${AS_KEPT('via_tenant_id')} as "viaTenantId"`,
          `${AS_KEPT('unit_id')} as "unitId"`,
          `${AS_KEPT('via_unit_id')} as "viaUnitId"`,
          'p.audience as audience',
          'count(distinct a.registration_id)::int as people',
          'count(distinct a.registration_id) filter (where a.is_assisted)::int as assisted',
          'count(*)::int as attempts',
          'count(a.submitted_at)::int as sealed',
        ])
        .groupBy(`${AS_KEPT('via_tenant_id')}, ${AS_KEPT('unit_id')}, ${AS_KEPT('via_unit_id')}, p.audience`)
        .getRawMany<UnitCount>();
    });
  }

  /** Attempts of a round by the hour in which they were started, in order of time. */
  async countByHour(
    contestId: ContestId,
    roundId: RoundId | null,
  ): Promise<{ viaTenantId: TenantId | null; at: Date; attempts: number }[]> {
    return this.attempts.query('a', (query) => {
      const chosen = query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .leftJoin('kept_people', 'k', KEPT_IN_ROUND, { asOf: roundId })
        .andWhere(`a.contestId = :contestId and ${COUNTS}`, { contestId });
      if (roundId) chosen.andWhere('a.roundId = :roundId', { roundId });
      else chosen.andWhere(NOT_ANNULLED);
      return chosen
        .select([`${AS_KEPT('via_tenant_id')} as "viaTenantId"`, `date_trunc('hour', a.started_at) as at`, 'count(*)::int as attempts'])
        .groupBy(`${AS_KEPT('via_tenant_id')}, date_trunc('hour', a.started_at)`)
        .orderBy('at')
        .getRawMany();
    });
  }

  /**
   * Brings attempts of a contest in line with the ward of their people (in a closed round: the one of then), where one was
   * started in the moment in which its person became the ward's; how many of at most `limit`.
   */
  async followWards(contestId: ContestId, limit = 500): Promise<number> {
    const astray = await this.attempts.query('a', (query) =>
      query
        .innerJoin('contest_people', 'p', 'p.tenant_id = a.tenantId and p.registration_id = a.registrationId')
        .leftJoin('kept_people', 'k', 'k.tenant_id = a.tenantId and k.registration_id = a.registrationId and k.round_id = a.roundId')
        .andWhere(`a.contestId = :contestId and a.viaTenantId is distinct from ${WARD_THEN}`, { contestId })
        .select(['a.id as id', `${WARD_THEN} as "viaTenantId"`])
        .limit(limit)
        .getRawMany<{ id: AttemptId; viaTenantId: TenantId | null }>(),
    );
    for (const viaTenantId of new Set(astray.map((one) => one.viaTenantId)))
      await this.attempts.update({ id: In(astray.filter((one) => one.viaTenantId === viaTenantId).map(({ id }) => id)) }, { viaTenantId });
    return astray.length;
  }
}
