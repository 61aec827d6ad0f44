import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { contestantPrincipal, sessionHash } from '#accounts';
import type { RunningContest } from '#contests';
import { EntityRows, HotStatements, type JsonRow, type ResultOf } from '#persistence';
import { type Registration, Registrations } from '#registrations';
import { TenantContext } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
import { AttemptError } from './attempt.errors.js';
import { Attempts, type Sitting } from './attempts.service.js';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import { contestantDesk, receiptDesk } from './queries/attempt-statements.js';

/** What somebody who is signed in has in a part of a contest. */
export interface Desk {
  principal: Principal;
  /** Undefined for who has not registered. */
  registration: Registration | undefined;
  /** Oldest first. */
  attempts: Attempt[];
}

/** A receipt, and who looks at it. */
export interface ReceiptDesk {
  attempt: Attempt;
  /** Undefined for strangers. */
  principal: Principal | undefined;
  /** The unit for which the owner counts; undefined for everybody else. */
  unit: Unit | undefined;
}

/** What the pages of a sitting are made of: one statement each, session check included. */
@Injectable()
export class ContestantDesk {
  constructor(
    private readonly attempts: Attempts,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly rows: EntityRows,
    private readonly statements: HotStatements,
    private readonly context: TenantContext,
  ) {}

  /** Undefined when the session is over. */
  async of(sessionToken: string, { contest }: RunningContest, partCode: string): Promise<Desk | undefined> {
    const row = await this.find(sessionToken, contest.id, partCode, null);
    if (!row) return undefined;
    return {
      principal: contestantPrincipal(row),
      registration: row.registration ? this.registrations.fromRow(row.registration) : undefined,
      attempts: (row.attempts ?? []).map((attempt) => this.attemptOf(attempt)),
    };
  }

  /** One's own attempt with its paper; undefined when the session is over. @throws AttemptError ATTEMPT_UNKNOWN */
  async sitting(sessionToken: string, id: AttemptId): Promise<{ principal: Principal; sitting: Sitting } | undefined> {
    const row = await this.find(sessionToken, null, null, id);
    if (!row) return undefined;
    const [attempt] = row.attempts ?? [];
    if (!attempt) throw new AttemptError('ATTEMPT_UNKNOWN');
    return { principal: contestantPrincipal(row), sitting: await this.attempts.withPaper(this.attemptOf(attempt)) };
  }

  /** An attempt by its receipt, for anybody. @throws AttemptError RECEIPT_UNKNOWN */
  async receipt(code: string, sessionToken: string | undefined): Promise<ReceiptDesk> {
    const session = sessionToken === undefined ? null : sessionHash(sessionToken);
    const [row] = await this.statements.run(receiptDesk, [this.context.tenantId(), session, code]);
    if (!row) throw new AttemptError('RECEIPT_UNKNOWN');
    const { account_id, full_name, method } = row;
    return {
      attempt: this.attemptOf(row.attempt),
      principal: account_id && full_name !== null && method ? contestantPrincipal({ account_id, full_name, method }) : undefined,
      unit: row.unit ? this.units.fromRow(row.unit) : undefined,
    };
  }

  private async find(
    sessionToken: string,
    contest: string | null,
    part: string | null,
    onlyOne: string | null,
  ): Promise<ResultOf<typeof contestantDesk> | undefined> {
    const [row] = await this.statements.run(contestantDesk, [this.context.tenantId(), sessionHash(sessionToken), contest, part, onlyOne]);
    return row;
  }

  private attemptOf(row: JsonRow): Attempt {
    return this.rows.read(Attempt, row);
  }
}
