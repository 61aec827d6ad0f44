import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Attempt } from './entities/attempt.entity.js';

/** Who may look at attempts: whoever the registration belongs to. */
@Injectable()
export class AttemptOwners {
  constructor(@InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>) {}

  /**
   * Takes attempts along to the account to which their registrations went, in the caller's unit of work; how many. What is
   * sealed in them stays as it is: the database lets nothing else through.
   */
  async follow(registrations: readonly RegistrationId[], accountId: AccountId): Promise<number> {
    return registrations.length === 0 ? 0 : this.attempts.update({ registrationId: In([...registrations]) }, { accountId });
  }
}
