import { Injectable } from '@nestjs/common';
import { Throttle } from '#access';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import type { Asker } from './domain/asker.js';
import { SIGN_IN_BY_EMAIL, SIGN_IN_BY_EMAIL_KNOWN, SIGN_IN_WINDOW_SECONDS } from './domain/sign-in-limits.js';
import { Account } from './entities/account.entity.js';
import { KnownDevices } from './known-devices.service.js';
import { Passwords } from './passwords.service.js';
import { type ProposedSecret, SecondFactor } from './second-factor.service.js';
import { Sessions } from './sessions.service.js';

/** An office of many people has one address. */
const BY_ADDRESS = { action: 'staff-sign-in-address', limit: 100, windowSeconds: SIGN_IN_WINDOW_SECONDS };
const CODES = { action: 'staff-code', limit: 10, windowSeconds: SIGN_IN_WINDOW_SECONDS };

/** What a browser that has given the password still owes. */
export interface DueFactor {
  email: string;
  /** Present at the first sign-in: the secret to be brought into an app. */
  setUp?: ProposedSecret;
}

/** Signing in to the console: the password, then the code of an authenticator app. */
@Injectable()
export class StaffSignIn {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly passwords: Passwords,
    private readonly factor: SecondFactor,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly known: KnownDevices,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whose e-mail address and password these are. Takes as long for an address that nobody has. In a browser where that member
   * has signed in before, tries are counted apart from those of strangers.
   * @throws AccountError SIGN_IN_FAILED, ACCOUNT_LOCKED (told only to who knows the password), BUSY
   * @throws AccessError TOO_MANY_TRIES
   */
  async passwordAccepted(typed: { email: string; password: string } & Asker): Promise<AccountId> {
    const email = typed.email.trim().toLowerCase();
    const isKnown = this.known.knows(typed, email, 'staff');
    const perEmail = isKnown ? SIGN_IN_BY_EMAIL_KNOWN : SIGN_IN_BY_EMAIL;
    if (!isKnown) await this.throttle.count(BY_ADDRESS, typed.address);
    await this.throttle.count(perEmail, email);
    const account = await this.ofEmail(email);
    const isRight = await this.passwords.matches(account?.passwordHash, typed.password);
    if (!account || !isRight) throw new AccountError('SIGN_IN_FAILED');
    if (account.status === 'locked') throw new AccountError('ACCOUNT_LOCKED');
    await this.throttle.forget(perEmail, email);
    return account.id;
  }

  /**
   * What the session still owes; undefined when it owes nothing (it is over, or was passed already).
   * @param proposal what an earlier look at the page proposed; see SecondFactor
   */
  async due(token: string, proposal: { sealed: string | undefined; issuer: string }): Promise<DueFactor | undefined> {
    const account = await this.awaited(token);
    if (!account) return undefined;
    const setUp = account.totpSecret ? undefined : this.factor.propose(account, proposal);
    await this.factor.tellInDemo(account, setUp);
    return { email: account.email ?? '', ...(setUp ? { setUp } : {}) };
  }

  /**
   * Takes the code and makes the session count; at the first sign-in the proposed secret becomes the account's.
   * @throws AccountError TOTP_WRONG, TOTP_SPENT, TOTP_SET_ALREADY, SIGN_IN_FAILED when the session owes nothing
   * @throws AccessError TOO_MANY_TRIES
   */
  async pass(token: string, typed: string, sealed: string | undefined): Promise<void> {
    const account = await this.awaited(token);
    if (!account) throw new AccountError('SIGN_IN_FAILED');
    await this.throttle.count(CODES, account.id);
    const act = { actor: account.id, subject: { kind: 'account', id: account.id } };
    await this.unitOfWork.run(async () => {
      if (account.totpSecret) await this.factor.use(account, typed);
      else {
        await this.factor.setUp(account, sealed, typed);
        await this.audit.record({ ...act, action: 'staff.second-factor-set' });
      }
      await this.sessions.passSecondFactor(token);
      await this.audit.record({ ...act, action: 'staff.signed-in' });
    });
    await this.throttle.forget(CODES, account.id);
  }

  private async ofEmail(email: string): Promise<Account | undefined> {
    return this.accounts.query('a', async (query) => {
      const found = await query.andWhere('a.email = :email and cardinality(a.staffRoles) > 0', { email }).getOne();
      return found ?? undefined;
    });
  }

  private async awaited(token: string): Promise<Account | undefined> {
    const id = await this.sessions.awaitingSecondFactor(token);
    return id ? ((await this.accounts.findOne({ where: { id } })) ?? undefined) : undefined;
  }
}
