import { Injectable } from '@nestjs/common';
import type { StaffRole } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, comparePersonNames, foldVietnamese, newId } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import type { NewStaff } from './domain/new-staff.js';
import { Account } from './entities/account.entity.js';
import { SecondFactor } from './second-factor.service.js';
import { Sessions } from './sessions.service.js';

/** Somebody who works in the console. */
export interface StaffMember {
  id: AccountId;
  fullName: string;
  email: string;
  /** Empty where the role says it all. */
  position: string;
  roles: StaffRole[];
  isLocked: boolean;
  /** False until an invitation was taken up. */
  hasPassword: boolean;
  hasSecondFactor: boolean;
  since: Date;
}

/** Who invites whom where. */
export interface Invitation {
  /** Null for the machine: the first administrator of a new tenant. */
  actor: AccountId | null;
  /** "Tỉnh Lâm Đồng" */
  siteName: string;
  /** Where the first password is set. */
  passwordUrl: string;
}

/** The staff of the tenant in scope: who may work in the console, and in which roles. */
@Injectable()
export class Staff {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly sessions: Sessions,
    private readonly factor: SecondFactor,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everybody, by name. */
  async list(): Promise<StaffMember[]> {
    const found = await this.accounts.query('a', (query) => query.andWhere('cardinality(a.staffRoles) > 0').getMany());
    return found.map(memberOf).toSorted((a, b) => comparePersonNames(a.fullName, b.fullName));
  }

  /** One of them. @throws AccountError STAFF_NOT_FOUND */
  async member(id: AccountId): Promise<StaffMember> {
    const account = await this.accounts.findOne({ where: { id } });
    if (!account || account.staffRoles.length === 0) throw new AccountError('STAFF_NOT_FOUND');
    return memberOf(account);
  }

  /** Makes the account and writes to the person, who sets the password by a code. @throws AccountError STAFF_EXISTS */
  async invite(person: NewStaff, { actor, siteName, passwordUrl }: Invitation): Promise<AccountId> {
    return this.unitOfWork.run(async () => {
      const id = await this.add(person, {});
      await this.audit.record({ actor, action: 'staff.invited', subject: subjectOf(id), details: { roles: person.roles } });
      await this.outbox.put({
        channel: 'email',
        recipient: person.email,
        subject: `Mời bạn vào trang quản trị của ${siteName}`,
        body: `${person.fullName} được mời làm việc trên trang quản trị của ${siteName}. Để bắt đầu, hãy mở ${passwordUrl}?thu=${encodeURIComponent(person.email)} và bấm Gửi mã; chúng tôi gửi một mã tới thư này để bạn đặt mật khẩu. Lần đăng nhập đầu, bạn cài mã xác thực trên điện thoại.`,
      });
      return id;
    });
  }

  /** Enters somebody whose password and second factor are there already: the demo, the first administrator of a tenant. @throws AccountError STAFF_EXISTS */
  async enrol(person: NewStaff, { passwordHash, totpSecret }: { passwordHash: string; totpSecret: string }): Promise<AccountId> {
    return this.unitOfWork.run(async () => {
      const id = await this.add(person, { passwordHash, totpSecret });
      await this.audit.record({ actor: null, action: 'staff.enrolled', subject: subjectOf(id), details: { roles: person.roles } });
      return id;
    });
  }

  /** Gives somebody these roles and this position instead of the former. @throws AccountError STAFF_NOT_FOUND, ROLES_MISSING, LAST_ADMINISTRATOR, OWN_ROLES */
  async changeDuties(id: AccountId, { roles, position }: Pick<NewStaff, 'roles' | 'position'>, actor: AccountId): Promise<void> {
    if (roles.length === 0) throw new AccountError('ROLES_MISSING');
    await this.unitOfWork.run(async () => {
      const isLast = await this.isLastAdministrator(id);
      const before = await this.member(id);
      if (isLast && !roles.includes('administrator')) throw new AccountError('LAST_ADMINISTRATOR');
      const isOther = before.roles.toSorted().join() !== roles.toSorted().join();
      // Who administers must not become who approves by their own hand.
      if (isOther && id === actor) throw new AccountError('OWN_ROLES');
      await this.accounts.update({ id }, { staffRoles: roles, position: position || null });
      const subject = subjectOf(id);
      if (isOther) await this.audit.record({ actor, action: 'staff.roles-changed', subject, details: { from: before.roles, to: roles } });
      if (before.position !== position) await this.audit.record({ actor, action: 'staff.position-changed', subject });
    });
  }

