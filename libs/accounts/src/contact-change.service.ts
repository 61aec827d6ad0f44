import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, formatMoment } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import type { Asker } from './domain/asker.js';
import { type Contact, describeContact, keptContact, readContact } from './domain/contact.js';
import { contactOf, messageTo } from './domain/contact-of.js';
import { Account } from './entities/account.entity.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { type CodeRequest, OneTimeCodes } from './one-time-codes.service.js';
import type { OneSignedIn } from './own-password.service.js';
import { Sessions } from './sessions.service.js';

type Asking = Asker & Pick<CodeRequest, 'siteName'>;

/** One's own change of phone number or address: a code to the old one, then a code to the new one. */
@Injectable()
export class ContactChange {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly people: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a code to the present contact.
   * @returns the code's id, or what is wrong with the new contact
   * @throws AccountError CODE_JUST_SENT, BUDGET_SPENT; AccessError TOO_MANY_TRIES
   */
  async begin(accountId: AccountId, typed: string, asking: Asking): Promise<{ code: OneTimeCodeId } | { fault: string }> {
    const reading = readContact(typed);
    if ('fault' in reading) return reading;
    const contact = contactOf(await this.known(accountId));
    if (contact.value === reading.contact.value) return { fault: 'Đây là số hoặc địa chỉ bạn đang dùng. Hãy nhập số hoặc địa chỉ mới.' };
    return {
      code: await this.codes.send({ purpose: 'leave-contact', contact, payload: { accountId, to: reading.contact.value }, ...asking }),
    };
  }

  /**
   * Takes the code that went to the old contact and sends one to the new contact.
   * @throws AccountError as `OneTimeCodes.confirm` and `send`
   */
  async left(id: OneTimeCodeId, typed: string, accountId: AccountId, asking: Asking): Promise<OneTimeCodeId> {
    const { from, to } = await this.codes.confirm({ id, purpose: 'leave-contact', typed, from: asking }, ({ contact, payload }) =>
      payload['accountId'] === accountId
        ? Promise.resolve({ from: contact, to: String(payload['to']) })
        : Promise.reject(new AccountError('CODE_UNKNOWN')),
    );
    return this.codes.send({ purpose: 'take-contact', contact: keptContact(to), payload: { accountId, from }, ...asking });
  }

  /**
   * Takes the code that went to the new contact: from now on it is the account's. Every other session ends, the old contact is told.
   * @throws AccountError as `OneTimeCodes.confirm`; CONTACT_HAS_YOU when the same person is known by the new contact already
   */
  async taken(id: OneTimeCodeId, typed: string, { accountId, sessionToken }: OneSignedIn, from: Asker): Promise<Contact> {
    return this.codes.confirm({ id, purpose: 'take-contact', typed, from }, async ({ contact, payload }) => {
      if (payload['accountId'] !== accountId) throw new AccountError('CODE_UNKNOWN');
      const to = keptContact(contact);
      const account = await this.known(accountId);
      // Meanwhile the help desk may have changed it too: then this way is over.
      if (contactOf(account).value !== payload['from']) throw new AccountError('CODE_UNKNOWN');
      await this.replace(account, to);
      await this.sessions.closeOthers(accountId, sessionToken);
      await this.audit.record({
        actor: accountId,
        action: 'account.contact-changed',
        subject: { kind: 'account', id: accountId },
        details: { kind: to.kind },
      });
      return to;
    });
  }

  /**
   * Gives an account another contact and tells the old one, in the caller's unit of work.
   * @throws AccountError CONTACT_HAS_YOU
   */
  async replace(account: Account, to: Contact): Promise<void> {
    const from = contactOf(account);
    const emptied = from.kind === to.kind ? {} : { [from.kind]: null };
    try {
      await this.accounts.update({ id: account.id }, { ...emptied, [to.kind]: to.value });
    } catch (error) {
      if (isTaken(error)) throw new AccountError('CONTACT_HAS_YOU');
      throw error;
    }
    await this.outbox.put(
      messageTo(from, {
        subject: 'Tài khoản dự thi của bạn đã chuyển sang liên hệ khác',
        body: `Lúc ${formatMoment(this.clock.now())}, tài khoản dự thi của bạn đã chuyển sang ${describeContact(to)}. Nếu không phải bạn yêu cầu, hãy báo ngay cho Ban Tổ chức.`,
      }),
    );
  }

  private async known(id: AccountId): Promise<Account> {
    const account = await this.people.findById(id);
    if (!account) throw new AccountError('CODE_UNKNOWN');
    return account;
  }
}

function isTaken(error: unknown): boolean {
  const { code, constraint } = (error instanceof QueryFailedError ? error.driverError : {}) as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'accounts_one_per_person';
}
