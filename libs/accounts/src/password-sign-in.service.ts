import { Injectable } from '@nestjs/common';
import { addressPrefix, Throttle } from '#access';
import type { AccountId } from '#kernel';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import { type Contact, readContact } from './domain/contact.js';
import { PASSWORDS_PER_CONTACT, PASSWORDS_PER_DEVICE, PASSWORDS_PER_NET } from './domain/sign-in-limits.js';
import type { Account } from './entities/account.entity.js';
import { Passwords } from './passwords.service.js';

export interface TypedPassword {
  contact: string;
  password: string;
  /** Where the request comes from. */
  address: string;
  /** Which browser asks, where it is known. */
  device: string | undefined;
}

/** Contestants who have set a password come in without waiting for a code. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Whose contact and password these are; of those who share a phone, the one whose password it is. The answer and the work
   * are the same whoever is reached by the contact, and however many.
   * @throws AccountError PASSWORD_FAILED, BUSY
   * @throws AccessError TOO_MANY_TRIES
   */
  async accountOf({ contact: typed, password, address, device }: TypedPassword): Promise<AccountId> {
    await this.throttle.count(PASSWORDS_PER_NET, addressPrefix(address));
    if (device !== undefined) await this.throttle.count(PASSWORDS_PER_DEVICE, device);
    const reading = readContact(typed);
    const subject = 'contact' in reading ? reading.contact.value : typed;
    await this.throttle.count(PASSWORDS_PER_CONTACT, subject);
    const people = 'contact' in reading ? await this.withPassword(reading.contact) : [];
    const matching = await this.passwords.matching(
      people.map(({ passwordHash }) => passwordHash),
      password,
    );
    const found = people.find(({ passwordHash }) => matching.includes(passwordHash));
    if (!found) throw new AccountError('PASSWORD_FAILED');
    await this.throttle.forget(PASSWORDS_PER_CONTACT, subject);
    return found.id;
  }

  private async withPassword(contact: Contact): Promise<(Account & { passwordHash: string })[]> {
    const people = await this.accounts.reachedBy(contact);
    // Staff have a door of their own, with a second factor: their password opens no other.
    return people.filter(
      (account): account is Account & { passwordHash: string } => account.passwordHash !== null && account.staffRoles.length === 0,
    );
  }
}
