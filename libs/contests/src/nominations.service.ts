import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type Id, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { namesNobody, type NominationContent, nominationHash } from './domain/nomination-content.js';
import { printsOf } from './domain/people-prints.js';
import { CHANGEABLE, Nomination, type NominationId } from './entities/nomination.entity.js';
import { NominationAuthor } from './entities/nomination-author.entity.js';
import type { NominationCallId } from './entities/nomination-call.entity.js';
import type { InvitationId } from './entities/nomination-invitation.entity.js';
import { NominatedEntries } from './nominated-entries.service.js';
import { NominationError } from './nomination.errors.js';
import { NominationConsents } from './nomination-consents.service.js';
import { type NominationFate, NominationGate } from './nomination-gate.service.js';

export interface NewNomination {
  receiverTenantId: TenantId;
  callId: NominationCallId;
  invitationId: InvitationId;
  content: NominationContent;
  by: AccountId | null;
  /** Of the authors in their order: who has an account with the sender. */
  registrations?: readonly (Id<'registration'> | null)[];
}

/** Who heads the unit and has confirmed the choice. */
export interface HeadOfUnit {
  fullName: string;
  position: string;
}

/** A nomination with its authors and, where it was sent, what has become of it. */
export interface OwnNomination {
  nomination: Nomination;
  authors: NominationAuthor[];
  fate?: NominationFate | undefined;
}

