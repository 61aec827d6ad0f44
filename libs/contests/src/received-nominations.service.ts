import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not, Raw } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { unnamedConsents, withoutAuthors } from './domain/forgotten-authors.js';
import { type NominationContent, nominationHash } from './domain/nomination-content.js';
import { printsOf } from './domain/people-prints.js';
import type { NominationId } from './entities/nomination.entity.js';
import { NominationCall, type NominationCallId } from './entities/nomination-call.entity.js';
import { type InvitationId, NominationInvitation } from './entities/nomination-invitation.entity.js';
import { type GivenConsent, ReceivedNomination, type ReceivedNominationId } from './entities/received-nomination.entity.js';
import { NominatedEntries } from './nominated-entries.service.js';
import { NominationError } from './nomination.errors.js';

/** What comes in, and from whom. */
export interface ArrivingNomination {
  nominationId: NominationId;
  callId: NominationCallId;
  invitationId: InvitationId;
  /** A tenant below; null for a unit of the receiver. */
  from: TenantId | null;
  content: NominationContent;
  consents: GivenConsent[];
  /** Under which the files of its entry lie in the receiver's store already; null where it has none, or they are the receiver's own. */
  delivery: string | null;
  headName: string | null;
  headPosition: string | null;
  confirmedAt: Date | null;
}

/** What has come in and was not withdrawn. */
const ARRIVED = ['sent', 'received', 'returned'] as const;
const HEAD = ['tenantId', 'id', 'callId', 'viaTenantId', 'unitId', 'kind', 'title', 'state', 'reason', 'sentAt'] as const;

/** A nomination that has come in, as a list tells it. */
export interface ReceivedHead extends Pick<ReceivedNomination, (typeof HEAD)[number]> {
  /** By name, in their order. */
  authors: string[];
  nominatedBy: string;
  /** Whether an entry goes along, which not everybody may read. */
  isEntry: boolean;
}

/** What the library that keeps entries does about one, in the same unit of work. */
export type AboutEntry = (nomination: ReceivedNomination) => Promise<void>;

