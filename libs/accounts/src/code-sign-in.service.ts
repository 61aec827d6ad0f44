import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { AccountId } from '#kernel';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import { type Contact, keptContact } from './domain/contact.js';
import type { Account } from './entities/account.entity.js';

type SignedIn = Pick<Principal, 'accountId' | 'method'>;

/**
 * Signing in with a code to one's phone or mailbox: the same whether pages or programs ask. A code is sent to whatever contact
 * is typed; only who reads it learns whether anybody has registered with it.
 */
@Injectable()
export class CodeSignIn {
  constructor(private readonly accounts: Accounts) {}

  /**
   * Whom somebody who is signed in may say to be: everybody who is reached by the same contact, by name, since a family may
   * share a phone. Who came in by a password or by an account elsewhere has shown that for one person alone.
   */
  async sharing({ accountId, method = 'code' }: SignedIn): Promise<Account[]> {
    const account = await this.accounts.findById(accountId);
    if (account && method !== 'code') return [account];
    const contact = account?.phone ?? account?.email;
    return contact ? this.accounts.reachedBy(keptContact(contact)) : [];
  }

  /** One of those. @throws AccountError PERSON_UNKNOWN for anybody else */
  async sharer(signedIn: SignedIn, person: string): Promise<Account> {
    const found = (await this.sharing(signedIn)).find((account) => account.id === person);
    if (!found) throw new AccountError('PERSON_UNKNOWN');
    return found;
  }

  /** Whom a confirmed contact signs in: the first by name, where several share it. @throws AccountError NOT_REGISTERED when nobody is reached by it */
  async accountOf(contact: Contact): Promise<AccountId> {
    const [account] = await this.accounts.reachedBy(contact);
    if (!account) throw new AccountError('NOT_REGISTERED');
    return account.id;
  }
}