/** What the tenant in scope nominates upward: written, agreed to by its authors, sent, given back. */
@Injectable()
export class Nominations {
  constructor(
    @InjectScoped(Nomination) private readonly nominations: ScopedRepository<Nomination>,
    @InjectScoped(NominationAuthor) private readonly authors: ScopedRepository<NominationAuthor>,
    private readonly gate: NominationGate,
    private readonly consents: NominationConsents,
    private readonly entries: NominatedEntries,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Writes a nomination down. @throws NominationError CALL_CLOSED, RECEIVER_SUSPENDED */
  async begin({ content, by, registrations, ...to }: NewNomination): Promise<NominationId> {
    await this.gate.find(to.receiverTenantId, to.invitationId);
    const now = this.clock.now();
    const id = newId<'nomination'>(now);
    const { kind, title } = content;
    await this.unitOfWork.run(async () => {
      const row = { id, ...to, kind, title, ...whole(content), state: unaskedState(content), reason: null };
      await this.nominations.insert({ ...row, createdBy: by, createdAt: now, updatedAt: now, sentAt: null });
      await this.consents.begin(id, content, registrations);
      await this.record('nomination.begun', id, { actor: by, details: { call: to.callId } });
    });
    return id;
  }

  /** Changes what is nominated; whoever had agreed is asked again, since they agreed to something else. @throws NominationError NOT_CHANGEABLE */
  async change(
    id: NominationId,
    content: NominationContent,
    by: AccountId,
    registrations?: readonly (Id<'registration'> | null)[],
  ): Promise<void> {
    const sha256 = nominationHash(content);
    await this.unitOfWork.run(async () => {
      const { kind, title } = content;
      const change = { kind, title, ...whole(content), state: unaskedState(content), updatedAt: this.clock.now() };
      const before = await this.one(id);
      if (before.sha256 === sha256 && before.state !== 'returned') return;
      const changed = await this.nominations.update({ id, state: In(CHANGEABLE) }, change);
      if (changed === 0) throw new NominationError('NOT_CHANGEABLE');
      await this.consents.begin(id, content, registrations);
      await this.record('nomination.changed', id, { actor: by });
    });
  }

  /**
   * Writes down that the head of the unit has confirmed the choice, once all authors have agreed. Another text is confirmed anew.
   * @param seen fingerprint of what was on the page
   * @throws NominationError NOMINATION_NOT_FOUND, NOT_CONSENTED
   */
  async confirm(id: NominationId, head: HeadOfUnit, seen: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.one(id);
      const confirmed = { headName: head.fullName, headPosition: head.position, confirmedAt: this.clock.now(), confirmedBy: by };
      const done = await this.nominations.update({ id, state: 'consented', sha256: seen }, { ...confirmed, confirmedSha256: seen });
      if (done === 0) throw new NominationError('NOT_CONSENTED');
      await this.record('nomination.confirmed', id, { actor: by, details: { sha256: seen } });
    });
  }

  /** What was begun of submissions by an invitation and was not withdrawn, newest first. */
  async ofInvitation(invitationId: InvitationId): Promise<Nomination[]> {
    return this.nominations.find({
      where: { invitationId, submissionId: Not(IsNull()), state: Not('withdrawn' as const) },
      order: { updatedAt: 'DESC', id: 'DESC' },
    });
  }

  /** What is nominated of these submissions and was not withdrawn, newest first. */
  async ofSubmissions(ids: readonly Id<'submission'>[]): Promise<Nomination[]> {
    if (ids.length === 0) return [];
    return this.nominations.find({
      where: { submissionId: In([...ids]), state: Not('withdrawn' as const) },
      order: { updatedAt: 'DESC', id: 'DESC' },
    });
  }

  /** All of them, or those that are asked about: newest first, each with what has become of it. */
  async list(ids?: readonly NominationId[]): Promise<OwnNomination[]> {
    const nominations = await this.nominations.find({
      where: ids === undefined ? {} : { id: In([...ids]) },
      order: { updatedAt: 'DESC', id: 'DESC' },
    });
    const authors = nominations.length === 0 ? [] : await this.authorsOf(nominations.map(({ id }) => id));
    const fates = await this.fatesOf(nominations);
    return nominations.map((nomination) => ({
      nomination,
      authors: authors.filter(({ nominationId }) => nominationId === nomination.id),
      fate: fates.get(nomination.id),
    }));
  }

  /** @throws NominationError NOMINATION_NOT_FOUND */
  async byId(id: NominationId): Promise<OwnNomination> {
    const nomination = await this.one(id);
    const fate = (await this.fatesOf([nomination])).get(id);
    return { nomination, authors: await this.authorsOf([id]), fate };
  }

  /**
   * Sends a nomination on its way. When it was broken off halfway, sending again finishes it and brings nothing twice.
   * @throws NominationError NOT_CONSENTED, NOT_CONFIRMED, ENTRY_CHANGED, FILE_CHANGED, CALL_CLOSED, RECEIVER_SUSPENDED, QUOTA_FULL
   */
  async send(id: NominationId, by: AccountId): Promise<void> {
    const ready = await this.one(id);
    await this.readyToSend(ready);
    const taken = await this.nominations.update(
      { id, state: 'consented', sha256: ready.sha256 },
      { state: 'sending', delivery: randomUUID(), sentPeople: peopleSent(ready), updatedAt: this.clock.now() },
    );
    const nomination = await this.one(id);
    if (taken === 0 && nomination.state !== 'sending') {
      if (nomination.state === 'sent') return;
      throw new NominationError('NOT_CONSENTED');
    }
    try {
      await this.gate.deliver(nomination, await this.consents.of(nomination));
    } catch (error) {
      if (!(error instanceof NominationError)) throw error;
      // An earlier try had brought it, and nobody came back to say so: what keeps it from being brought again is too late.
      if (!(await this.hasArrived(nomination))) {
        await this.nominations.update({ id, state: 'sending' }, { state: 'consented' });
        throw error;
      }
    }
    await this.noteSent(nomination, by);
    // Withdrawn, or no longer agreed to, while it was on its way: what has just arrived over there is taken back.
    if (['withdrawn', 'draft'].includes((await this.one(id)).state)) await this.gate.withdraw(nomination);
  }

  /**
   * Settles what somebody began to send before an instant and never came back to: what has arrived is sent; of the rest nothing is left
   * behind over there, and it waits to be sent again. How many; for the worker.
   */
  async settleBrokenOff(before: Date): Promise<number> {
    const broken = await this.nominations.find({ where: { state: 'sending', updatedAt: LessThan(before) } });
    for (const nomination of broken) {
      if (await this.hasArrived(nomination)) await this.noteSent(nomination, null);
      else {
        await this.gate.leaveNothing(nomination);
        await this.nominations.update(
          { id: nomination.id, state: 'sending', delivery: nomination.delivery ?? IsNull() },
          { state: 'consented' },
        );
      }
    }
    return broken.length;
  }

  /** Withdraws a nomination, also one that was sent and not yet taken in hand. @throws NominationError NOT_WITHDRAWABLE */
  async withdraw(id: NominationId, by: AccountId, reason: string): Promise<void> {
    const nomination = await this.one(id);
    if (nomination.state === 'withdrawn') return;
    if (mayBeThere(nomination) && !(await this.gate.withdraw(nomination))) throw new NominationError('NOT_WITHDRAWABLE');
    await this.unitOfWork.run(async () => {
      const withdrawn = await this.nominations.update(
        { id, state: In([...CHANGEABLE, 'sending', 'sent']) },
        { state: 'withdrawn', reason, updatedAt: this.clock.now() },
      );
      if (withdrawn === 0) throw new NominationError('NOT_WITHDRAWABLE');
      await this.record('nomination.withdrawn', id, { actor: by, reason });
    });
  }

  /** An entry wants more than the authors' word. @throws NominationError NOT_CONFIRMED, ENTRY_CHANGED */
  private async readyToSend({ content: { entry }, state, sha256, confirmedSha256 }: Nomination): Promise<void> {
    if (!entry || state !== 'consented') return;
    if (confirmedSha256 !== sha256) throw new NominationError('NOT_CONFIRMED');
    await this.entries.stands(entry);
  }

  private async noteSent({ id, callId, sha256 }: Nomination, by: AccountId | null): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const sent = await this.nominations.update({ id, state: 'sending' }, { state: 'sent', reason: null, sentAt: now, updatedAt: now });
      if (sent > 0) await this.record('nomination.sent', id, { actor: by, details: { call: callId, sha256 } });
    });
  }

  private async hasArrived(nomination: Nomination): Promise<boolean> {
    const fate = (await this.gate.fates([nomination])).get(nomination.id);
    return fate?.state === 'sent' || fate?.state === 'received';
  }

  /** What the receivers have made of what was sent; noted here, so that what was given back can be changed and sent again. */
  private async fatesOf(nominations: Nomination[]): Promise<ReadonlyMap<NominationId, NominationFate>> {
    const isLeft = ({ state, delivery }: Nomination): boolean => delivery !== null && (state === 'draft' || state === 'withdrawn');
    const fates = new Map(await this.gate.fates(nominations.filter((one) => ['sent', 'received'].includes(one.state) || isLeft(one))));
    for (const nomination of nominations) {
      const fate = fates.get(nomination.id);
      if (isLeft(nomination)) {
        // It arrived after its sender had taken it back, and the sender was stopped before it could take it back over there.
        if (fate?.state === 'sent') await this.gate.withdraw(nomination);
        fates.delete(nomination.id);
        continue;
      }
      if (!fate || (fate.state !== 'received' && fate.state !== 'returned') || fate.state === nomination.state) continue;
      const { state, reason } = fate;
      await this.nominations.update({ id: nomination.id, state: In(['sent', 'received']) }, { state, reason });
      Object.assign(nomination, { state, reason });
    }
    return fates;
  }

  private async authorsOf(ids: NominationId[]): Promise<NominationAuthor[]> {
    return this.authors.find({ where: { nominationId: In(ids) }, order: { ordinal: 'ASC' } });
  }

  private async one(id: NominationId): Promise<Nomination> {
    const nomination = await this.nominations.findOne({ where: { id } });
    if (!nomination) throw new NominationError('NOMINATION_NOT_FOUND');
    return nomination;
  }

  private async record(
    action: string,
    id: NominationId,
    act: { actor: AccountId | null; reason?: string; details?: Record<string, unknown> },
  ): Promise<void> {
    await this.audit.record({ action, subject: { kind: 'nomination', id }, ...act });
  }
}

/** Whom the receiver may have in its copy once this has left: from earlier copies as well, should this one not arrive. */
function peopleSent({ receiverTenantId, tenantId, content, sentPeople }: Nomination): string[] | null {
  if (receiverTenantId === tenantId) return null;
  return [...new Set([...(sentPeople ?? []), ...content.authors.flatMap(printsOf)])];
}

/** Whether the receiver may have it, whatever it is called here: it was on its way once. */
function mayBeThere({ state, delivery }: Pick<Nomination, 'state' | 'delivery'>): boolean {
  return delivery !== null || state === 'sending' || state === 'sent';
}

/** Before any author has said anything: where there is none to be asked, it waits for the head of the unit alone. */
function unaskedState(content: NominationContent): 'draft' | 'consented' {
  return namesNobody(content) ? 'consented' : 'draft';
}

/** The columns that follow from a content. */
function whole(content: NominationContent): Pick<Nomination, 'content' | 'sha256' | 'submissionId' | 'entryVersion'> {
  const { entry } = content;
  return {
    content,
    sha256: nominationHash(content),
    submissionId: (entry?.submission ?? null) as Id<'submission'> | null,
    entryVersion: entry?.version ?? null,
  };
}
