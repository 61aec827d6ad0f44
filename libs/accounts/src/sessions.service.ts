import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { AccessError, Permission, permissionsOf, type Principal, type StaffRole } from '#access';
import { type AccountId, Clock, DAY_MS, MINUTE_MS } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Session, type SignInMethod } from './entities/session.entity.js';

/**
 * A member of staff is asked again after half a day, whether or not a page that keeps itself up to date is still open. Who
 * has given the password alone has a quarter of an hour for the second factor.
 */
const LIFE_MS = { contestant: 60 * DAY_MS, staff: DAY_MS / 2, halfWay: 15 * MINUTE_MS } as const;

interface SessionRow {
  id: AccountId;
  full_name: string;
  staff_roles: StaffRole[];
  kind: 'contestant' | 'staff';
  second_factor_at: Date | null;
  method: SignInMethod;
}

/** A browser in which one is signed in. */
export interface OwnSession extends Pick<Session, 'method' | 'device' | 'createdAt'> {
  /** The one that asks. */
  isThis: boolean;
}

/** The contestant whom a session's row names, for those whose one statement reads it along with other things. */
export function contestantPrincipal(row: { account_id: AccountId; full_name: string; method: SignInMethod }): Principal {
  return {
    accountId: row.account_id,
    displayName: row.full_name,
    kind: 'contestant',
    method: row.method,
    permissions: new Set([Permission.TakePart]),
  };
}

/** The hash under which a session is stored. */
export function sessionHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Signed-in browsers. The token is only ever in the cookie. */
@Injectable()
export class Sessions {
  constructor(
    @InjectScoped(Session) private readonly sessions: ScopedRepository<Session>,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its token, 256 random bits. */
  async open(
    accountId: AccountId,
    kind: 'contestant' | 'staff',
    { method = 'code', device = '' }: { method?: SignInMethod; device?: string } = {},
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LIFE_MS[kind === 'staff' ? 'halfWay' : kind]);
    const life = { createdAt: now, expiresAt, secondFactorAt: null };
    await this.sessions.insert({ tokenHash: sessionHash(token), accountId, kind, method, device: device.slice(0, 60), ...life });
    return { token, expiresAt };
  }

  /**
   * Holds a browser for somebody who is not signed in there: nobody ever gets a token for it, but it stands among their browsers
   * and ends as those do, when they sign out everywhere, are locked or erased.
   * @returns by what it is known
   */
  async hold(accountId: AccountId, { device, until }: { device: string; until: Date }): Promise<string> {
    const tokenHash = randomBytes(32);
    const life = { createdAt: this.clock.now(), expiresAt: until, secondFactorAt: null };
    await this.sessions.insert({ tokenHash, accountId, kind: 'contestant', method: 'code', device, ...life });
    return tokenHash.toString('hex');
  }

  /** Who holds a browser; undefined when that is over or the account locked. */
  async holder(held: string): Promise<AccountId | undefined> {
    return (await this.find(Buffer.from(held, 'hex')))?.id;
  }

  /** Ends the holding of a browser. */
  async release(held: string): Promise<void> {
    await this.sessions.delete({ tokenHash: Buffer.from(held, 'hex') });
  }

  /** Who the token belongs to; undefined when the session is over, the account locked, or (staff) the second factor still due. */
  async principal(token: string): Promise<Principal | undefined> {
    const row = await this.find(sessionHash(token));
    if (!row || (row.kind === 'staff' && !row.second_factor_at)) return undefined;
    return {
      accountId: row.id,
      displayName: row.full_name,
      kind: row.kind,
      ...(row.kind === 'contestant' ? { method: row.method } : {}),
      permissions: row.kind === 'staff' ? permissionsOf(row.staff_roles) : new Set([Permission.TakePart]),
    };
  }

  /** The staff account whose password was accepted and whose second factor is still due. */
  async awaitingSecondFactor(token: string): Promise<AccountId | undefined> {
    const row = await this.find(sessionHash(token));
    return row?.kind === 'staff' && !row.second_factor_at ? row.id : undefined;
  }

  async passSecondFactor(token: string): Promise<void> {
    const now = this.clock.now();
    await this.sessions.update(
      { tokenHash: sessionHash(token) },
      { secondFactorAt: now, expiresAt: new Date(now.getTime() + LIFE_MS.staff) },
    );
  }

  /** Gives a staff session its whole life again: for the demo, where moving the clock would sign out whoever moved it. */
  async renew(token: string): Promise<void> {
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_MS.staff);
    await this.sessions.update({ tokenHash: sessionHash(token), kind: 'staff', secondFactorAt: Not(IsNull()) }, { expiresAt });
  }

  /**
   * Makes a contestant's session, opened by a code, another person's; the token stays, so that pressing twice, or a failure in between, signs
   * nobody out. Whom it may be passed to is `CodeSignIn.sharing`, and the caller's to check.
   * @throws AccessError SIGN_IN_REQUIRED when the session has ended meanwhile
   */
  async passTo(token: string, accountId: AccountId): Promise<{ expiresAt: Date }> {
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_MS.contestant);
    const passed = await this.sessions.update(
      { tokenHash: sessionHash(token), kind: 'contestant', method: 'code' },
      { accountId, expiresAt },
    );
    if (!passed) throw new AccessError('SIGN_IN_REQUIRED');
    return { expiresAt };
  }

  /** A session as it was opened: by which way, when; undefined when it is over. */
  async opened(token: string): Promise<Pick<Session, 'method' | 'createdAt'> | undefined> {
    const found = await this.sessions.findOne({ where: { tokenHash: sessionHash(token), expiresAt: MoreThan(this.clock.now()) } });
    return found ?? undefined;
  }

  /** Where a contestant is signed in, the newest first; `token` is the session that asks. */
  async ofContestant(accountId: AccountId, token: string): Promise<OwnSession[]> {
    const own = sessionHash(token);
    const found = await this.sessions.find({
      where: { accountId, kind: 'contestant', expiresAt: MoreThan(this.clock.now()) },
      order: { createdAt: 'DESC' },
    });
    return found.map(({ tokenHash, method, device, createdAt }) => ({ method, device, createdAt, isThis: tokenHash.equals(own) }));
  }

  /** Ends an account's sessions as a contestant but the one with this token; how many. */
  async closeOthers(accountId: AccountId, token: string): Promise<number> {
    return this.sessions.delete({ accountId, kind: 'contestant', tokenHash: Not(sessionHash(token)) });
  }

  async close(token: string): Promise<void> {
    await this.sessions.delete({ tokenHash: sessionHash(token) });
  }

  /** Ends all sessions of an account: after a new password, or when it is locked. */
  async closeAll(accountId: AccountId): Promise<void> {
    await this.sessions.delete({ accountId });
  }

  /** Removes sessions that were over before the instant; how many. */
  async forgetExpired(before: Date): Promise<number> {
    return this.sessions.delete({ expiresAt: LessThan(before) });
  }

  private async find(tokenHash: Buffer): Promise<SessionRow | undefined> {
    return this.sessions.query('s', async (query) => {
      const rows = await query
        .innerJoin('accounts', 'a', 'a.tenant_id = s.tenantId and a.id = s.accountId')
        .andWhere('s.tokenHash = :hash', { hash: tokenHash })
        .andWhere('s.expiresAt > :now', { now: this.clock.now() })
        .andWhere("a.status = 'active'")
        .select([
          'a.id as id',
          'a.full_name as full_name',
          'a.staff_roles as staff_roles',
          's.kind as kind',
          's.second_factor_at as second_factor_at',
          's.method as method',
        ])
        .getRawMany<SessionRow>();
      return rows[0];
    });
  }
}
