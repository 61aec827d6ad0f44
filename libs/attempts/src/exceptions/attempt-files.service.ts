import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ContestId, RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { AttemptError } from '../attempt.errors.js';
import type { AttemptException } from '../entities/attempt-exception.entity.js';
import type { AttemptGrant } from '../entities/attempt-grant.entity.js';
import { Attempt, type AttemptId } from '../entities/attempt.entity.js';
import { LateAnswer } from '../entities/late-answer.entity.js';
import { AttemptExceptions } from './attempt-exceptions.service.js';
import { marksWithLate } from './exception-statements.js';

/** Late answers of one attempt: how many places, and when the first and the last came. */
export interface LateCount {
  places: number;
  from: Date;
  until: Date;
}

/** An attempt with late answers, and what was decided about them. */
export interface LateAttempt extends LateCount {
  attempt: Attempt;
  decision: AttemptException | undefined;
}

/** All that is known of an attempt but its answers. */
export interface AttemptFile {
  /** The attempt with those that it continues and that continue it, oldest first. */
  chain: Attempt[];
  late: ReadonlyMap<AttemptId, LateCount>;
  exceptions: AttemptException[];
  grants: AttemptGrant[];
}

/** Attempts for the board: what happened when. Never the answers. */
@Injectable()
export class AttemptFiles {
  constructor(
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    @InjectScoped(LateAnswer) private readonly late: ScopedRepository<LateAnswer>,
    private readonly exceptions: AttemptExceptions,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AttemptError NO_SUCH_ATTEMPT */
  async file(contestId: ContestId, id: AttemptId): Promise<AttemptFile> {
    const attempt = await this.attempts.findOne({ where: { id, contestId } });
    if (!attempt) throw new AttemptError('NO_SUCH_ATTEMPT');
    const { registrationId, partCode, number } = attempt;
    const chain = await this.attempts.find({ where: { registrationId, partCode, number }, order: { sequel: 'ASC' } });
    const ids = chain.map((one) => one.id);
    return { chain, late: await this.lateOf(ids), ...(await this.exceptions.ofAttempts(ids)) };
  }

  /** What a sealed attempt would say if its late answers were taken: marks in the bank's order, and the guess; undefined where none came. */
  async withLate(id: AttemptId): Promise<{ marks: number[]; prediction: number | null } | undefined> {
    const [row] = await this.unitOfWork.run((manager) =>
      manager.query<{ marks: number[]; prediction: string | null }[]>(marksWithLate.text, [this.context.tenantId(), id]),
    );
    return row && { marks: row.marks, prediction: row.prediction === null ? null : Number(row.prediction) };
  }

  /** Attempts of a round with answers that came too late, last ones first. */
  async lateIn(roundId: RoundId, limit = 500): Promise<LateAttempt[]> {
    const ids = await this.late.query('l', (query) =>
      query
        .innerJoin('attempts', 'a', 'a.tenant_id = l.tenantId and a.id = l.attemptId')
        .andWhere('a.round_id = :roundId', { roundId })
        .select(['l.attempt_id as id', 'max(l.received_at) as last'])
        .groupBy('l.attempt_id')
        .orderBy('last', 'DESC')
        .limit(limit)
        .getRawMany<{ id: AttemptId }>(),
    );
    const order = ids.map(({ id }) => id);
    const [late, found] = [await this.lateOf(order), new Map<AttemptId, Attempt>()];
    if (order.length > 0) for (const attempt of await this.attempts.find({ where: { id: In(order) } })) found.set(attempt.id, attempt);
    const { exceptions } = await this.exceptions.ofAttempts(order);
    return order.flatMap((id) => {
      const [attempt, count] = [found.get(id), late.get(id)];
      const decision = exceptions.findLast((one) => one.attemptId === id && one.kind === 'late-answers' && one.state !== 'declined');
      return attempt && count ? [{ attempt, ...count, decision }] : [];
    });
  }

  /** By round: how many attempts have late answers about which nobody has said anything. Rounds without any are left out. */
  async lateUndecided(roundIds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, number>> {
    if (roundIds.length === 0) return new Map();
    const rows = await this.late.query('l', (query) =>
      query
        .innerJoin('attempts', 'a', 'a.tenant_id = l.tenantId and a.id = l.attemptId')
        .andWhere('a.round_id = any (:roundIds)', { roundIds })
        .andWhere(
          `not exists (select from attempt_exceptions e
             where e.tenant_id = l.tenantId and e.attempt_id = l.attemptId and e.kind = 'late-answers' and e.state <> 'declined')`,
        )
        .select(['a.round_id as "roundId"', 'count(distinct l.attempt_id)::int as attempts'])
        .groupBy('a.round_id')
        .getRawMany<{ roundId: RoundId; attempts: number }>(),
    );
    return new Map(rows.map(({ roundId, attempts }) => [roundId, attempts]));
  }

  private async lateOf(ids: readonly AttemptId[]): Promise<Map<AttemptId, LateCount>> {
    if (ids.length === 0) return new Map();
    const rows = await this.late.query('l', (query) =>
      query
        .andWhere('l.attemptId in (:...ids)', { ids })
        .select([
          'l.attempt_id as id',
          'count(distinct l.place)::int as places',
          'min(l.received_at) as "from"',
          'max(l.received_at) as "until"',
        ])
        .groupBy('l.attempt_id')
        .getRawMany<LateCount & { id: AttemptId }>(),
    );
    return new Map(rows.map(({ id, ...count }) => [id, count]));
  }
}
