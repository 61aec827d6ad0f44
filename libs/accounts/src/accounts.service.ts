import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { type AccountId, cleanText, Clock, comparePersonNames, foldVietnamese, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { AccountError } from './account.errors.js';
import type { Contact } from './domain/contact.js';
import { Account } from './entities/account.entity.js';
import { AccountIdentity } from './entities/account-identity.entity.js';

export interface NewAccount {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string;
  contact: Contact;
  /** The ward to which the person belongs by their unit. */
  viaTenantId?: TenantId | null | undefined;
}

/** The people known to the tenant in scope. */
@Injectable()
export class Accounts {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    @InjectScoped(AccountIdentity) private readonly identities: ScopedRepository<AccountIdentity>,
    private readonly clock: Clock,
  ) {}

  /** Makes a contestant's account. @throws AccountError ACCOUNT_EXISTS when the same person is known by the same contact. */
  async create(person: NewAccount): Promise<AccountId> {
    const now = this.clock.now();
    const id = newId<'account'>(now);
    const fullName = cleanText(person.fullName);
    const inserted = await this.accounts.insertMissing([
      {
        id,
        viaTenantId: person.viaTenantId ?? null,
        fullName,
        nameKey: foldVietnamese(fullName),
        birthDate: person.birthDate,
        phone: person.contact.kind === 'phone' ? person.contact.value : null,
        email: person.contact.kind === 'email' ? person.contact.value : null,
        staffRoles: [],
        status: 'active',
        lastSignedInAt: now,
        createdAt: now,
      },
    ]);
    if (inserted === 0) throw new AccountError('ACCOUNT_EXISTS');
    return id;
  }

  /** All active contestants who are reached by a contact: a family may share a phone. By name. Staff have a door of their own. */
  async reachedBy(contact: Contact): Promise<Account[]> {
    const where = contact.kind === 'phone' ? { phone: contact.value } : { email: contact.value };
    const found = await this.accounts.find({ where: { ...where, status: 'active', birthDate: Not(IsNull()) } });
    return found.toSorted((a, b) => comparePersonNames(a.fullName, b.fullName));
  }

  /** The account of one person: the same contact, name and birth date. */
  async findPerson(contact: Contact, fullName: string, birthDate: string): Promise<Account | undefined> {
    const where = contact.kind === 'phone' ? { phone: contact.value } : { email: contact.value };
    return (
      (await this.accounts.findOne({ where: { ...where, nameKey: foldVietnamese(fullName), birthDate, mergedInto: IsNull() } })) ??
      undefined
    );
  }

  /** The level of electronic identity (VNeID) that a provider has told of the person: 0, 1 or 2; undefined when none has told any. */
  async identityLevelOf(id: AccountId): Promise<0 | 1 | 2 | undefined> {
    const found = await this.identities.find({ where: { accountId: id, level: Not(IsNull()) } });
    const highest = Math.max(...found.map(({ level }) => level ?? 0), -1);
    return highest < 0 ? undefined : (highest as 0 | 1 | 2);
  }

  async findById(id: AccountId): Promise<Account | undefined> {
    return (await this.accounts.findOne({ where: { id } })) ?? undefined;
  }

  async findMany(ids: AccountId[]): Promise<ReadonlyMap<AccountId, Account>> {
    if (ids.length === 0) return new Map();
    const found = await this.accounts.find({ where: { id: In(ids) } });
    return new Map(found.map((account) => [account.id, account]));
  }

  /** The accounts of people by name and birth date, whatever their contact: those who are known twice come twice. */
  async findPeople(people: readonly { fullName: string; birthDate: string }[]): Promise<Account[]> {
    if (people.length === 0) return [];
    return this.accounts.find({ where: people.map(({ fullName, birthDate }) => ({ nameKey: foldVietnamese(fullName), birthDate })) });
  }

  /** Active accounts of people by their folded names alone: for telling who is one of few, by more than the name. */
  async findNamesakes(nameKeys: readonly string[]): Promise<Account[]> {
    if (nameKeys.length === 0) return [];
    return this.accounts.find({ where: { nameKey: In([...new Set(nameKeys)]), status: 'active' } });
  }
}
