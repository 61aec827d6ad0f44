import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { type Account, AccountError, Accounts, type Contact } from '#accounts';
import type { RunningContest } from '#contests';
import { Grants } from '#contests';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { EntityRows, type JsonRow } from '#persistence';
import { barredGroups, checkEligibility, type Eligibility, type EligibilityReason } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { type Basis, type Unit, type UnitId, UnitRegister } from '#units';
import { AssistedEntries } from './assisted-entries.service.js';
import { ConsentLedger, type Said } from './consent-ledger.service.js';
import { QUESTION_AUTHORS, reasonToPerson } from './domain/exclusion-words.js';
import type { GuardianReading } from './domain/guardian-answers.js';
import { needsGuardian } from './domain/minority.js';
import { mayPublish, publicName } from './domain/public-name.js';
import { type OwnRegistration, Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationDetails } from './entities/registration-details.entity.js';
import { type Barred, Exclusions, type Recognisable } from './exclusions.service.js';
import { Guardians } from './guardians.service.js';
import { IdentityNumbers } from './identity-numbers.service.js';
import { RegistrationError } from './registration.errors.js';

/** How late a change of teams may be noticed by those who want to start. */
const REMEMBER_MS = 5_000;

const GUARDIAN_WAITS = 'Cha, mẹ hoặc người giám hộ của bạn chưa đồng ý cho bạn dự thi. Trong lúc chờ, bạn vẫn ôn tập được.';
const GUARDIAN_SAYS_NO = 'Cha, mẹ hoặc người giám hộ của bạn không đồng ý cho bạn dự thi.';

/** Somebody who wants to take part. */
export interface Applicant {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string;
  audience: string;
  basis: Basis;
  unit: Pick<Unit, 'id' | 'codes'>;
  contact?: Contact | undefined;
  identityNumber?: string | undefined;
  /** The word that the announcement gives to everyone, as typed. */
  accessWord?: string | undefined;
  /** Codes of the statements that the person has declared. */
  declared?: readonly string[] | undefined;
  /** The account with which the person has signed in already, where it is theirs: they register with that one. */
  accountId?: AccountId | undefined;
  /** Level of the electronic identity that a provider has told of that account. */
  identityLevel?: 0 | 1 | 2 | undefined;
}

export interface NewRegistration extends Applicant {
  contact: Contact;
  /** The ward's own unit (school, residential group), where the person came by the page of a ward that keeps such a list. */
  viaUnitId?: UnitId | undefined;
  position?: string | undefined;
  address?: string | undefined;
  /** An address beside the phone. */
  email?: string | undefined;
  /** The consent to publish the name; without it public pages show initials. */
  publishesName?: boolean | undefined;
  /** Who consents for a child; needed where the rules want it, and nothing elsewhere. */
  guardian?: GuardianReading | undefined;
  /** Who enters for the person, on the own device. */
  helper?: AccountId | undefined;
  /** How the consents were given: in a form of ours, or through a program. */
  how?: 'form' | 'program' | undefined;
}

/** Who stands behind a pseudonym. */
export interface ContestPerson {
  pseudonym: string;
  registrationId: RegistrationId;
  accountId: AccountId;
  fullName: string;
  /** The name as everybody may see it: cut, or only initials where the person does not agree to more. */
  publicName: string;
  /** "1962-07-07" */
  birthDate: string | null;
  unitId: UnitId;
  unitName: string;
  /** "thành phố Đà Lạt"; empty where the name says it all. */
  unitPlace: string;
}