/** Nominations as the receiver has them: its own copies, checked against their fingerprint, within what each sender may send. */
@Injectable()
export class ReceivedNominations {
  constructor(
    @InjectScoped(ReceivedNomination) private readonly received: ScopedRepository<ReceivedNomination>,
    @InjectScoped(NominationInvitation) private readonly invitations: ScopedRepository<NominationInvitation>,
    @InjectScoped(NominationCall) private readonly calls: ScopedRepository<NominationCall>,
    private readonly entries: NominatedEntries,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All that has come in for a call and was not withdrawn, in the order in which it came. */
  async ofCall(callId: NominationCallId): Promise<ReceivedNomination[]> {
    return this.received.find({ where: { callId, state: In([...ARRIVED]) }, order: { sentAt: 'ASC', id: 'ASC' } });
  }

  /** The same for a list: without what is nominated, which of entries is whole texts. */
  async headsOfCall(callId: NominationCallId): Promise<ReceivedHead[]> {
    return this.received.query('n', async (query) => {
      const rows = await query
        .select(HEAD.map((column) => `n.${column}`))
        .addSelect(`jsonb_path_query_array(n.content, '$.authors[*].fullName')`, 'authors')
        .addSelect(`n.content #>> '{provenance,nominatedBy}'`, 'nominated_by')
        .addSelect(`n.content -> 'entry' is not null`, 'is_entry')
        .andWhere('n.callId = :callId and n.state in (:...states)', { callId, states: ARRIVED })
        .orderBy('n.sentAt')
        .addOrderBy('n.id')
        .getRawAndEntities<{ authors: string[]; nominated_by: string; is_entry: boolean }>();
      return rows.entities.map((one, at) => {
        const { authors, nominated_by: nominatedBy, is_entry: isEntry } = rows.raw[at] as (typeof rows.raw)[number];
        return { ...one, authors, nominatedBy, isEntry };
      });
    });
  }

  /** How many have come in for each of these calls and were neither withdrawn nor given back. */
  async countsOf(callIds: readonly NominationCallId[]): Promise<ReadonlyMap<NominationCallId, number>> {
    if (callIds.length === 0) return new Map();
    const rows = await this.received.query('n', (query) =>
      query
        .select(['n.call_id as id', 'count(*)::int as count'])
        .andWhere(`n.callId in (:...callIds) and n.state in ('sent', 'received')`, { callIds })
        .groupBy('n.call_id')
        .getRawMany<{ id: NominationCallId; count: number }>(),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** How many wait to be taken in hand or given back, by call; calls for which nothing waits are left out. */
  async waiting(): Promise<ReadonlyMap<NominationCallId, number>> {
    const rows = await this.received.query('r', (query) =>
      query
        .andWhere("r.state = 'sent'")
        .select(['r.call_id as "callId"', 'count(*)::int as count'])
        .groupBy('r.call_id')
        .getRawMany<{ callId: NominationCallId; count: number }>(),
    );
    return new Map(rows.map(({ callId, count }) => [callId, count]));
  }

  /** @throws NominationError NOMINATION_NOT_FOUND */
  async byId(id: ReceivedNominationId): Promise<ReceivedNomination> {
    const found = await this.received.findOne({ where: { id } });
    if (!found) throw new NominationError('NOMINATION_NOT_FOUND');
    return found;
  }

  /** Several by their id, in one statement; those that are not there are left out. */
  async findMany(ids: readonly ReceivedNominationId[]): Promise<ReadonlyMap<ReceivedNominationId, ReceivedNomination>> {
    if (ids.length === 0) return new Map();
    return new Map((await this.received.find({ where: { id: In([...ids]) } })).map((one) => [one.id, one]));
  }

  /** What has become of nominations that were sent, by the sender's id: all in the scope of the receiver, narrowed or not. */
  async fatesOf(
    ids: readonly NominationId[],
  ): Promise<ReadonlyMap<NominationId, Pick<ReceivedNomination, 'state' | 'reason' | 'decidedAt'>>> {
    if (ids.length === 0) return new Map();
    const found = await this.received.find({ where: { nominationId: In([...ids]) } });
    return new Map(found.map((one) => [one.nominationId, one]));
  }

  /**
   * Takes a nomination in hand. Twice is once.
   * @param enter makes a submission of an entry; where there is an entry, nobody takes it in hand without
   * @throws NominationError ALREADY_DECIDED
   */
  async receive(id: ReceivedNominationId, by: AccountId, enter?: AboutEntry): Promise<void> {
    await this.unitOfWork.run(async () => {
      const nomination = await this.byId(id);
      if (nomination.content.entry && !enter) throw new Error('An entry is taken in hand as a submission.');
      const done = await this.received.update({ id, state: 'sent' }, { state: 'received', decidedAt: this.clock.now(), decidedBy: by });
      if (done > 0) {
        if (nomination.content.entry) await enter?.(nomination);
        await this.record('nomination.received', id, { actor: by });
      } else if ((await this.byId(id)).state !== 'received') throw new NominationError('ALREADY_DECIDED');
    });
  }

  /**
   * Gives a nomination back with the reason; its place in the quota is free again.
   * @param leave takes the submission of an entry that was taken in hand out again
   * @throws NominationError ALREADY_DECIDED
   */
  async giveBack(id: ReceivedNominationId, by: AccountId, reason: string, leave?: AboutEntry): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Held: whoever takes it in hand at this moment has done so, or has not begun.
      const nomination = await this.received.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!nomination) throw new NominationError('NOMINATION_NOT_FOUND');
      const { invitationId } = nomination;
      if (nomination.content.entry && nomination.state === 'received') {
        if (!leave) throw new Error('An entry is given back with its submission.');
        await leave(nomination);
      }
      const change = { state: 'returned' as const, reason, decidedAt: this.clock.now(), decidedBy: by };
      const done = await this.received.update({ id, state: In(['sent', 'received']) }, change);
      if (done === 0) throw new NominationError('ALREADY_DECIDED');
      await this.free(invitationId);
      await this.record('nomination.returned', id, { actor: by, reason });
    });
  }

  /**
   * Takes in what a sender delivers, in the receiver's whole scope: only while the call is open and the invitation stands,
   * and no more than it allows, however many come at once. What has come already stays as it is.
   * @throws NominationError CALL_CLOSED, QUOTA_FULL
   */
  async take({ from, content, consents, delivery, headName, headPosition, confirmedAt, ...arriving }: ArrivingNomination): Promise<void> {
    const now = this.clock.now();
    const { callId, invitationId, nominationId } = arriving;
    const head = { headName, headPosition, confirmedAt };
    await this.unitOfWork.run(async () => {
      // Held until the end: who closes the call at this moment waits, and then nothing comes after.
      const open = await this.calls.update({ id: callId, endedAt: IsNull(), closesAt: MoreThan(now) }, { title: () => 'title' });
      const standing = await this.invitations.findOne({ where: { id: invitationId, callId, revokedAt: IsNull() } });
      if (open === 0 || !standing || standing.viaTenantId !== from) throw new NominationError('CALL_CLOSED');
      const sent = {
        kind: content.kind,
        title: content.title,
        content,
        sha256: nominationHash(content),
        consents,
        state: 'sent' as const,
        reason: null,
        sentAt: now,
        decidedAt: null,
        decidedBy: null,
        delivery,
        filesAt: delivery === null ? null : now,
        filesGoneAt: null,
        ...head,
      };
      const id = newId<'received-nomination'>(now);
      const isNew = await this.received.insertMissing([{ id, ...arriving, viaTenantId: from, unitId: standing.unitId, ...sent }]);
      const again = { invitationId, nominationId, state: In(['returned', 'withdrawn']) };
      if (isNew === 0 && (await this.received.update(again, sent)) === 0) return;
      const taken = await this.invitations.update(
        { id: invitationId, revokedAt: IsNull(), taken: Raw((column) => `${column} < at_most`) },
        { taken: () => 'taken + 1' },
      );
      if (taken === 0) throw new NominationError('QUOTA_FULL', { most: standing.atMost });
      await this.audit.record({
        actor: null,
        action: 'nomination.arrived',
        subject: { kind: 'nomination-call', id: callId },
        details: { from: from ?? standing.unitId, nomination: nominationId, sha256: sent.sha256 },
      });
    });
  }

  /** Takes back for its sender what was not yet taken in hand; whether it was. */
  async withdraw(nominationId: NominationId, from: TenantId | null): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const own = { nominationId, viaTenantId: from ?? IsNull() };
      const found = await this.received.findOne({ where: own });
      if (!found) return true;
      const done = await this.received.update({ ...own, state: 'sent' }, { state: 'withdrawn', decidedAt: this.clock.now() });
      if (done === 0) return found.state === 'withdrawn' || found.state === 'returned';
      await this.free(found.invitationId);
      await this.audit.record({
        actor: null,
        action: 'nomination.withdrawn',
        subject: { kind: 'received-nomination', id: found.id },
        details: { from: from ?? found.unitId },
      });
      return true;
    });
  }

  /** Takes authors out of what has come in; text, scores, fingerprint and the times of consent stay. @param ordinals places in the list, from 1 */
  async forgetAuthors(id: ReceivedNominationId, ordinals: readonly number[]): Promise<void> {
    if (ordinals.length === 0) return;
    await this.unitOfWork.run(async () => {
      const { content: before, consents, state, nominationId, viaTenantId } = await this.byId(id);
      // An entry without its main author is nobody's any more; its files go.
      if (before.entry && ordinals.includes(1) && state === 'sent') await this.withdraw(nominationId, viaTenantId);
      const content = withoutAuthors(before, ordinals);
      await this.received.update({ id }, { content, title: content.title, consents: unnamedConsents(consents, before, ordinals) });
    });
  }

  /** The same of people whom the sender has erased, wherever they stand in the copy. @param prints see `printsOf` */
  async forgetPeople(which: { nominationId: NominationId; viaTenantId: TenantId }, prints: readonly string[]): Promise<void> {
    for (const { id, content } of await this.received.find({ where: which }))
      await this.forgetAuthors(
        id,
        content.authors.flatMap((author, at) => (printsOf(author).some((print) => prints.includes(print)) ? [at + 1] : [])),
      );
  }

  /** Whether something that was received has its files under this delivery. */
  async keeps(delivery: string): Promise<boolean> {
    return this.received.exists({ delivery });
  }

  /** Takes away files of what was given back or withdrawn, or became a submission; at most so many nominations, how many. For the worker. */
  async takeFilesAway(limit = 50): Promise<number> {
    const over = await this.received.find({
      where: { state: In(['received', 'returned', 'withdrawn'] as const), filesAt: Not(IsNull()), filesGoneAt: IsNull() },
      order: { id: 'ASC' },
      take: limit,
    });
    for (const { id, delivery, content } of over) {
      if (delivery !== null) await this.entries.remove(delivery, content.entry?.files ?? []);
      // What was sent again meanwhile lies under another delivery.
      await this.received.update({ id, delivery: delivery ?? IsNull() }, { filesGoneAt: this.clock.now() });
    }
    return over.length;
  }

  /** The term is over: who has confirmed something where it comes from is forgotten. */
  async forgetHeads(callIds: readonly NominationCallId[]): Promise<void> {
    await this.received.update({ callId: In([...callIds]), headName: Not(IsNull()) }, { headName: null, headPosition: null });
  }

  private async free(invitationId: InvitationId): Promise<void> {
    await this.invitations.update({ id: invitationId, taken: MoreThan(0) }, { taken: () => 'taken - 1' });
  }

  private async record(action: string, id: ReceivedNominationId, act: { actor: AccountId; reason?: string }): Promise<void> {
    await this.audit.record({ action, subject: { kind: 'received-nomination', id }, ...act });
  }
}
