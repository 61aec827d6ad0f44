import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Accounts, type Contact } from '#accounts';
import type { RunningContest } from '#contests';
import { Teams } from '#contests';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { checkEligibility, type Eligibility } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { Basis, Unit, UnitId } from '#units';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** Somebody who wants to take part. */
export interface Applicant {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string;
  audience: string;
  basis: Basis;
  unit: Pick<Unit, 'id' | 'codes'>;
}

export interface NewRegistration extends Applicant {
  contact: Contact;
  /** The ward through whose page the person comes. */
  viaTenantId?: TenantId | undefined;
  viaUnitId?: UnitId | undefined;
}

/** Accounts in contests. */
@Injectable()
export class Registrations {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether the person may enter, with reasons; usable before registering. */
  async eligibility({ contest, ruleSet }: RunningContest, applicant: Applicant): Promise<Eligibility> {
    const teams = await this.teams.teamsOf(contest.id, applicant);
    const { audience, basis, birthDate, unit } = applicant;
    return checkEligibility(ruleSet, { audience, registersBy: basis, birthDate, unitCodes: unit.codes, teams });
  }

  /**
   * Makes the account, if the person has none, and the registration, in one transaction. The contact must have been
   * confirmed.
   * @throws RegistrationError NOT_ELIGIBLE, ALREADY_REGISTERED
   */
  async register(running: RunningContest, person: NewRegistration): Promise<{ accountId: AccountId; registrationId: RegistrationId }> {
    return this.unitOfWork.run(async () => {
      const { eligible } = await this.eligibility(running, person);
      if (!eligible) throw new RegistrationError('NOT_ELIGIBLE');
      const accountId = (await this.knownAccount(person)) ?? (await this.accounts.create(person));
      return { accountId, registrationId: await this.enter(running.contest.id, accountId, person) };
    });
  }

  async findOf(accountId: AccountId, contestId: ContestId): Promise<Registration | undefined> {
    return (await this.registrations.findOne({ where: { accountId, contestId } })) ?? undefined;
  }

  private async knownAccount({ contact, fullName, birthDate }: NewRegistration): Promise<AccountId | undefined> {
    const found = await this.accounts.findPerson(contact, fullName, birthDate);
    return found?.id;
  }

  private async enter(contestId: ContestId, accountId: AccountId, person: NewRegistration): Promise<RegistrationId> {
    const now = this.clock.now();
    const id = newId<'registration'>(now);
    const inserted = await this.registrations.insertMissing([
      {
        id,
        contestId,
        accountId,
        viaTenantId: person.viaTenantId ?? null,
        viaUnitId: person.viaUnitId ?? null,
        pseudonym: randomUUID(),
        audience: person.audience,
        basis: person.basis,
        unitId: person.unit.id,
        position: null,
        consentedAt: now,
        createdAt: now,
      },
    ]);
    if (inserted === 0) throw new RegistrationError('ALREADY_REGISTERED');
    return id;
  }
}
