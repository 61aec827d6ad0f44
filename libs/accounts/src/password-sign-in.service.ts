import { Injectable } from '@nestjs/common';
import { addressPrefix, Throttle } from '#access';
import type { AccountId } from '#kernel';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import type { Asker } from './domain/asker.js';
import { type Contact, readContact } from './domain/contact.js';
import { PASSWORDS_PER_CONTACT, PASSWORDS_PER_CONTACT_KNOWN, PASSWORDS_PER_DEVICE, PASSWORDS_PER_NET } from './domain/sign-in-limits.js';
import type { Account } from './entities/account.entity.js';
import { KnownDevices } from './known-devices.service.js';
import { Passwords } from './passwords.service.js';

export interface TypedPassword extends Asker {
  contact: string;
  password: string;
}

/** Contestants who have set a password come in without waiting for a code. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
    private readonly known: KnownDevices,
  ) {}

  /**
   * Whose contact and password these are; of those who share a phone, the one whose password it is. The answer and the work
   * are the same whoever is reached by the contact, and however many. In a browser where the contact has signed in before,
   * tries are counted apart from those of strangers: nobody is locked out by others.
   * @throws AccountError PASSWORD_FAILED, BUSY
   * @throws AccessError TOO_MANY_TRIES
   */
  async accountOf({ contact: typed, password, ...from }: TypedPassword): Promise<AccountId> {
    const reading = readContact(typed);
    const subject = 'contact' in reading ? reading.contact.value : typed;
    const isKnown = this.known.knows(from, subject);
    if (!isKnown) await this.throttle.count(PASSWORDS_PER_NET, addressPrefix(from.address));
    if (from.device !== undefined) await this.throttle.count(PASSWORDS_PER_DEVICE, from.device);
    const perContact = isKnown ? PASSWORDS_PER_CONTACT_KNOWN : PASSWORDS_PER_CONTACT;
    await this.throttle.count(perContact, subject);
    const people = 'contact' in reading ? await this.withPassword(reading.contact) : [];
    const matching = await this.passwords.matching(
      people.map(({ passwordHash }) => passwordHash),
      password,
    );
    const found = people.find(({ passwordHash }) => matching.includes(passwordHash));
    if (!found) throw new AccountError('PASSWORD_FAILED');
    await this.throttle.forget(perContact, subject);
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
