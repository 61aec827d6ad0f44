import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Throttle } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, foldVietnamese } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { ContactChange } from './contact-change.service.js';
import { type Contact, readContact } from './domain/contact.js';
import { contactOf } from './domain/contact-of.js';
import { EVERY_CONTACT_LIMIT } from './domain/code-limits.js';
import { PASSWORDS_PER_CONTACT, PASSWORDS_PER_CONTACT_KNOWN } from './domain/sign-in-limits.js';
import { Account } from './entities/account.entity.js';
import { AccountIdentity } from './entities/account-identity.entity.js';
import { Sessions } from './sessions.service.js';

/** Whoever answers the telephone looks up one person after the other, not a whole province. */
const LOOK_UPS = { action: 'help-look-up', limit: 120, windowSeconds: 15 * 60 };
const MOST = 20;

/** What somebody at the help desk does, and why. */
export interface HelpAct {
  actor: AccountId;
  reason: string;
}

/** What was looked for, by what it is. */
export type LookUpKind = 'name' | 'contact' | 'code';

/** Helps people with their accounts. Each look-up and each act is written down. */
@Injectable()
export class HelpDesk {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    @InjectScoped(AccountIdentity) private readonly identities: ScopedRepository<AccountIdentity>,
    private readonly contacts: ContactChange,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Contestants by what was typed: a phone number or an address, otherwise words of the name. What was typed is not written
   * down, only that somebody looked.
   * @param byCode whose code was typed, where it was one: a receipt's, a person's in the published file
   * @returns at most twenty, and whether there are more
   * @throws AccessError TOO_MANY_TRIES
   */
  async lookUp(typed: string, actor: AccountId, byCode?: readonly AccountId[]): Promise<{ people: Account[]; isCut: boolean }> {
    await this.throttle.count(LOOK_UPS, actor);
    const reading = readContact(typed);
    const kind: LookUpKind = byCode ? 'code' : 'contact' in reading ? 'contact' : 'name';
    return this.unitOfWork.run(async () => {
      const found = await this.matching(typed, byCode, 'contact' in reading ? reading.contact : undefined);
      const subject = { kind: 'tenant', id: this.context.tenantId() };
      await this.audit.record({ actor, action: 'help.looked-up', subject, details: { by: kind, found: Math.min(found.length, MOST) } });
      return { people: found.slice(0, MOST), isCut: found.length > MOST };
    });
  }

  /** One contestant, opened: written down. @throws AccountError PERSON_NOT_HERE; AccessError TOO_MANY_TRIES */
  async open(id: AccountId, actor: AccountId): Promise<Account> {
    await this.throttle.count(LOOK_UPS, actor);
    return this.unitOfWork.run(async () => {
      const account = await this.contestant(id);
      await this.audit.record({ actor, action: 'help.person-read', subject: { kind: 'account', id } });
      return account;
    });
  }

