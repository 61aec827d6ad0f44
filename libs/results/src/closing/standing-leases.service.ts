import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { RoundId } from '#kernel';
import type { HotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { giveBackLease, takeLease } from './lease-statements.js';

/** Whoever computes says so at least this often, or another one begins. */
const LEASE_SECONDS = 60;
const RENEW_EVERY_MS = 15_000;

/**
 * One worker computes a round: minutes of work, which a second one would do for nothing. It is no lock (what is computed twice is
 * kept once, see `Standings.compute`): whoever holds it may die, and after a minute another goes on.
 */
@Injectable()
export class StandingLeases {
  private readonly logger = new Logger('results');

  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Does the work where nobody else is at it; undefined where somebody is. */
  async whileHeld<T>(roundId: RoundId, work: () => Promise<T>): Promise<T | undefined> {
    const holder = randomUUID();
    if (!(await this.take(roundId, holder))) return undefined;
    // Outside the transactions of the work, whose commit may be far.
    const renewing = setInterval(() => {
      this.take(roundId, holder).catch((error: unknown) =>
        this.logger.warn(`the lease of round ${roundId} was not renewed: ${String(error)}`),
      );
    }, RENEW_EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewing);
      await this.run(giveBackLease, [this.context.tenantId(), roundId, holder]);
    }
  }

  private async take(roundId: RoundId, holder: string): Promise<boolean> {
    const rows = await this.run(takeLease, [this.context.tenantId(), roundId, holder, LEASE_SECONDS]);
    return rows.length > 0;
  }

  private async run<Values extends readonly unknown[], Row>({ text }: HotStatement<Values, Row>, values: Values): Promise<Row[]> {
    return this.unitOfWork.run<Row[]>((manager) => manager.query(text, [...values]));
  }
}
