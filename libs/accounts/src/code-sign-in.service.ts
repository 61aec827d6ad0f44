import { Injectable } from '@nestjs/common';
import { Throttle, type ThrottleLimit } from '#access';
import type { AccountId } from '#kernel';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import { type Contact, type ContactReading, keptContact, readContact } from './domain/contact.js';
import type { Account } from './entities/account.entity.js';

/**
 * Contacts that nobody is reached by, tried from one address: nobody should go through numbers to learn who takes part.
 * A school, or a quarter on one carrier's address, mistypes a lot; contacts that are right are not counted.
 */
const MISSES_PER_ADDRESS: ThrottleLimit = { action: 'sign-in-miss', limit: 300, windowSeconds: 15 * 60 };

/** Signing in with a code to one's phone or mailbox: the same whether pages or programs ask. */
@Injectable()
export class CodeSignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly throttle: Throttle,
  ) {}

  /**
   * The contact as typed, if somebody is reached by it; otherwise what is wrong.
   * @param address where the request comes from
   * @throws AccessError TOO_MANY_TRIES after 300 contacts that are nobody's from one address in 15 minutes
   */
  async readContact(typed: string, address: string): Promise<ContactReading> {
    const reading = readContact(typed);
    if ('fault' in reading) return reading;
    // Counted before looking: however many ask at once, no more than these are told anything.
    await this.throttle.count(MISSES_PER_ADDRESS, address);
    if ((await this.accounts.reachedBy(reading.contact)).length > 0) {
      await this.throttle.giveBack(MISSES_PER_ADDRESS, address);
      return reading;
    }
    return { fault: 'Chưa có ai đăng ký bằng số hoặc địa chỉ này. Hãy xem lại từng chữ số, hoặc bấm Đăng ký.' };
  }

  /** Everybody who is reached by the same contact as the account, by name: a family may share a phone. */
  async sharing(id: AccountId): Promise<Account[]> {
    const account = await this.accounts.findById(id);
    const contact = account?.phone ?? account?.email;
    return contact ? this.accounts.reachedBy(keptContact(contact)) : [];
  }

  /** One of those who share the account's contact. @throws AccountError PERSON_UNKNOWN for anybody else */
  async sharer(id: AccountId, person: string): Promise<Account> {
    const found = (await this.sharing(id)).find((account) => account.id === person);
    if (!found) throw new AccountError('PERSON_UNKNOWN');
    return found;
  }

  /** Whom a confirmed contact signs in: the first by name, where several share it. @throws AccountError CODE_UNKNOWN when nobody is reached by it any more */
  async accountOf(contact: Contact): Promise<AccountId> {
    const [account] = await this.accounts.reachedBy(contact);
    if (!account) throw new AccountError('CODE_UNKNOWN');
    return account.id;
  }
}