/** Accounts in contests. */
@Injectable()
export class Registrations {
  private readonly barredNow: TenantMemory<ReadonlyMap<string, string[]>>;

  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    @InjectScoped(RegistrationDetails) private readonly details: ScopedRepository<RegistrationDetails>,
    private readonly accounts: Accounts,
    private readonly exclusions: Exclusions,
    private readonly guardians: Guardians,
    private readonly numbers: IdentityNumbers,
    private readonly ledger: ConsentLedger,
    private readonly assisted: AssistedEntries,
    private readonly units: UnitRegister,
    private readonly grants: Grants,
    private readonly rows: EntityRows,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.barredNow = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /**
   * Whether the person may enter, with reasons; usable before registering. The consent of a guardian is no reason against
   * registering: it is asked for afterwards, and awaited.
   */
  async eligibility(running: RunningContest, applicant: Applicant): Promise<Eligibility> {
    const groups = await this.exclusions.groupsOf(running.contest.id, applicant);
    const { reasons: said } = this.eligibilityOfAnyone(running, applicant, groups);
    const reasons = groups.includes(QUESTION_AUTHORS) ? [...said, authorReason(running.ruleSet)] : said;
    return { eligible: reasons.length === 0, reasons };
  }

  /** What the rules say to anybody with these answers, whoever it is: nothing is looked up. */
  eligibilityOfAnyone({ ruleSet }: RunningContest, applicant: Applicant, groups: string[] = []): Eligibility {
    const { audience, basis, birthDate, unit, accessWord, declared, identityLevel } = applicant;
    // Teams and lists of people never share a code.
    const facts = { audience, registersBy: basis, birthDate, unitCodes: unit.codes, teams: groups, lists: groups };
    return checkEligibility(ruleSet, { ...facts, guardianConsent: true, accessWord, declared, identityLevel });
  }

  /**
   * Makes the account, if the person has none, and the registration with all that belongs to it, in one transaction. The
   * contact must have been confirmed.
   * @throws RegistrationError NOT_ELIGIBLE, ALREADY_REGISTERED, IDENTITY_TAKEN, GUARDIAN_MISSING, ASSISTED_ENOUGH
   */
  async register(running: RunningContest, person: NewRegistration): Promise<{ accountId: AccountId; registrationId: RegistrationId }> {
    const waitsForGuardian = needsGuardian(running.ruleSet, person.birthDate);
    if (waitsForGuardian && !person.guardian) throw new RegistrationError('GUARDIAN_MISSING');
    return this.unitOfWork.run(async () => {
      const known = await this.knownAccount(person);
      // A level is the account's own: who signs in as one person registers nobody else by it.
      const identityLevel = known && (await this.accounts.identityLevelOf(known));
      const { eligible } = await this.eligibility(running, { ...person, identityLevel });
      if (!eligible) throw new RegistrationError('NOT_ELIGIBLE');
      // Whoever counts for a ward's unit is that ward's to follow up, by whichever page they came.
      const viaTenantId = await this.grants.wardOf(running.contest.id, person.unit.codes);
      const accountId = known ?? (await this.newAccount(person, viaTenantId));
      const registrationId = await this.enter(running.contest.id, accountId, { person, viaTenantId, waitsForGuardian });
      await this.keepWith(running.contest.id, registrationId, person);
      return { accountId, registrationId };
    });
  }

  /** A registration that a hot statement has read along with other things. */
  fromRow(row: JsonRow): OwnRegistration {
    return this.rows.read(Registration, row) as OwnRegistration;
  }

  /** A registration of somebody who is known. */
  async find(id: RegistrationId): Promise<OwnRegistration | undefined> {
    return ((await this.registrations.findOne({ where: { id, accountId: Not(IsNull()) } })) as OwnRegistration | null) ?? undefined;
  }

  async findOf(accountId: AccountId, contestId: ContestId): Promise<OwnRegistration | undefined> {
    return (
      ((await this.registrations.findOne({ where: { accountId, contestId, duplicateOf: IsNull() } })) as OwnRegistration | null) ??
      undefined
    );
  }

  /** Whether the name of somebody in a contest may be public, cut as it is; never of who was erased. */
  async mayPublishName(accountId: AccountId, contestId: ContestId): Promise<boolean> {
    const [registration, account] = [await this.findOf(accountId, contestId), await this.accounts.findById(accountId)];
    return registration !== undefined && account !== undefined && mayPublish(registration, account.birthDate);
  }

