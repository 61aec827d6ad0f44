import { Injectable } from '@nestjs/common';
import type { AccountId } from '#kernel';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import { type Contact, type ContactReading, keptContact, readContact } from './domain/contact.js';
import type { Account } from './entities/account.entity.js';

/** Signing in with a code to one's phone or mailbox: the same whether pages or programs ask. */
@Injectable()
export class CodeSignIn {
  constructor(private readonly accounts: Accounts) {}

  /** The contact as typed, if somebody is reached by it; otherwise what is wrong. */
  async readContact(typed: string): Promise<ContactReading> {
    const reading = readContact(typed);
    if ('fault' in reading || (await this.accounts.reachedBy(reading.contact)).length > 0) return reading;
    return { fault: 'Chưa có ai đăng ký bằng số hoặc địa chỉ này. Hãy xem lại từng chữ số, hoặc bấm Đăng ký.' };
  }

  /** Everybody who is reached by the same contact as the account, by name: a family may share a phone. */
  async sharing(id: AccountId): Promise<Account[]> {
    const account = await this.accounts.findById(id);
    const contact = account?.phone ?? account?.email;
    return contact ? this.accounts.reachedBy(keptContact(contact)) : [];
  }

  /** Whom a confirmed contact signs in: the first by name, where several share it. @throws AccountError CODE_UNKNOWN when nobody is reached by it any more */
  async accountOf(contact: Contact): Promise<AccountId> {
    const [account] = await this.accounts.reachedBy(contact);
    if (!account) throw new AccountError('CODE_UNKNOWN');
    return account.id;
  }
}
