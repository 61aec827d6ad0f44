import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Account, Accounts, type Contact } from '#accounts';
import type { RunningContest } from '#contests';
import { Grants, Teams } from '#contests';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { barredGroups, barringReason, checkEligibility, type Eligibility } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { type Basis, type Unit, type UnitId, UnitRegister } from '#units';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** How late a change of teams may be noticed by those who want to start. */
const REMEMBER_MS = 5_000;

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
  /** The ward's own unit (school, residential group), where the person came by the page of a ward that keeps such a list. */
  viaUnitId?: UnitId | undefined;
}

/** Who stands behind a pseudonym. */
export interface ContestPerson {
  pseudonym: string;
  registrationId: RegistrationId;
  accountId: AccountId;
  fullName: string;
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
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly units: UnitRegister,
    private readonly grants: Grants,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.barredNow = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** Whether the person may enter, with reasons; usable before registering. */
  async eligibility({ contest, ruleSet }: RunningContest, applicant: Applicant): Promise<Eligibility> {
    const groups = await this.teams.teamsOf(contest.id, applicant);
    const { audience, basis, birthDate, unit } = applicant;
    // Teams and lists of people never share a code.
    return checkEligibility(ruleSet, { audience, registersBy: basis, birthDate, unitCodes: unit.codes, teams: groups, lists: groups });
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
      // Whoever counts for a ward's unit is that ward's to follow up, by whichever page they came.
      const viaTenantId = await this.grants.wardOf(running.contest.id, person.unit.codes);
      const accountId = (await this.knownAccount(person)) ?? (await this.accounts.create({ ...person, viaTenantId }));
      return { accountId, registrationId: await this.enter(running.contest.id, accountId, viaTenantId, person) };
    });
  }

  async findOf(accountId: AccountId, contestId: ContestId): Promise<Registration | undefined> {
    return (await this.registrations.findOne({ where: { accountId, contestId } })) ?? undefined;
  }

  /** The people behind pseudonyms of a contest, in three statements whatever their number. */
  async peopleOf(contestId: ContestId, pseudonyms: readonly string[]): Promise<ReadonlyMap<string, ContestPerson>> {
    if (pseudonyms.length === 0) return new Map();
    const found = await this.registrations.find({ where: { contestId, pseudonym: In([...pseudonyms]) } });
    const accounts = await this.accounts.findMany(found.map((registration) => registration.accountId));
    const units = await this.units.findMany(found.map((registration) => registration.unitId));
    return new Map(
      found.flatMap((registration) => {
        const [account, unit] = [accounts.get(registration.accountId), units.get(registration.unitId)];
        return account && unit ? [[registration.pseudonym, contestPerson(registration, account, unit)] as const] : [];
      }),
    );
  }

  /**
   * Why somebody who has registered may not sit any more, because of a team joined or a list written since: to the person, in Vietnamese;
   * undefined when nothing bars them. Remembered for seconds.
   */
  async barringReason(running: RunningContest, { pseudonym }: Pick<Registration, 'pseudonym'>): Promise<string | undefined> {
    const { contest, ruleSet } = running;
    const barred = await this.barredNow.recall(
      contest.id,
      async () => new Map((await this.barred(running)).map((one) => [one.pseudonym, one.teams])),
    );
    const teams = barred.get(pseudonym);
    return teams && barringReason(ruleSet, teams);
  }

  /**
   * People who have registered although a team on which they sit, or a list that names them, is barred: found again when a
   * round is ranked, since teams and lists change.
   */
  async barred({ contest, ruleSet }: RunningContest): Promise<{ pseudonym: string; teams: string[] }[]> {
    const members = await this.teams.membersOf(
      contest.id,
      barredGroups(ruleSet).map(({ code }) => code),
    );
    const accounts = await this.accounts.findPeople(members);
    if (accounts.length === 0) return [];
    const found = await this.registrations.find({ where: { contestId: contest.id, accountId: In(accounts.map((account) => account.id)) } });
    return found.map((registration) => {
      const account = accounts.find((one) => one.id === registration.accountId);
      const own = members.filter((member) => member.nameKey === account?.nameKey && member.birthDate === account.birthDate);
      return { pseudonym: registration.pseudonym, teams: own.map((member) => member.team) };
    });
  }

  /** How many have registered in a contest. */
  async count(contestId: ContestId): Promise<number> {
    return this.registrations.count({ contestId });
  }

  /** How many have registered, by the ward through which they came (null: the tenant itself). */
  async countByVia(contestId: ContestId): Promise<{ viaTenantId: TenantId | null; people: number }[]> {
    return this.registrations.query('r', (query) =>
      query
        .andWhere('r.contestId = :contestId', { contestId })
        .select(['r.via_tenant_id as "viaTenantId"', 'count(*)::int as people'])
        .groupBy('r.via_tenant_id')
        .getRawMany(),
    );
  }

  private async knownAccount({ contact, fullName, birthDate }: NewRegistration): Promise<AccountId | undefined> {
    const found = await this.accounts.findPerson(contact, fullName, birthDate);
    return found?.id;
  }

  private async enter(
    contestId: ContestId,
    accountId: AccountId,
    viaTenantId: TenantId | null,
    person: NewRegistration,
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
        position: null,
        consentedAt: now,
        createdAt: now,
      },
    ]);
    if (inserted === 0) throw new RegistrationError('ALREADY_REGISTERED');
    return id;
  }
}

function contestPerson(registration: Registration, account: Account, unit: Unit): ContestPerson {
  return {
    pseudonym: registration.pseudonym,
    registrationId: registration.id,
    accountId: account.id,
    fullName: account.fullName,
    birthDate: account.birthDate,
    unitId: unit.id,
    unitName: unit.name,
    unitPlace: unit.place,
  };
}