  /** The contests in which the person has registered, newest registration first. */
  async ofAccount(accountId: AccountId): Promise<OwnRegistration[]> {
    return (await this.registrations.find({
      where: { accountId, duplicateOf: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
    })) as OwnRegistration[];
  }

  /** Whose registrations these are; those of erased people are left out. */
  async accountsOf(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, AccountId>> {
    if (ids.length === 0) return new Map();
    const found = await this.registrations.find({ where: { id: In([...ids]) }, select: { tenantId: true, id: true, accountId: true } });
    return new Map(found.flatMap(({ id, accountId }) => (accountId === null ? [] : [[id, accountId] as const])));
  }

  /** The people behind pseudonyms of a contest, in three statements whatever their number. */
  async peopleOf(contestId: ContestId, pseudonyms: readonly string[]): Promise<ReadonlyMap<string, ContestPerson>> {
    if (pseudonyms.length === 0) return new Map();
    const found = await this.registrations.find({ where: { contestId, pseudonym: In([...pseudonyms]) } });
    const accounts = await this.accounts.findMany(found.flatMap(({ accountId }) => accountId ?? []));
    const units = await this.units.findMany(found.map((registration) => registration.unitId));
    return new Map(
      found.flatMap((registration) => {
        const account = registration.accountId ? accounts.get(registration.accountId) : undefined;
        const unit = units.get(registration.unitId);
        return account && unit ? [[registration.pseudonym, contestPerson(registration, account, unit)] as const] : [];
      }),
    );
  }

  /**
   * Why somebody who has registered may not sit: a guardian who has not consented, a team joined or a list written since, a
   * question of one's own in the bank. To the person, in Vietnamese; undefined when nothing is in the way. What concerns
   * others is remembered for seconds.
   */
  async barringReason(
    running: RunningContest,
    { pseudonym, guardianState }: Pick<Registration, 'pseudonym' | 'guardianState'>,
  ): Promise<string | undefined> {
    if (guardianState === 'awaited') return GUARDIAN_WAITS;
    if (guardianState === 'withdrawn') return GUARDIAN_SAYS_NO;
    const teams = (await this.teamsOfBarred(running)).get(pseudonym);
    return teams && reasonToPerson(running.ruleSet, teams);
  }

  /** Codes of the teams and lists that bar somebody who need not have registered, as a co-author has not; by name, birth date and contact. */
  async groupsBarring({ contest, ruleSet }: RunningContest, person: Recognisable): Promise<string[]> {
    const barring = [...barredGroups(ruleSet).map(({ code }) => code), QUESTION_AUTHORS];
    return (await this.exclusions.groupsOf(contest.id, person)).filter((code) => barring.includes(code));
  }

  /** The same of several people, in their order; see Exclusions. */
  async groupsBarringEach(running: RunningContest, people: readonly Recognisable[]): Promise<string[][]> {
    return this.exclusions.groupsOfEach(running, people);
  }

  /** The pseudonyms of those who have registered and whom something bars; remembered for seconds. Few, and most often none. */
  async barredPseudonyms(running: RunningContest): Promise<string[]> {
    return [...(await this.teamsOfBarred(running)).keys()];
  }

  /** People who have registered although something bars them; see Exclusions. */
  async barred(running: RunningContest): Promise<Barred[]> {
    return this.exclusions.barred(running);
  }

  /** How many have registered in a contest. */
  async count(contestId: ContestId): Promise<number> {
    return this.registrations.count({ contestId, duplicateOf: IsNull() });
  }

  /** How many have registered, by the ward through which they came (null: the tenant itself). */
  async countByVia(contestId: ContestId): Promise<{ viaTenantId: TenantId | null; people: number }[]> {
    return this.registrations.query('r', (query) =>
      query
        .andWhere('r.contestId = :contestId and r.duplicateOf is null', { contestId })
        .select(['r.via_tenant_id as "viaTenantId"', 'count(*)::int as people'])
        .groupBy('r.via_tenant_id')
        .getRawMany(),
    );
  }

  private async teamsOfBarred(running: RunningContest): Promise<ReadonlyMap<string, string[]>> {
    return this.barredNow.recall(
      running.contest.id,
      async () => new Map((await this.barred(running)).map((one) => [one.pseudonym, one.teams])),
    );
  }

  private async knownAccount({ accountId, contact, fullName, birthDate }: NewRegistration): Promise<AccountId | undefined> {
    if (accountId) return accountId;
    const found = await this.accounts.findPerson(contact, fullName, birthDate);
    return found?.id;
  }

  /** Makes the account; who presses twice at once is told to sign in, by whichever of the two was later. */
  private async newAccount(person: NewRegistration, viaTenantId: TenantId | null): Promise<AccountId> {
    try {
      return await this.accounts.create({ ...person, viaTenantId });
    } catch (error) {
      if (error instanceof AccountError && error.code === 'ACCOUNT_EXISTS') throw new RegistrationError('ALREADY_REGISTERED');
      throw error;
    }
  }

  private async enter(
    contestId: ContestId,
    accountId: AccountId,
    { person, viaTenantId, waitsForGuardian }: { person: NewRegistration; viaTenantId: TenantId | null; waitsForGuardian: boolean },
  ): Promise<RegistrationId> {
    const now = this.clock.now();
    const id = newId<'registration'>(now);
    const inserted = await this.registrations.insertMissing([
      {
        id,
        contestId,
        accountId,
        viaTenantId,
        viaUnitId: viaTenantId === null ? null : (person.viaUnitId ?? null),
        pseudonym: randomUUID(),
        audience: person.audience,
        basis: person.basis,
        unitId: person.unit.id,
        residenceUnitId: person.basis === 'residence' ? person.unit.id : null,
        workplaceUnitId: person.basis === 'workplace' ? person.unit.id : null,
        position: person.position ?? null,
        publishesName: person.publishesName ?? false,
        guardianState: waitsForGuardian ? 'awaited' : null,
        guardianPublishes: false,
        isAssisted: person.helper !== undefined,
        keptGroups: [],
        consentedAt: now,
        createdAt: now,
        erasedAt: null,
      },
    ]);
    if (inserted === 0) throw new RegistrationError('ALREADY_REGISTERED');
    return id;
  }

  /** What belongs to a registration beside its row: the answers that the rules ask for, and what was said. */
  private async keepWith(contestId: ContestId, id: RegistrationId, person: NewRegistration): Promise<void> {
    const { address = null, email = null, identityNumber, guardian, helper } = person;
    if (address !== null || email !== null) await this.details.insert({ registrationId: id, address, email });
    if (identityNumber) await this.numbers.keep(contestId, id, identityNumber);
    if (guardian && (await this.registrations.exists({ id, guardianState: 'awaited' }))) await this.guardians.name(id, guardian);
    if (helper) await this.assisted.enter(contestId, id, helper);
    const said = { saidBy: 'contestant', how: helper ? 'assisted' : (person.how ?? 'form') } as const;
    await this.ledger.write(
      id,
      { kind: 'take-part', given: true, ...said },
      { kind: 'publish-name', given: person.publishesName ?? false, ...said },
      ...(person.declared ?? []).map((statement): Said => ({ kind: 'declaration', statement, given: true, ...said })),
    );
  }
}

function authorReason(ruleSet: RunningContest['ruleSet']): EligibilityReason {
  return { code: 'questions.author', kind: 'refused', sentence: reasonToPerson(ruleSet, [QUESTION_AUTHORS]) ?? '' };
}

function contestPerson(registration: Registration, account: Account, unit: Unit): ContestPerson {
  return {
    pseudonym: registration.pseudonym,
    registrationId: registration.id,
    accountId: account.id,
    fullName: account.fullName,
    publicName: publicName(account, registration),
    birthDate: account.birthDate,
    unitId: unit.id,
    unitName: unit.name,
    unitPlace: unit.place,
  };
}
