import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { Clock, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { TenantDirectory } from '#tenants';
import type { Nomination, NominationId } from './entities/nomination.entity.js';
import { NominationCall } from './entities/nomination-call.entity.js';
import { type InvitationId, NominationInvitation } from './entities/nomination-invitation.entity.js';
import type { GivenConsent, ReceivedNomination } from './entities/received-nomination.entity.js';
import { NominatedEntries } from './nominated-entries.service.js';
import { NominationError } from './nomination.errors.js';
import { ReceivedNominations } from './received-nominations.service.js';

/** A call to which the tenant in scope may answer. */
export interface OpenInvitation {
  receiverTenantId: TenantId;
  call: NominationCall;
  invitation: NominationInvitation;
}

export type NominationFate = Pick<ReceivedNomination, 'state' | 'reason' | 'decidedAt'>;

/**
 * The way of nominations from one tenant to the one above. A call and an invitation of the receiver, both alive, are looked
 * for first, in the receiver's scope narrowed to the sender, where row security shows the sender's own alone. Only then is
 * something written over there, by the receiver's own service.
 */
@Injectable()
export class NominationGate {
  constructor(
    @InjectScoped(NominationCall) private readonly calls: ScopedRepository<NominationCall>,
    @InjectScoped(NominationInvitation) private readonly invitations: ScopedRepository<NominationInvitation>,
    private readonly received: ReceivedNominations,
    private readonly entries: NominatedEntries,
    private readonly directory: TenantDirectory,
    private readonly context: TenantContext,
    private readonly clock: Clock,
  ) {}

  /** Calls that are open to the tenant in scope: those of these tenants above it, and its own for its units. */
  async open(above: readonly TenantId[]): Promise<OpenInvitation[]> {
    const own = this.context.tenantId();
    const found: OpenInvitation[] = [];
    for (const receiver of above) found.push(...(await this.over(receiver, () => this.openHere(receiver, own))));
    return [...found, ...(await this.openHere(own, null))];
  }

  /** One of them. @throws NominationError CALL_CLOSED, RECEIVER_SUSPENDED */
  async find(receiverTenantId: TenantId, invitationId: InvitationId): Promise<OpenInvitation> {
    const own = this.context.tenantId();
    const receiver = receiverTenantId === own ? undefined : await this.directory.findById(receiverTenantId);
    if (receiver?.status === 'suspended') throw new NominationError('RECEIVER_SUSPENDED');
    const from = receiverTenantId === own ? null : own;
    const [found] = await this.over(receiverTenantId, () => this.openHere(receiverTenantId, from, invitationId));
    if (!found) throw new NominationError('CALL_CLOSED');
    return found;
  }

  /**
   * Delivers a nomination: the receiver gets a copy of its own, files first. Delivering again brings nothing twice.
   * @throws NominationError CALL_CLOSED, RECEIVER_SUSPENDED, QUOTA_FULL, FILE_CHANGED
   */
  async deliver(nomination: Nomination, consents: GivenConsent[]): Promise<void> {
    const { id, receiverTenantId, invitationId, content, headName, headPosition, confirmedAt } = nomination;
    const own = this.context.tenantId();
    try {
      const { call } = await this.find(receiverTenantId, invitationId);
      const from = receiverTenantId === own ? null : own;
      const delivery = from === null ? null : await this.bringFiles(nomination);
      const arriving = { nominationId: id, callId: call.id, invitationId, from, content, consents, delivery };
      const head = { headName, headPosition, confirmedAt };
      await this.context.crossOver({ tenantId: receiverTenantId }, () => this.received.take({ ...arriving, ...head }));
    } catch (error) {
      await this.leaveNothing(nomination);
      throw error;
    }
  }

  /**
   * Takes back what was delivered and not yet taken in hand; whether it was. A sender takes back its own also when the call
   * is over: nothing is brought, and what it was allowed to bring becomes less. What never arrived whole leaves nothing behind.
   */
  async withdraw(nomination: Nomination): Promise<boolean> {
    const { id, receiverTenantId } = nomination;
    const own = this.context.tenantId();
    const from = receiverTenantId === own ? null : own;
    const isBack = await this.context.crossOver({ tenantId: receiverTenantId }, () => this.received.withdraw(id, from));
    if (isBack) await this.leaveNothing(nomination);
    return isBack;
  }

  /** Lets the receiver's copy forget people who were erased on this side. @param prints see `printsOf` */
  async forgetPeople({ id, receiverTenantId }: Pick<Nomination, 'id' | 'receiverTenantId'>, prints: readonly string[]): Promise<void> {
    const viaTenantId = this.context.tenantId();
    await this.context.crossOver({ tenantId: receiverTenantId }, () =>
      this.received.forgetPeople({ nominationId: id, viaTenantId }, prints),
    );
  }

  /** What has become of nominations that were sent: read in each receiver's scope narrowed to the sender. */
  async fates(sent: readonly Pick<Nomination, 'id' | 'receiverTenantId'>[]): Promise<ReadonlyMap<NominationId, NominationFate>> {
    const fates = new Map<NominationId, NominationFate>();
    for (const receiver of new Set(sent.map((one) => one.receiverTenantId))) {
      const ids = sent.filter((one) => one.receiverTenantId === receiver).map(({ id }) => id);
      for (const [id, fate] of await this.over(receiver, () => this.received.fatesOf(ids))) fates.set(id, fate);
    }
    return fates;
  }

  /** Nothing points to files that were brought for nothing; those of what arrived with an earlier try stay, and go with it. */
  async leaveNothing({ receiverTenantId, delivery, content: { entry } }: Nomination): Promise<void> {
    if (!entry || delivery === null || receiverTenantId === this.context.tenantId()) return;
    await this.context.crossOver({ tenantId: receiverTenantId }, async () => {
      if (!(await this.received.keeps(delivery))) await this.entries.remove(delivery, entry.files);
    });
  }

  /** Brings the files of an entry over, each as it was promised; under what they are kept there, null where there are none. */
  private async bringFiles({ receiverTenantId, delivery, content: { entry } }: Nomination): Promise<string | null> {
    if (!entry || entry.files.length === 0 || delivery === null) return null;
    for (const [at, file] of entry.files.entries()) {
      const bytes = await this.entries.open(entry, file);
      await this.context.crossOver({ tenantId: receiverTenantId }, () => this.entries.keep(delivery, at, file, bytes));
    }
    return delivery;
  }

  /** Reads in a receiver's scope: narrowed to the tenant in scope, or in one's own. */
  private async over<T>(receiver: TenantId, read: () => Promise<T>): Promise<T> {
    const own = this.context.tenantId();
    return receiver === own ? read() : this.context.crossOver({ tenantId: receiver, viaTenantId: own }, read);
  }

  private async openHere(receiverTenantId: TenantId, from: TenantId | null, id?: InvitationId): Promise<OpenInvitation[]> {
    const invitations = await this.invitations.find({
      where: { revokedAt: IsNull(), viaTenantId: from ?? IsNull(), ...(id !== undefined && { id }) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    if (invitations.length === 0) return [];
    const calls = await this.calls.find({
      where: { id: In(invitations.map(({ callId }) => callId)), endedAt: IsNull(), closesAt: MoreThan(this.clock.now()) },
    });
    return invitations.flatMap((invitation) => {
      const call = calls.find((one) => one.id === invitation.callId);
      return call ? [{ receiverTenantId, call, invitation }] : [];
    });
  }
}
