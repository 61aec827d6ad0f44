import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AccountErasure, Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId } from '#kernel';
import { barredGroups } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ConsentLedger, type Said } from './consent-ledger.service.js';
import { QUESTION_AUTHORS } from './domain/exclusion-words.js';
import { RegistrationDetails } from './entities/registration-details.entity.js';
import { type OwnRegistration, Registration } from './entities/registration.entity.js';
import { Exclusions } from './exclusions.service.js';
import { Guardians } from './guardians.service.js';
import { IdentityNumbers } from './identity-numbers.service.js';
import { RegistrationError } from './registration.errors.js';

/** Who has asked for it: the person, or the day on which a contest's data is due. */
export type ErasedBy = 'contestant' | 'term';

/**
 * Erasing people out of a contest. What stays is a pseudonym with unit and audience group, so that every count and every
 * hash is as it was; what an account is not needed for elsewhere goes with it.
 */
@Injectable()
export class Erasure {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    @InjectScoped(RegistrationDetails) private readonly details: ScopedRepository<RegistrationDetails>,
    private readonly accounts: Accounts,
    private readonly accountErasure: AccountErasure,
    private readonly guardians: Guardians,
    private readonly numbers: IdentityNumbers,
    private readonly exclusions: Exclusions,
    private readonly ledger: ConsentLedger,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Erases somebody out of the contest; erasing twice is erasing once.
   * @returns whether the account went with it: not while it is in another contest, nor that of a member of staff
   * @throws RegistrationError NOT_REGISTERED
   */
  async erase(running: RunningContest, registration: OwnRegistration, by: ErasedBy): Promise<{ accountErased: boolean }> {
    const { id, accountId } = registration;
    return this.unitOfWork.run(async () => {
      const keptGroups = await this.groupsOf(running, registration);
      const erased = await this.registrations.update(
        { id, accountId },
        { accountId: null, erasedAt: this.clock.now(), position: null, publishesName: false, guardianPublishes: false, keptGroups },
      );
      if (erased === 0) throw new RegistrationError('NOT_REGISTERED');
      await this.details.delete({ registrationId: id });
      await this.guardians.forget(id);
      await this.numbers.forget(id);
      await this.ledger.write(id, ...takenBack(by));
      // Of two accounts that were merged, the other one's registration says as much about the person.
      const doubles = await this.registrations.find({ where: { duplicateOf: id, accountId: Not(IsNull()) } });
      for (const double of doubles as OwnRegistration[]) await this.erase(running, double, by);
      const isElsewhere = await this.registrations.exists({ accountId });
      const accountErased = !isElsewhere && (await this.accountErasure.erase(accountId));
      await this.audit.record({
        actor: null,
        action: 'person.erased',
        subject: { kind: 'registration', id },
        details: { by, accountErased },
      });
      return { accountErased };
    });
  }

  /** A portion of those who are still known in a contest. */
  async known(contestId: ContestId, limit: number): Promise<OwnRegistration[]> {
    const found = await this.registrations.find({ where: { contestId, accountId: Not(IsNull()) }, order: { id: 'ASC' }, take: limit });
    return found as OwnRegistration[];
  }

  /** What bars the person today, for standings that are computed again when nobody can be found by name any more. */
  private async groupsOf(running: RunningContest, { id, accountId }: OwnRegistration): Promise<string[]> {
    const account = await this.personOf(accountId);
    if (!account) return [];
    const contact = account.phone ?? account.email;
    const barring = [...barredGroups(running.ruleSet).map(({ code }) => code), QUESTION_AUTHORS];
    const named = await this.exclusions.groupsOf(running.contest.id, {
      fullName: account.fullName,
      birthDate: account.birthDate ?? '0001-01-01',
      contact: contact === null ? undefined : { kind: account.phone ? 'phone' : 'email', value: contact },
    });
    const numbered = (await this.numbers.excludedRegistrations(running.contest.id)).filter(({ registrationId }) => registrationId === id);
    return [...new Set([...named, ...numbered.map(({ list }) => list)])].filter((code) => barring.includes(code));
  }

  private async personOf(id: AccountId) {
    return this.accounts.findById(id);
  }
}

function takenBack(by: ErasedBy): Said[] {
  const said = by === 'term' ? ({ saidBy: 'organiser', how: 'term' } as const) : ({ saidBy: 'contestant', how: 'form' } as const);
  return [
    { kind: 'take-part', given: false, ...said },
    { kind: 'publish-name', given: false, ...said },
  ];
}
