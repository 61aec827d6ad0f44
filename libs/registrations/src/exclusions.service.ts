import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Account, Accounts, type Contact } from '#accounts';
import { type RunningContest, Teams } from '#contests';
import { type AccountId, type ContestId, foldVietnamese } from '#kernel';
import { hotStatement } from '#persistence';
import { barredGroups } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { QUESTION_AUTHORS } from './domain/exclusion-words.js';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { IdentityNumbers } from './identity-numbers.service.js';

/** How late a newly sealed bank may be noticed. */
const REMEMBER_MS = 5_000;

const questionAuthors = hotStatement<[string, string], Author>(
  'question-authors',
  `select account_id as "accountId", name_key as "nameKey", birth_date::text as "birthDate", phone, email
   from contest_question_authors where tenant_id = $1 and contest_id = $2`,
);

const councilMembers = hotStatement<[string, string], CouncilMember>(
  'council-members',
  `select team, account_id as "accountId", name_key as "nameKey", birth_date::text as "birthDate", phone, email
   from contest_council_members where tenant_id = $1 and contest_id = $2`,
);

/** Somebody of the staff who may not take part: has written a question that a contest uses, or sits on a council. */
interface Author {
  accountId: AccountId;
  nameKey: string;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
}

/** Somebody who has or had a seat on a council that judges. */
interface CouncilMember extends Author {
  /** Code of the council's team. */
  team: string;
}

/** By what somebody is recognised. */
export interface Recognisable {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string;
  contact?: Contact | undefined;
  identityNumber?: string | undefined;
}

/** Somebody who has registered and may not take part. */
export interface Barred {
  pseudonym: string;
  /** Codes of the teams and lists, and QUESTION_AUTHORS. */
  teams: string[];
}

/** Who may not take part: teams and lists by name and birth date, lists by identity number, authors of the questions, councils by their seats. */
@Injectable()
export class Exclusions {
  private readonly authorsNow: TenantMemory<readonly Author[]>;
  private readonly seatedNow: TenantMemory<readonly CouncilMember[]>;

  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly numbers: IdentityNumbers,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.authorsNow = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
    this.seatedNow = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** Codes of all teams and lists in which the person is, and QUESTION_AUTHORS for who has written questions. */
  async groupsOf(contestId: ContestId, person: Recognisable): Promise<string[]> {
    const named = await this.teams.teamsOf(contestId, person);
    const numbered = person.identityNumber ? await this.numbers.listsOf(contestId, person.identityNumber) : [];
    const isAuthor = (await this.authorsOf(contestId)).some((author) => isSame(author, person));
    const seated = (await this.seatedOf(contestId)).filter((member) => isSame(member, person)).map(({ team }) => team);
    return [...new Set([...named, ...numbered, ...seated, ...(isAuthor ? [QUESTION_AUTHORS] : [])])].toSorted();
  }

  /**
   * What bars each of several people, in their order: teams by name and birth date, councils and the questions' authors also by contact.
   * Lists by identity number are left out: whoever is only named gives none. As many statements whatever their number.
   */
  async groupsOfEach({ contest, ruleSet }: RunningContest, people: readonly Recognisable[]): Promise<string[][]> {
    if (people.length === 0) return [];
    const barring = barredGroups(ruleSet).map(({ code }) => code);
    const members = Map.groupBy(await this.teams.membersOf(contest.id, barring), ({ nameKey }) => nameKey);
    const seated = Map.groupBy(await this.seatedOf(contest.id), ({ nameKey }) => nameKey);
    const authors = Map.groupBy(await this.authorsOf(contest.id), ({ nameKey }) => nameKey);
    return people.map((person) => {
      const key = foldVietnamese(person.fullName);
      const named = (members.get(key) ?? []).filter(({ birthDate }) => birthDate === person.birthDate).map(({ team }) => team);
      const sitting = (seated.get(key) ?? []).filter((one) => barring.includes(one.team) && isSame(one, person)).map(({ team }) => team);
      const hasWritten = (authors.get(key) ?? []).some((author) => isSame(author, person));
      return [...new Set([...named, ...sitting, ...(hasWritten ? [QUESTION_AUTHORS] : [])])].toSorted();
    });
  }