  /**
   * For who has lost the phone: another contact, after the person has shown who they are. The old contact is told, sessions
   * X
   * @throws AccountError PERSON_NOT_HERE, MERGED_ALREADY, CONTACT_HAS_YOU
   */
  async changeContact(id: AccountId, to: Contact, { actor, reason, proof }: HelpAct & { proof: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const account = await this.active(id);
      await this.contacts.replace(account, to);
      await this.accounts.update({ id }, { passwordHash: null });
      // Whoever holds the lost phone may have linked a provider's account of their own.
      await this.identities.delete({ accountId: id });
      await this.sessions.closeAll(id);
      await this.audit.record({
        actor,
        action: 'help.contact-changed',
        subject: { kind: 'account', id },
        reason,
        details: { kind: to.kind, proof },
      });
    });
  }

  /** Shuts an account at once, in every browser: a stolen phone. @throws AccountError PERSON_NOT_HERE, MERGED_ALREADY */
  async lock(id: AccountId, { actor, reason }: HelpAct): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.active(id);
      const locked = await this.accounts.update({ id, status: 'active' }, { status: 'locked' });
      if (!locked) return;
      await this.sessions.closeAll(id);
      await this.audit.record({ actor, action: 'help.locked', subject: { kind: 'account', id }, reason });
    });
  }

  /** Lets somebody in again: opens a locked account and forgets tries of passwords and codes. @throws AccountError PERSON_NOT_HERE, MERGED_ALREADY */
  async unlock(id: AccountId, { actor, reason }: HelpAct): Promise<void> {
    await this.unitOfWork.run(async () => {
      const account = await this.active(id);
      await this.accounts.update({ id, mergedInto: IsNull() }, { status: 'active' });
      const { value } = contactOf(account);
      for (const limit of [PASSWORDS_PER_CONTACT, PASSWORDS_PER_CONTACT_KNOWN, ...EVERY_CONTACT_LIMIT])
        await this.throttle.forget(limit, value);
      await this.audit.record({ actor, action: 'help.unlocked', subject: { kind: 'account', id }, reason });
    });
  }

  /**
   * Makes one account of two, as far as accounts go: `from` is locked for good, its links to providers go along. Belongs into a
   * unit of work in which whatever hangs on the account is moved as well.
   * @throws AccountError PERSON_NOT_HERE, MERGE_SAME, MERGE_STAFF, MERGE_STRANGERS, MERGE_LOCKED, MERGED_ALREADY
   */
  async merge(from: AccountId, into: AccountId, { actor, reason }: HelpAct): Promise<void> {
    if (from === into) throw new AccountError('MERGE_SAME');
    await this.unitOfWork.run(async () => {
      // Both are held, always in the same order: of two who merge them crosswise, the second finds them merged.
      const held = await this.accounts.query('a', (query) =>
        query
          .andWhere('a.id in (:...ids)', { ids: [from, into] })
          .orderBy('a.id')
          .setLock('pessimistic_write')
          .getMany(),
      );
      if (held.length < 2) throw new AccountError('PERSON_NOT_HERE');
      if (held.some(({ staffRoles }) => staffRoles.length > 0)) throw new AccountError('MERGE_STAFF');
      if (held.some(({ mergedInto }) => mergedInto !== null)) throw new AccountError('MERGED_ALREADY');
      // Perhaps a stolen phone: whoever was locked out must not come back by the other account, nor take it along.
      if (held.some(({ status }) => status === 'locked')) throw new AccountError('MERGE_LOCKED');
      if (!mayBeOne(held)) throw new AccountError('MERGE_STRANGERS');
      await this.sessions.closeAll(from);
      await this.sessions.closeAll(into);
      await this.accounts.update({ id: from }, { status: 'locked', mergedInto: into, passwordHash: null });
      // Whoever was merged into this one before belongs to the other now.
      await this.accounts.update({ mergedInto: from }, { mergedInto: into });
      await this.identities.update({ accountId: from }, { accountId: into });
      await this.audit.record({ actor, action: 'help.merged', subject: { kind: 'account', id: into }, reason, details: { from } });
    });
  }

  /** The accounts that were merged into this one. */
  async mergedInto(id: AccountId): Promise<Account[]> {
    return this.accounts.find({ where: { mergedInto: id }, order: { createdAt: 'ASC' } });
  }

  /** Others of the same name and birth date: perhaps the same person. */
  async namesakes({ id, nameKey, birthDate }: Account): Promise<Account[]> {
    if (birthDate === null) return [];
    return this.accounts.find({
      where: { nameKey, birthDate, id: Not(id), mergedInto: IsNull() },
      order: { createdAt: 'ASC' },
      take: MOST,
    });
  }

  private async matching(typed: string, byCode: readonly AccountId[] | undefined, contact: Contact | undefined): Promise<Account[]> {
    return this.accounts.query('a', (query) => {
      query.andWhere('a.birthDate is not null and a.mergedInto is null');
      if (byCode) query.andWhere('a.id = any(:ids)', { ids: [...byCode] });
      else if (contact) query.andWhere(contact.kind === 'phone' ? 'a.phone = :value' : 'a.email = :value', { value: contact.value });
      else {
        const words = foldVietnamese(cleanText(typed)).split(' ').filter(Boolean);
        if (words.length === 0) query.andWhere('false');
        for (const [n, word] of words.entries())
          query.andWhere(`(' ' || a.nameKey) like :word${n}`, { [`word${n}`]: `% ${word.replace(/[\\%_]/g, '\\$&')}%` });
      }
      return query
        .orderBy('a.nameKey')
        .addOrderBy('a.id')
        .limit(MOST + 1)
        .getMany();
    });
  }

  private async active(id: AccountId): Promise<Account> {
    const account = await this.contestant(id);
    if (account.mergedInto !== null) throw new AccountError('MERGED_ALREADY');
    return account;
  }

  /** Staff are helped by whoever manages the staff. */
  private async contestant(id: AccountId): Promise<Account> {
    const account = await this.accounts.findOne({ where: { id, birthDate: Not(IsNull()) } });
    if (!account || account.staffRoles.length > 0) throw new AccountError('PERSON_NOT_HERE');
    return account;
  }
}

/** Whether two accounts can be one person: a family shares a phone, not name or birth date. */
function mayBeOne([one, other]: readonly Account[]): boolean {
  return one?.nameKey === other?.nameKey || (one?.birthDate !== null && one?.birthDate === other?.birthDate);
}
