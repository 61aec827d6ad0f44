import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
import { AccountError, Accounts, type Contact, keptContact, messageTo } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, type ContestId, DAY_MS, formatDate, newId } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { UnitReach } from './domain/unit-reach.js';
import { Coordinator, type CoordinatorId } from './entities/coordinator.entity.js';
import { CoordinatorInvitation, type CoordinatorInvitationId } from './entities/coordinator-invitation.entity.js';
import { NotificationError } from './notification.errors.js';

const INVITATION_DAYS = 14;

/** Who is asked to follow up a unit. */
export interface NewCoordinator {
  unitId: UnitId;
  /** Null: in every contest of the tenant. */
  contestId: ContestId | null;
  fullName: string;
  contact: Contact;
}

/** A coordinator as lists show them. */
export interface ListedCoordinator {
  coordinator: Coordinator;
  fullName: string;
  contact: string | null;
  unit: Unit;
}

/** Contacts of units: asked by the organisers, appointed by accepting, and reaching their unit's tree alone. */
@Injectable()
export class Coordinators {
  constructor(
    @InjectScoped(Coordinator) private readonly coordinators: ScopedRepository<Coordinator>,
    @InjectScoped(CoordinatorInvitation) private readonly invitations: ScopedRepository<CoordinatorInvitation>,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends somebody the link by which they become a unit's coordinator. The link is the only copy of its token.
   * @param from whose site asks, and its address
   * @throws NotificationError UNIT_UNKNOWN
   */
  async invite(
    { unitId, contestId, fullName, contact }: NewCoordinator,
    { by, siteName, origin }: { by: AccountId; siteName: string; origin: string },
  ): Promise<CoordinatorInvitationId> {
    const unit = await this.units.findById(unitId);
    if (!unit) throw new NotificationError('UNIT_UNKNOWN');
    const now = this.clock.now();
    const [id, token] = [newId<'coordinator-invitation'>(now), randomBytes(18).toString('base64url')];
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    const name = cleanText(fullName);
    await this.unitOfWork.run(async () => {
      await this.invitations.delete({ expiresAt: LessThan(now) });
      await this.invitations.insert({
        id,
        unitId,
        contestId,
        fullName: name,
        contact: contact.value,
        tokenHash: hash(token),
        invitedBy: by,
        invitedAt: now,
        expiresAt,
      });
      await this.outbox.put(
        messageTo(contact, {
          subject: `Mời làm đầu mối của ${unit.name}`,
          body: `Gửi ${name}: ${siteName} mời làm đầu mối cuộc thi của ${unit.name}. Nhận lời tại ${origin}/dau-moi/nhan/${token} đến hết ngày ${formatDate(expiresAt)}.`,
        }),
      );
      await this.audit.record({
        actor: by,
        action: 'coordinator.invited',
        subject: { kind: 'coordinator-invitation', id },
        details: { unit: unit.code },
      });
    });
    return id;
  }

  /** Invitations that wait for an answer, newest first. */
  async awaited(): Promise<CoordinatorInvitation[]> {
    return this.invitations.find({ where: { expiresAt: MoreThan(this.clock.now()) }, order: { invitedAt: 'DESC', id: 'DESC' } });
  }

  /** Takes an invitation back; its link leads nowhere from then on. @throws NotificationError INVITATION_GONE */
  async withdraw(id: CoordinatorInvitationId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.invitations.delete({ id })) === 0) throw new NotificationError('INVITATION_GONE');
      await this.audit.record({ actor: by, action: 'coordinator.invitation-withdrawn', subject: { kind: 'coordinator-invitation', id } });
    });
  }

  /** The invitation behind a link, with its unit. @throws NotificationError INVITATION_GONE */
  async invitation(token: string): Promise<{ invitation: CoordinatorInvitation; unit: Unit }> {
    const where = { tokenHash: hash(token), expiresAt: MoreThan(this.clock.now()) };
    const invitation = await this.invitations.findOne({ where });
    const unit = invitation ? await this.units.findById(invitation.unitId) : undefined;
    if (!invitation || !unit) throw new NotificationError('INVITATION_GONE');
    return { invitation, unit };
  }

  /**
   * Becomes a coordinator by the link, once. Whoever has it has the phone or the mailbox; the birth date tells those apart who
   * share one, and makes the account if the person has none.
   * @throws NotificationError INVITATION_GONE
   */
  async accept(token: string, birthDate: string): Promise<{ accountId: AccountId; coordinatorId: CoordinatorId }> {
    const { invitation, unit } = await this.invitation(token);
    return this.unitOfWork.run(async () => {
      // Whoever takes the row away has accepted: two presses at once accept once.
      if ((await this.invitations.delete({ id: invitation.id })) === 0) throw new NotificationError('INVITATION_GONE');
      const accountId = await this.accountFor(invitation, birthDate);
      const [appointedAt, { unitId, contestId, invitedBy: appointedBy }] = [this.clock.now(), invitation];
      const wanted = newId<'coordinator'>(appointedAt);
      const row = { id: wanted, accountId, unitId, contestId, appointedBy, appointedAt, endedAt: null, endedBy: null };
      const isNew = (await this.coordinators.insertMissing([row])) > 0;
      const known = isNew
        ? undefined
        : await this.coordinators.findOne({ where: { accountId, unitId, contestId: contestId ?? IsNull(), endedAt: IsNull() } });
      const coordinatorId = known?.id ?? wanted;
      await this.audit.record({
        actor: accountId,
        action: 'coordinator.appointed',
        subject: { kind: 'coordinator', id: coordinatorId },
        details: { unit: unit.code },
      });
      return { accountId, coordinatorId };
    });
  }

  /** Ends an appointment: from the next request on, nothing can be reached by it. @throws NotificationError NOT_COORDINATOR */
  async end(id: CoordinatorId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const ended = await this.coordinators.update({ id, endedAt: IsNull() }, { endedAt: this.clock.now(), endedBy: by });
      if (ended === 0) throw new NotificationError('NOT_COORDINATOR');
      await this.audit.record({ actor: by, action: 'coordinator.ended', subject: { kind: 'coordinator', id } });
    });
  }

  /** All coordinators of a contest, by unit: for the organisers. */
  async list(contestId: ContestId): Promise<ListedCoordinator[]> {
    const found = await this.coordinators.find({ where: live(contestId), order: { appointedAt: 'ASC', id: 'ASC' } });
    const accounts = await this.accounts.findMany(found.map(({ accountId }) => accountId));
    const units = await this.units.findMany(found.map(({ unitId }) => unitId));
    return found.flatMap((coordinator): ListedCoordinator[] => {
      const [account, unit] = [accounts.get(coordinator.accountId), units.get(coordinator.unitId)];
      if (!account || !unit) return [];
      return [{ coordinator, fullName: account.fullName, contact: account.phone ?? account.email, unit }];
    });
  }

  /** The units of which somebody is the coordinator in a contest, by name. */
  async of(accountId: AccountId, contestId: ContestId): Promise<{ id: CoordinatorId; unit: Unit }[]> {
    const found = await this.coordinators.find({ where: live(contestId).map((one) => ({ ...one, accountId })) });
    const units = await this.units.findMany(found.map(({ unitId }) => unitId));
    return found
      .flatMap(({ id, unitId }) => {
        const unit = units.get(unitId);
        return unit ? [{ id, unit }] : [];
      })
      .toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi'));
  }

  /**
   * What somebody reaches by one of their appointments. Somebody else's, or one that has ended, is as if there were none.
   * @throws NotificationError NOT_COORDINATOR
   */
  async reach(accountId: AccountId, id: CoordinatorId, contestId: ContestId): Promise<{ reach: UnitReach; unit: Unit }> {
    const found = await this.coordinators.findOne({ where: live(contestId).map((one) => ({ ...one, id, accountId })) });
    const unit = found ? await this.units.findById(found.unitId) : undefined;
    if (!found || !unit) throw new NotificationError('NOT_COORDINATOR');
    return { reach: UnitReach.ofCoordinator(found, contestId), unit };
  }

  /** What the organisers reach from a unit. The caller has seen to it that it is they. @throws NotificationError UNIT_UNKNOWN */
  async organisersReach(unitId: UnitId, contestId: ContestId): Promise<{ reach: UnitReach; unit: Unit }> {
    const unit = await this.units.findById(unitId);
    if (!unit) throw new NotificationError('UNIT_UNKNOWN');
    return { reach: UnitReach.ofOrganiser(unitId, contestId), unit };
  }

  /** How many coordinators the units have, of those that are asked about. */
  async countOf(unitIds: readonly UnitId[], contestId: ContestId): Promise<ReadonlyMap<UnitId, number>> {
    const found = await this.coordinators.find({ where: live(contestId).map((one) => ({ ...one, unitId: In([...unitIds]) })) });
    const counts = new Map<UnitId, number>();
    for (const { unitId } of found) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
    return counts;
  }

  private async accountFor({ fullName, contact: kept }: CoordinatorInvitation, birthDate: string): Promise<AccountId> {
    const contact = keptContact(kept);
    const known = await this.accounts.findPerson(contact, fullName, birthDate);
    if (known) {
      if (known.status === 'locked') throw new AccountError('PERSON_UNKNOWN');
      return known.id;
    }
    return this.accounts.create({ fullName, birthDate, contact });
  }
}

/** Live appointments that hold in a contest. */
function live(contestId: ContestId) {
  return [
    { contestId, endedAt: IsNull() },
    { contestId: IsNull(), endedAt: IsNull() },
  ];
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