  /** Shuts somebody out at once, wherever they are signed in. @throws AccountError OWN_ACCOUNT, STAFF_NOT_FOUND, LAST_ADMINISTRATOR */
  async lock(id: AccountId, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const isLast = await this.isLastAdministrator(id);
      await this.member(id);
      if (isLast) throw new AccountError('LAST_ADMINISTRATOR');
      if (id === actor) throw new AccountError('OWN_ACCOUNT');
      const locked = await this.accounts.update({ id, status: 'active' }, { status: 'locked' });
      if (!locked) return;
      await this.sessions.closeAll(id);
      await this.audit.record({ actor, action: 'staff.locked', subject: subjectOf(id) });
    });
  }

  /** Lets somebody in again. @throws AccountError STAFF_NOT_FOUND */
  async unlock(id: AccountId, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.member(id);
      const unlocked = await this.accounts.update({ id, status: 'locked' }, { status: 'active' });
      if (unlocked) await this.audit.record({ actor, action: 'staff.unlocked', subject: subjectOf(id) });
    });
  }

  /** For who has lost the phone: the next sign-in sets up a new one. @throws AccountError STAFF_NOT_FOUND */
  async resetSecondFactor(id: AccountId, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.member(id);
      await this.accounts.update({ id }, { totpSecret: null, totpLastStep: null });
      await this.sessions.closeAll(id);
      await this.audit.record({ actor, action: 'staff.second-factor-reset', subject: subjectOf(id) });
    });
  }

  private async add(person: NewStaff, { passwordHash, totpSecret }: { passwordHash?: string; totpSecret?: string }): Promise<AccountId> {
    if (person.roles.length === 0) throw new AccountError('ROLES_MISSING');
    await this.heldAdministrators();
    const isKnown = await this.accounts.query('a', (query) =>
      query.andWhere('a.email = :email and cardinality(a.staffRoles) > 0', { email: person.email }).getExists(),
    );
    if (isKnown) throw new AccountError('STAFF_EXISTS');
    const now = this.clock.now();
    const id = newId<'account'>(now);
    const inserted = await this.accounts.insertMissing([
      {
        id,
        viaTenantId: null,
        fullName: person.fullName,
        nameKey: foldVietnamese(person.fullName),
        birthDate: null,
        phone: null,
        email: person.email,
        staffRoles: person.roles,
        position: person.position || null,
        passwordHash: passwordHash ?? null,
        totpSecret: totpSecret ? this.factor.seal(id, totpSecret) : null,
        totpLastStep: null,
        status: 'active',
        createdAt: now,
      },
    ]);
    if (inserted === 0) throw new AccountError('STAFF_EXISTS');
    return id;
  }

  private async isLastAdministrator(id: AccountId): Promise<boolean> {
    const held = await this.heldAdministrators();
    return held.length === 1 && held[0]?.id === id;
  }

  /**
   * The active administrators, held until the unit of work ends: whatever changes the staff goes one after the other. A
   * condition in the UPDATE alone would let two administrators lock each other at the same moment.
   */
  private async heldAdministrators(): Promise<Account[]> {
    return this.accounts.query('a', (query) =>
      query.andWhere("a.status = 'active' and 'administrator' = any(a.staffRoles)").orderBy('a.id').setLock('pessimistic_write').getMany(),
    );
  }
}

function subjectOf(id: AccountId): { kind: string; id: AccountId } {
  return { kind: 'account', id };
}

function memberOf(account: Account): StaffMember {
  const { id, fullName, email, position, staffRoles, status, passwordHash, totpSecret, createdAt } = account;
  return {
    id,
    fullName,
    email: email ?? '',
    position: position ?? '',
    roles: staffRoles,
    isLocked: status === 'locked',
    hasPassword: passwordHash !== null,
    hasSecondFactor: totpSecret !== null,
    since: createdAt,
  };
}
