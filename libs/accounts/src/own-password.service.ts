import { Injectable } from '@nestjs/common';
import { Throttle } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, formatMoment, MINUTE_MS } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import { contactOf, messageTo } from './domain/contact-of.js';
import { passwordFault } from './domain/password-rules.js';
import { PASSWORD_CHANGES, PASSWORDS_PER_CONTACT_KNOWN } from './domain/sign-in-limits.js';
import { Account } from './entities/account.entity.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';

/** How long after a code one need not show again who one is. */
const FRESH_MINUTES = 15;

/** A contestant with the session in which they ask. */
export interface OneSignedIn {
  accountId: AccountId;
  sessionToken: string;
}

/** The password that a contestant sets for themselves: nobody has to, a code does as well. */
@Injectable()
export class OwnPassword {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly people: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether the session was opened a moment ago by a code or by an account elsewhere: then the present password is not asked for. */
  async isFresh({ sessionToken }: Pick<OneSignedIn, 'sessionToken'>): Promise<boolean> {
    const opened = await this.sessions.opened(sessionToken);
    const since = this.clock.now().getTime() - FRESH_MINUTES * MINUTE_MS;
    return opened !== undefined && (opened.method === 'code' || opened.method === 'provider') && opened.createdAt.getTime() >= since;
  }

  /**
   * Sets the password and ends the other sessions.
   * @param current the present one, where the session is not fresh
   * @throws AccountError NOT_FRESH, CURRENT_WRONG, PASSWORD_UNFIT, PASSWORD_SHARED, BUSY
   * @throws AccessError TOO_MANY_TRIES
   */
  async set(who: OneSignedIn, { password, current }: { password: string; current: string }): Promise<void> {
    const account = await this.own(who);
    const reason = passwordFault(password, { fullName: account.fullName, email: account.email ?? '', phone: account.phone ?? '' });
    if (reason) throw new AccountError('PASSWORD_UNFIT', { reason });
    await this.showSelf(who, account, current);
    await this.throttle.count(PASSWORD_CHANGES, contactOf(account).value);
    const others = await this.othersHashes(account);
    const passwordHash = await this.passwords.hash(password, others[0]);
    if (others.includes(passwordHash)) throw new AccountError('PASSWORD_SHARED');
    await this.change(who, account, { passwordHash, action: 'account.password-set', done: 'được đặt' });
  }

  /** Removes it, where there is one: from then on a code is the way in. @throws as `set` */
  async remove(who: OneSignedIn, { current }: { current: string }): Promise<void> {
    const account = await this.own(who);
    await this.showSelf(who, account, current);
    if (account.passwordHash === null) return;
    await this.throttle.count(PASSWORD_CHANGES, contactOf(account).value);
    await this.change(who, account, { passwordHash: null, action: 'account.password-removed', done: 'được bỏ' });
  }

  private async change(
    { sessionToken }: OneSignedIn,
    { id, phone, email }: Account,
    { passwordHash, action, done }: { passwordHash: string | null; action: string; done: string },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.update({ id }, { passwordHash });
      await this.sessions.closeOthers(id, sessionToken);
      await this.audit.record({ actor: id, action, subject: { kind: 'account', id } });
      await this.outbox.put(
        messageTo(contactOf({ phone, email }), {
          subject: 'Mật khẩu dự thi của bạn vừa thay đổi',
          body: `Mật khẩu dự thi của bạn ${done} lúc ${formatMoment(this.clock.now())}. Nếu không phải bạn, hãy đăng nhập bằng mã và đặt lại, hoặc báo Ban Tổ chức.`,
        }),
      );
    });
  }

  private async showSelf(who: OneSignedIn, account: Account, current: string): Promise<void> {
    if (await this.isFresh(who)) return;
    if (account.passwordHash === null) throw new AccountError('NOT_FRESH');
    const subject = contactOf(account).value;
    // A session is nobody else's: strangers who try the contact's password must not keep its owner from changing it.
    await this.throttle.count(PASSWORDS_PER_CONTACT_KNOWN, subject);
    if (!(await this.passwords.matches(account.passwordHash, current))) throw new AccountError('CURRENT_WRONG');
    await this.throttle.forget(PASSWORDS_PER_CONTACT_KNOWN, subject);
  }

  /** The hashes of those who share the contact. */
  private async othersHashes(account: Account): Promise<string[]> {
    const people = await this.people.reachedBy(contactOf(account));
    return people.flatMap(({ id, passwordHash }) => (id !== account.id && passwordHash !== null ? [passwordHash] : []));
  }

  /** Staff have a password of another kind: it cannot be set from here. */
  private async own({ accountId }: OneSignedIn): Promise<Account> {
    const account = await this.people.findById(accountId);
    if (!account || account.staffRoles.length > 0) throw new AccountError('SIGN_IN_FAILED');
    return account;
  }
}
