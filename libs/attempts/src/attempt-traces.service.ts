import { Injectable } from '@nestjs/common';
import type { ContestId, RoundId } from '#kernel';
import type { HotStatement } from '#persistence';
import type { AttemptId } from './entities/attempt.entity.js';
import { TenantContext, UnitOfWork } from '#tenancy';
import {
  attemptsById,
  attemptsOfMinute,
  busyMinutes,
  type BusyUnitMinute,
  countOfRound,
  markedAttempts,
  markedById,
  type MarkedAttempt,
  quickAttempts,
  sharedDevices,
  type SharedDevice,
  type TracedAttempt,
} from './queries/trace-statements.js';

/** What many attempts together show: for the anomaly desk and the report on questions. Never on the way of a request. */
@Injectable()
export class AttemptTraces {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Browsers in which at least so many people have started; `most` of them, with `listed` people each. */
  async sharedDevices(roundId: RoundId, limits: { people: number; most: number; listed: number }): Promise<SharedDevice[]> {
    return this.run(sharedDevices, [this.tenant(), roundId, limits.people, limits.most, limits.listed]);
  }

  /** Attempts that were handed in within so many milliseconds per question. */
  async quick(roundId: RoundId, limits: { msPerQuestion: number; most: number }): Promise<MarkedAttempt[]> {
    return this.run(quickAttempts, [this.tenant(), roundId, limits.msPerQuestion, limits.most]);
  }

  /** Minutes in which at least so many of one unit began or handed in. */
  async busyMinutes(roundId: RoundId, least: number): Promise<BusyUnitMinute[]> {
    return this.run(busyMinutes, [this.tenant(), roundId, least]);
  }

  /** The attempts of such a minute. */
  async ofMinute(roundId: RoundId, { unit, act, minute }: BusyUnitMinute, most: number): Promise<TracedAttempt[]> {
    return this.run(attemptsOfMinute, [this.tenant(), roundId, unit, act, minute, most]);
  }

  async byIds(ids: readonly string[]): Promise<TracedAttempt[]> {
    return ids.length === 0 ? [] : this.run(attemptsById, [this.tenant(), ids]);
  }

  /** Sealed attempts with what was marked. */
  async markedByIds(ids: readonly AttemptId[]): Promise<MarkedAttempt[]> {
    return ids.length === 0 ? [] : this.run(markedById, [this.tenant(), ids]);
  }

  /** The sealed attempts of a round with what was marked, page by page. */
  async *marked(roundId: RoundId, pageSize = 5_000): AsyncGenerator<MarkedAttempt[]> {
    let after: string | null = null;
    for (;;) {
      const page: MarkedAttempt[] = await this.run(markedAttempts, [this.tenant(), roundId, after, pageSize]);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id ?? null;
    }
  }

  async count(contestId: ContestId, roundId: RoundId): Promise<number> {
    const [row] = await this.run(countOfRound, [this.tenant(), contestId, roundId]);
    return row?.attempts ?? 0;
  }

  private tenant() {
    return this.context.tenantId();
  }

  private async run<Values extends readonly unknown[], Row>({ text }: HotStatement<Values, Row>, values: Values): Promise<Row[]> {
    return this.unitOfWork.run<Row[]>((manager) => manager.query(text, [...values]));
  }
}