  /**
   * People who have registered although something bars them: found again when a round is ranked, since teams, lists and
   * banks change. Who was erased is barred by what barred them then.
   */
  async barred({ contest, ruleSet }: RunningContest): Promise<Barred[]> {
    const barring = barredGroups(ruleSet).map(({ code }) => code);
    const groups = new Map<RegistrationId, { pseudonym: string; teams: Set<string> }>();
    const add = ({ id, pseudonym }: Registration, code: string): void => {
      const known = groups.get(id) ?? { pseudonym, teams: new Set() };
      groups.set(id, { pseudonym, teams: known.teams.add(code) });
    };
    await this.eachMember(contest.id, barring, add);
    await this.eachAuthor(contest.id, add);
    await this.eachSeated(contest.id, barring, add);
    const numbered = (await this.numbers.excludedRegistrations(contest.id)).filter(({ list }) => barring.includes(list));
    const ofNumbers = await this.byId(numbered.map(({ registrationId }) => registrationId));
    for (const { registrationId, list } of numbered) add(ofNumbers.get(registrationId) as Registration, list);
    for (const erased of await this.erased(contest.id)) for (const code of erased.keptGroups) add(erased, code);
    return [...groups.values()].map(({ pseudonym, teams }) => ({ pseudonym, teams: [...teams] }));
  }

  private async eachMember(contestId: ContestId, barring: string[], add: (one: Registration, code: string) => void): Promise<void> {
    const members = await this.teams.membersOf(contestId, barring);
    const accounts = await this.accounts.findPeople(members);
    for (const [account, registration] of await this.registered(contestId, accounts))
      for (const member of members)
        if (member.nameKey === account.nameKey && member.birthDate === account.birthDate) add(registration, member.team);
  }

  private async eachAuthor(contestId: ContestId, add: (one: Registration, code: string) => void): Promise<void> {
    const authors = await this.authorsOf(contestId);
    if (authors.length === 0) return;
    const accounts = await this.accounts.findNamesakes(authors.map(({ nameKey }) => nameKey));
    for (const [account, registration] of await this.registered(contestId, accounts))
      if (authors.some((author) => author.accountId === account.id || isSameAccount(author, account))) add(registration, QUESTION_AUTHORS);
  }

  private async eachSeated(contestId: ContestId, barring: string[], add: (one: Registration, code: string) => void): Promise<void> {
    const seated = (await this.seatedOf(contestId)).filter(({ team }) => barring.includes(team));
    if (seated.length === 0) return;
    const accounts = await this.accounts.findNamesakes(seated.map(({ nameKey }) => nameKey));
    for (const [account, registration] of await this.registered(contestId, accounts))
      for (const member of seated) if (member.accountId === account.id || isSameAccount(member, account)) add(registration, member.team);
  }

  private async registered(contestId: ContestId, accounts: readonly Account[]): Promise<(readonly [Account, Registration])[]> {
    if (accounts.length === 0) return [];
    const found = await this.registrations.find({ where: { contestId, accountId: In(accounts.map(({ id }) => id)) } });
    return found.map((registration) => [accounts.find(({ id }) => id === registration.accountId) as Account, registration] as const);
  }

  private async byId(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, Registration>> {
    if (ids.length === 0) return new Map();
    return new Map((await this.registrations.find({ where: { id: In([...ids]) } })).map((one) => [one.id, one]));
  }

  private async erased(contestId: ContestId): Promise<Registration[]> {
    return this.registrations.query('r', (query) =>
      query.andWhere('r.contestId = :contestId and r.erasedAt is not null and cardinality(r.keptGroups) > 0', { contestId }).getMany(),
    );
  }

  private async seatedOf(contestId: ContestId): Promise<readonly CouncilMember[]> {
    return this.seatedNow.recall(contestId, () =>
      this.unitOfWork.run<CouncilMember[]>((manager) => manager.query(councilMembers.text, [this.context.tenantId(), contestId])),
    );
  }

  private async authorsOf(contestId: ContestId): Promise<readonly Author[]> {
    return this.authorsNow.recall(contestId, () =>
      this.unitOfWork.run<Author[]>((manager) => manager.query(questionAuthors.text, [this.context.tenantId(), contestId])),
    );
  }
}

function isSame(author: Author, { fullName, birthDate, contact }: Recognisable): boolean {
  if (author.nameKey !== foldVietnamese(fullName)) return false;
  return author.birthDate === birthDate || (contact !== undefined && [author.phone, author.email].includes(contact.value));
}

function isSameAccount(author: Author, { nameKey, birthDate, phone, email }: Account): boolean {
  if (author.nameKey !== nameKey) return false;
  const shares = (a: string | null, b: string | null): boolean => a !== null && a === b;
  return shares(author.birthDate, birthDate) || shares(author.phone, phone) || shares(author.email, email);
}
