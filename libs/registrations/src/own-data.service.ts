import { Injectable } from '@nestjs/common';
import { type Account, Accounts } from '#accounts';
import { ContestReader } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { UnitRegister } from '#units';
import { ConsentLedger } from './consent-ledger.service.js';
import type { Consent } from './entities/consent.entity.js';
import { RegistrationDetails } from './entities/registration-details.entity.js';
import type { OwnRegistration, RegistrationId } from './entities/registration.entity.js';
import { Guardians } from './guardians.service.js';
import { IdentityNumbers } from './identity-numbers.service.js';
import { Registrations } from './registrations.service.js';
import { UnitChanges } from './unit-changes.service.js';

/** What is known of somebody in one contest. */
export interface OwnContestData {
  contestId: ContestId;
  registrationId: RegistrationId;
  contest: string;
  registeredAt: Date;
  /** Under which the person stands in standings and exports. */
  pseudonym: string;
  audience: string;
  countsBy: OwnRegistration['basis'];
  unit: string;
  residence: string | null;
  workplace: string | null;
  position: string | null;
  address: string | null;
  email: string | null;
  /** Masked: a page that shows the whole number could be read over one's shoulder. */
  identityNumber: string | null;
  isAssisted: boolean;
  guardian: { fullName: string; relation: string; contact: string | null; confirmedAt: Date | null } | null;
  guardianState: OwnRegistration['guardianState'];
  publishesName: boolean;
  unitChanges: { from: string; to: string; changedAt: Date }[];
  consents: Pick<Consent, 'kind' | 'statement' | 'given' | 'saidBy' | 'how' | 'textVersion' | 'saidAt'>[];
}

/** Everything that is kept of a person beside their attempts, for their own eyes. */
export interface OwnRecord {
  account: Pick<Account, 'fullName' | 'birthDate' | 'phone' | 'email' | 'createdAt'>;
  contests: OwnContestData[];
}

/** Gathers what is kept of a person. */
@Injectable()
export class OwnData {
  constructor(
    @InjectScoped(RegistrationDetails) private readonly details: ScopedRepository<RegistrationDetails>,
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly contests: ContestReader,
    private readonly units: UnitRegister,
    private readonly guardians: Guardians,
    private readonly numbers: IdentityNumbers,
    private readonly changes: UnitChanges,
    private readonly ledger: ConsentLedger,
  ) {}

  /** What is kept of the person, contest by contest; undefined for who is not known any more. */
  async of(accountId: AccountId): Promise<OwnRecord | undefined> {
    const account = await this.accounts.findById(accountId);
    if (!account) return undefined;
    const contests: OwnContestData[] = [];
    for (const registration of await this.registrations.ofAccount(accountId)) contests.push(await this.inContest(registration));
    const { fullName, birthDate, phone, email, createdAt } = account;
    return { account: { fullName, birthDate, phone, email, createdAt }, contests };
  }

  private async inContest(registration: OwnRegistration): Promise<OwnContestData> {
    const { id, contestId, unitId, residenceUnitId, workplaceUnitId } = registration;
    const { contest, ruleSet } = await this.contests.contest(contestId);
    const [details, guardian, changes] = [
      await this.details.findOne({ where: { registrationId: id } }),
      await this.guardians.of(id),
      await this.changes.of(registration),
    ];
    const wanted = [unitId, residenceUnitId, workplaceUnitId, ...changes.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])];
    const units = await this.units.findMany(wanted.filter((one) => one !== null));
    const nameOf = (unit: typeof residenceUnitId): string | null => {
      const found = unit ? units.get(unit) : undefined;
      return found ? [found.name, found.place].filter(Boolean).join(', ') : null;
    };
    return {
      contestId,
      registrationId: id,
      contest: contest.name,
      registeredAt: registration.createdAt,
      pseudonym: registration.pseudonym,
      audience: ruleSet.audiences.find(({ code }) => code === registration.audience)?.name ?? registration.audience,
      countsBy: registration.basis,
      unit: nameOf(unitId) ?? '',
      residence: nameOf(residenceUnitId),
      workplace: nameOf(workplaceUnitId),
      position: registration.position,
      address: details?.address ?? null,
      email: details?.email ?? null,
      identityNumber: (await this.numbers.masked(id)) ?? null,
      isAssisted: registration.isAssisted,
      guardian: guardian
        ? { fullName: guardian.fullName, relation: guardian.relation, contact: guardian.contact, confirmedAt: guardian.confirmedAt }
        : null,
      guardianState: registration.guardianState,
      publishesName: registration.publishesName,
      unitChanges: changes.map(({ fromUnitId, toUnitId, changedAt }) => ({
        from: nameOf(fromUnitId) ?? '',
        to: nameOf(toUnitId) ?? '',
        changedAt,
      })),
      consents: (await this.ledger.of(id)).map(({ kind, statement, given, saidBy, how, textVersion, saidAt }) => ({
        kind,
        statement,
        given,
        saidBy,
        how,
        textVersion,
        saidAt,
      })),
    };
  }
}
