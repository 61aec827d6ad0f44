import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { contestantPrincipal, sessionHash } from '#accounts';
import type { RunningContest } from '#contests';
import { columnTexts, EntityRows, GroupCommit, HotStatements, type JsonRow, type ResultOf } from '#persistence';
import { type Registration, Registrations } from '#registrations';
import { TenantContext } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
import { AttemptError } from './attempt.errors.js';
import { type Sitting, Sittings } from './sittings.service.js';
import { answersFor } from './domain/asked-together.js';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import { contestantDesks, receiptDesks } from './queries/attempt-statements.js';

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
  /** The board has re-opened it, or taken late answers: another attempt counts in its stead. */
  isReplaced: boolean;
  /** Undefined for strangers. */
  principal: Principal | undefined;
  /** The unit for which the owner counts; undefined for everybody else. */
  unit: Unit | undefined;
}

/** Who asks for a desk, and for which part of which contest or which attempt alone. */
interface Asked {
  session: Buffer;
  contest: string | null;
  part: string | null;
  onlyOne: string | null;
}

interface AskedReceipt {
  session: Buffer | null;
  code: string;
}

/** In one statement at most, and how many of them at once in the process and of one tenant. */
const TOGETHER = { most: 50, atOnce: 4, atOncePerLane: 2 };
/** A machine works them off in a few seconds. Whoever comes then is told when to ask again. */
const ROOM = 4_000;

/**
 * What the pages of a sitting are made of, session check included. Those who ask at about the same time are answered by one
 * statement.
 */
@Injectable()
export class ContestantDesk {
  private readonly asked = new GroupCommit<Asked, ResultOf<typeof contestantDesks> | undefined>({
    ...TOGETHER,
    room: ROOM,
    keyOf: ({ session, part, onlyOne }) => `${session.toString('hex')} ${part ?? onlyOne}`,
    commit: (tenant, asked) => this.read(tenant, asked),
  });
  private readonly receipts = new GroupCommit<AskedReceipt, ResultOf<typeof receiptDesks> | undefined>({
    ...TOGETHER,
    room: ROOM,
    keyOf: ({ session, code }) => `${session?.toString('hex')} ${code}`,
    commit: (tenant, asked) => this.readReceipts(tenant, asked),
  });

  constructor(
    private readonly sittings: Sittings,
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
    return { principal: contestantPrincipal(row), sitting: await this.sittings.of(this.attemptOf(attempt)) };
  }

  /** An attempt by its receipt, for anybody. @throws AttemptError RECEIPT_UNKNOWN */
  async receipt(code: string, sessionToken: string | undefined): Promise<ReceiptDesk> {
    const session = sessionToken === undefined ? null : sessionHash(sessionToken);
    const row = await this.receipts.add(this.context.tenantId(), { session, code });
    if (!row) throw new AttemptError('RECEIPT_UNKNOWN');
    const { account_id, full_name, method, replaced: isReplaced } = row;
    return {
      attempt: this.attemptOf(row.attempt),
      isReplaced,
      principal: account_id && full_name !== null && method ? contestantPrincipal({ account_id, full_name, method }) : undefined,
      unit: row.unit ? this.units.fromRow(row.unit) : undefined,
    };
  }

  private find(
    sessionToken: string,
    contest: string | null,
    part: string | null,
    onlyOne: string | null,
  ): Promise<ResultOf<typeof contestantDesks> | undefined> {
    return this.asked.add(this.context.tenantId(), { session: sessionHash(sessionToken), contest, part, onlyOne });
  }

  private async read(tenant: string, asked: readonly Asked[]): Promise<(ResultOf<typeof contestantDesks> | undefined)[]> {
    const columns = columnTexts(asked.map(({ session, contest, part, onlyOne }, n) => [n, session, contest, part, onlyOne] as const));
    return answersFor(asked, await this.statements.run(contestantDesks, [tenant, ...columns]));
  }

  private async readReceipts(tenant: string, asked: readonly AskedReceipt[]): Promise<(ResultOf<typeof receiptDesks> | undefined)[]> {
    const columns = columnTexts(asked.map(({ session, code }, n) => [n, session, code] as const));
    return answersFor(asked, await this.statements.run(receiptDesks, [tenant, ...columns]));
  }

  private attemptOf(row: JsonRow): Attempt {
    return this.rows.read(Attempt, row);
  }
}
