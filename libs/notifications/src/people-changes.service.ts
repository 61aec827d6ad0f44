import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { Accounts, type ErasedPerson, ErasureFollowers } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, foldVietnamese } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Coordinator } from './entities/coordinator.entity.js';
import { CoordinatorInvitation } from './entities/coordinator-invitation.entity.js';
import { ReminderRefusal } from './entities/reminder-refusal.entity.js';
import { RosterPerson } from './entities/roster-person.entity.js';
import { PeopleKeys } from './people-keys.js';

/** What becomes of lists, invitations, appointments and refusals when somebody is erased, or known twice. */
@Injectable()
export class PeopleChanges implements OnModuleInit {
  constructor(
    @InjectScoped(Coordinator) private readonly coordinators: ScopedRepository<Coordinator>,
    @InjectScoped(CoordinatorInvitation) private readonly invitations: ScopedRepository<CoordinatorInvitation>,
    @InjectScoped(ReminderRefusal) private readonly refusals: ScopedRepository<ReminderRefusal>,
    @InjectScoped(RosterPerson) private readonly listed: ScopedRepository<RosterPerson>,
    private readonly accounts: Accounts,
    private readonly keys: PeopleKeys,
    private readonly followers: ErasureFollowers,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.add((person) => this.forget(person));
  }

  /** Takes somebody off every list of people, and the invitations to them away. */
  async forget({ nameKey, birthDate, phone, email }: ErasedPerson): Promise<void> {
    if (birthDate !== null) await this.listed.delete({ nameKey, birthDate });
    const contacts = [phone, email].filter((contact) => contact !== null);
    const invited = await this.invitations.find({ where: { contact: In(contacts) } });
    const theirs = invited.filter(({ fullName }) => foldVietnamese(fullName) === nameKey);
    if (theirs.length > 0) await this.invitations.delete({ id: In(theirs.map(({ id }) => id)) });
  }

  /** Removes invitations that nobody has answered in time: name and contact were only kept for the link. */
  async forgetUnanswered(): Promise<number> {
    return this.invitations.delete({ expiresAt: LessThan(this.clock.now()) });
  }

  /**
   * Two accounts are one person, in the caller's unit of work: appointments go along, and whoever wanted no reminders by one
   * contact wants none by the other. What the person has asked for or brought stays with the account by which it was done.
   */
  async merge(from: AccountId, into: AccountId, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const { id, unitId, contestId } of await this.coordinators.find({ where: { accountId: from, endedAt: IsNull() } })) {
        const isDouble = await this.coordinators.exists({ accountId: into, unitId, contestId: contestId ?? IsNull(), endedAt: IsNull() });
        const change = isDouble ? { endedAt: this.clock.now(), endedBy: actor } : { accountId: into };
        await this.coordinators.update({ id }, change);
        const action = isDouble ? 'coordinator.ended' : 'coordinator.moved';
        await this.audit.record({ actor, action, subject: { kind: 'coordinator', id }, details: { from } });
      }
      const [old, kept] = [await this.hashesOf(from), await this.hashesOf(into)];
      const refused = await this.refusals.find({ where: { contactHmac: In(old) } });
      const refusedAt = this.clock.now();
      if (refused.length > 0) await this.refusals.insertMissing(kept.map((contactHmac) => ({ contactHmac, refusedAt })));
    });
  }

  private async hashesOf(id: AccountId): Promise<Buffer[]> {
    const account = await this.accounts.findById(id);
    return [account?.phone, account?.email].filter((contact) => typeof contact === 'string').map((contact) => this.keys.contact(contact));
  }
}
