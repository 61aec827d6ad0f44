import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AccountErasure, Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId } from '#kernel';
import { hotStatement } from '#persistence';
import { barredGroups } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
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

const appointments = hotStatement<[tenant: string, account: string], object>(
  'appointments-of-account',
  'select from coordinators where tenant_id = $1 and account_id = $2 and ended_at is null limit 1',
);

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
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Erases somebody out of the contest; erasing twice is erasing once.
   * @returns whether the account went with it: not while it is in another contest or a coordinator's, nor that of a member of staff
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
      await this.forgetContacts(id, accountId);
      await this.numbers.forget(id);
      await this.ledger.write(id, ...takenBack(by));
      // Of two accounts that were merged, the other one's registration says as much about the person.
      const doubles = await this.registrations.find({ where: { duplicateOf: id, accountId: Not(IsNull()) } });
      for (const double of doubles as OwnRegistration[]) await this.erase(running, double, by);
      const accountErased = !(await this.isNeeded(accountId)) && (await this.accountErasure.erase(accountId));
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

  /** The address beside the account's, and who consented: with the messages that went there. */
  private async forgetContacts(id: Registration['id'], accountId: AccountId): Promise<void> {
    const [details, guardian, account] = [
      await this.details.findOne({ where: { registrationId: id } }),
      await this.guardians.of(id),
      await this.personOf(accountId),
    ];
    await this.details.delete({ registrationId: id });
    await this.guardians.forget(id);
    for (const contact of [details?.email, guardian?.contact])
      // A mother of two still awaits what is about the other child.
      if (contact && account) await this.accountErasure.blankMessages(contact, account.fullName, await this.guardians.isNamed(contact));
  }

  /** Whether the account is somebody's in another contest, or a coordinator's. */
  private async isNeeded(accountId: AccountId): Promise<boolean> {
    if (await this.registrations.exists({ accountId })) return true;
    const values = [this.context.tenantId(), accountId];
    const found = await this.unitOfWork.run<object[]>((manager) => manager.query(appointments.text, values));
    return found.length > 0;
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
