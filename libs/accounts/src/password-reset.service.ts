import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Throttle } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, formatMoment, MINUTE_MS } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { passwordFault } from './domain/password-rules.js';
import type { Asker } from './domain/asker.js';
import { SIGN_IN_BY_EMAIL, SIGN_IN_BY_EMAIL_KNOWN } from './domain/sign-in-limits.js';
import { Account } from './entities/account.entity.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { KnownDevices } from './known-devices.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { Passwords } from './passwords.service.js';
import { SecretBox } from './secret-box.js';
import { Sessions } from './sessions.service.js';

const TICKET = 'password-reset';
const TICKET_MINUTES = 15;
const BY_ADDRESS = { action: 'password-reset-address', limit: 30, windowSeconds: 15 * 60 };

/** What a browser that has typed the code brings back with the new password. */
interface Ticket {
  id: AccountId;
  /** Of the password that is to be replaced: once replaced, the ticket is worth nothing. */
  replaces: string;
  until: number;
}

/** A new password for a member of staff, by a code to the mailbox: the first one too. */
@Injectable()
export class PasswordReset {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly codes: OneTimeCodes,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly box: SecretBox,
    private readonly throttle: Throttle,
    private readonly known: KnownDevices,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a code, if the address is that of a member of staff. The answer is the same if it is not, so that nobody learns
   * who works here. @throws AccessError TOO_MANY_TRIES
   */
  async begin({ email, siteName, ...from }: { email: string; siteName: string } & Asker): Promise<OneTimeCodeId> {
    if (!this.known.knows(from, email, 'staff')) await this.throttle.count(BY_ADDRESS, from.address);
    const account = await this.ofEmail(email);
    return this.codes.send({
      purpose: 'reset-password',
      contact: { kind: 'email', value: email },
      payload: account ? { accountId: account.id } : {},
      siteName,
      ...from,
      isPretence: !account,
    });
  }

  /** Takes the code and gives a ticket for the new password. @throws AccountError CODE_UNKNOWN, CODE_EXPIRED, CODE_SPENT, CODE_WRONG */
  async confirm(id: OneTimeCodeId, typed: string, from: Asker): Promise<string> {
    return this.codes.confirm({ id, purpose: 'reset-password', typed, from }, async ({ payload }) => {
      const account = await this.active(payload['accountId'] as AccountId | undefined);
      if (!account) throw new AccountError('CODE_WRONG');
      const until = this.clock.now().getTime() + TICKET_MINUTES * MINUTE_MS;
      const ticket: Ticket = { id: account.id, replaces: digestOf(account.passwordHash), until };
      return this.box.seal(JSON.stringify(ticket), TICKET);
    });
  }

  /** Whether a ticket may still be used. */
  async isValid(ticket: string): Promise<boolean> {
    return (await this.holder(ticket)) !== undefined;
  }

  /** Sets the new password and ends all sessions of the account; its second factor stays. @throws AccountError RESET_OVER, PASSWORD_UNFIT, BUSY */
  async renew(ticket: string, password: string): Promise<void> {
    const account = await this.holder(ticket);
    if (!account) throw new AccountError('RESET_OVER');
    const reason = passwordFault(password, { fullName: account.fullName, email: account.email ?? '' });
    if (reason) throw new AccountError('PASSWORD_UNFIT', { reason });
    const passwordHash = await this.passwords.hash(password);
    await this.unitOfWork.run(async () => {
      const { id } = account;
      const renewed = await this.accounts.update(
        { id, status: 'active', passwordHash: account.passwordHash ?? IsNull() },
        { passwordHash },
      );
      if (!renewed) throw new AccountError('RESET_OVER');
      await this.sessions.closeAll(id);
      await this.audit.record({ actor: id, action: 'staff.password-renewed', subject: { kind: 'account', id } });
      await this.outbox.put({
        channel: 'email',
        recipient: account.email ?? '',
        subject: 'Mật khẩu trang quản trị đã được đặt lại',
        body: `Mật khẩu trang quản trị của bạn được đặt lại lúc ${formatMoment(this.clock.now())}. Nếu không phải bạn, hãy báo ngay cho người quản trị của đơn vị.`,
      });
      // Whoever comes here has often tried in vain before: the mailbox has shown that it is the right person.
      for (const limit of [SIGN_IN_BY_EMAIL, SIGN_IN_BY_EMAIL_KNOWN]) await this.throttle.forget(limit, account.email ?? '');
    });
  }

  private async holder(sealed: string): Promise<Account | undefined> {
    const ticket = this.open(sealed);
    if (!ticket || ticket.until <= this.clock.now().getTime()) return undefined;
    const account = await this.active(ticket.id);
    return account && digestOf(account.passwordHash) === ticket.replaces ? account : undefined;
  }

  private open(sealed: string): Ticket | undefined {
    try {
      return JSON.parse(this.box.open(sealed, TICKET)) as Ticket;
    } catch {
      return undefined;
    }
  }

  private async ofEmail(email: string): Promise<Account | undefined> {
    return this.accounts.query('a', async (query) => {
      query.andWhere("a.email = :email and a.status = 'active' and cardinality(a.staffRoles) > 0", { email });
      return (await query.getOne()) ?? undefined;
    });
  }

  private async active(id: AccountId | undefined): Promise<Account | undefined> {
    return id ? ((await this.accounts.findOne({ where: { id, status: 'active' } })) ?? undefined) : undefined;
  }
}

function digestOf(passwordHash: string | null): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url');
}
