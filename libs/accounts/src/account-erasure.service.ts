import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type AccountId, Clock } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Account } from './entities/account.entity.js';
import { AccountIdentity } from './entities/account-identity.entity.js';
import { OneTimeCode } from './entities/one-time-code.entity.js';
import { Session } from './entities/session.entity.js';
import { type ErasedPerson, ErasureFollowers } from './erasure-followers.js';

/** What stands in place of a name. */
export const NOBODY = 'Đã xóa';

/** Takes a person's data out of their account. The empty row stays: certificates and the trail point to it. */
@Injectable()
export class AccountErasure {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    @InjectScoped(Session) private readonly sessions: ScopedRepository<Session>,
    @InjectScoped(AccountIdentity) private readonly identities: ScopedRepository<AccountIdentity>,
    @InjectScoped(OneTimeCode) private readonly codes: ScopedRepository<OneTimeCode>,
    private readonly outbox: Outbox,
    private readonly followers: ErasureFollowers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Erases name, birth date, contacts and every way in; with them what names the person elsewhere: messages, codes, lists.
   * @returns false for a member of staff, whose account is needed for their work, and for who was erased before
   */
  async erase(id: AccountId): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.findOne({ where: { id } });
      if (!account || account.staffRoles.length > 0) return false;
      const erased = await this.accounts.update(
        { id, erasedAt: IsNull() },
        {
          fullName: NOBODY,
          // Unique, so that two who were erased are not taken for one person.
          nameKey: id,
          birthDate: null,
          phone: null,
          email: null,
          position: null,
          passwordHash: null,
          totpSecret: null,
          lastSignedInAt: null,
          status: 'locked',
          erasedAt: this.clock.now(),
        },
      );
      await this.sessions.delete({ accountId: id });
      await this.identities.delete({ accountId: id });
      if (erased > 0) await this.forgetElsewhere(account);
      // The same person, known twice: what is left of the other account says the same.
      for (const merged of await this.accounts.find({ where: { mergedInto: id, erasedAt: IsNull() } })) await this.erase(merged.id);
      return erased > 0;
    });
  }

  /**
   * Empties messages to a contact: all of them, or those that name the person where somebody else is still reached by it.
   * @param isNamed whether the caller knows of somebody, beside those who have an account
   */
  async blankMessages(contact: string, fullName: string, isNamed = false): Promise<void> {
    const isOthers = isNamed || (await this.accounts.exists({ phone: contact })) || (await this.accounts.exists({ email: contact }));
    await this.outbox.blank(contact, isOthers ? fullName : undefined);
  }

  private async forgetElsewhere(person: ErasedPerson): Promise<void> {
    for (const contact of [person.phone, person.email]) {
      if (contact === null) continue;
      await this.blankMessages(contact, person.fullName);
      // Whoever shares the contact asks for another: a code lasts for minutes only.
      await this.codes.delete({ contact });
    }
    await this.followers.follow(person);
  }
}
