import { Injectable } from '@nestjs/common';
import type { Round } from '#contests';
import type { HotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { followClosing, followPause } from './time-statements.js';

/** What sittings have of a round's new times. In the caller's unit of work, or each in its own; doing it twice is doing it once. */
@Injectable()
export class AttemptTimes {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Moves the deadlines of whoever sits in a round by as much of its pause as falls into their sitting; how many. */
  async followPause({ id, pausedFrom, resumesAt }: Pick<Round, 'id' | 'pausedFrom' | 'resumesAt'>): Promise<number> {
    if (!pausedFrom || !resumesAt) return 0;
    return this.run(followPause, [this.context.tenantId(), id, pausedFrom, resumesAt]);
  }

  /**
   * Gives those their time whom the earlier end of a round had cut short; how many.
   * @param minutes that the rules give for a paper
   */
  async followClosing(roundId: Round['id'], { before, after }: { before: Date; after: Date }, minutes: number): Promise<number> {
    return this.run(followClosing, [this.context.tenantId(), roundId, before, after, `${minutes} minutes`]);
  }

  private async run<Values extends readonly unknown[]>(statement: HotStatement<Values, { n: number }>, values: Values): Promise<number> {
    return this.unitOfWork.run(async (manager) => (await manager.query<{ n: number }[]>(statement.text, [...values]))[0]?.n ?? 0);
  }
}
