import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, inFours, newId, randomLetters, readLetters, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { consentLetter } from './domain/consent-letter.js';
import { type NominationContent, nominationHash } from './domain/nomination-content.js';
import { Nomination, type NominationId, type NominationState } from './entities/nomination.entity.js';
import { NominationAuthor, type NominationAuthorId } from './entities/nomination-author.entity.js';
import type { NominationCallId } from './entities/nomination-call.entity.js';
import type { InvitationId } from './entities/nomination-invitation.entity.js';
import { NominationError } from './nomination.errors.js';
import type { GivenConsent } from './entities/received-nomination.entity.js';
import { type NominationFate, NominationGate } from './nomination-gate.service.js';

/** Letters of the code in an author's letter: eighty random bits. */
const CODE_LETTERS = 16;
/** In these states nothing has left yet, or it has come back. */
const CHANGEABLE: NominationState[] = ['draft', 'consented', 'returned'];

export interface NewNomination {
  receiverTenantId: TenantId;
  callId: NominationCallId;
  invitationId: InvitationId;
  content: NominationContent;
  by: AccountId | null;
}

/** A nomination with its authors and, where it was sent, what has become of it. */
export interface OwnNomination {
  nomination: Nomination;
  authors: NominationAuthor[];
  fate?: NominationFate | undefined;
}

/** What an author is asked, by the code in their letter. */
export interface ConsentAsked {
  nomination: Nomination;
  author: NominationAuthor;
}

/** What the tenant in scope nominates upward: written, agreed to by its authors, sent, given back. */
@Injectable()
export class Nominations {
  constructor(
    @InjectScoped(Nomination) private readonly nominations: ScopedRepository<Nomination>,
    @InjectScoped(NominationAuthor) private readonly authors: ScopedRepository<NominationAuthor>,
    private readonly gate: NominationGate,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Writes a nomination down. @throws NominationError CALL_CLOSED */
  async begin({ content, by, ...to }: NewNomination): Promise<NominationId> {
    await this.gate.find(to.receiverTenantId, to.invitationId);
    const now = this.clock.now();
    const id = newId<'nomination'>(now);
    const { kind, title } = content;
    await this.unitOfWork.run(async () => {
      const row = { id, ...to, kind, title, content, sha256: nominationHash(content), state: 'draft' as const, reason: null };
      await this.nominations.insert({ ...row, createdBy: by, createdAt: now, updatedAt: now, sentAt: null });
      await this.enterAuthors(id, content);
      await this.record('nomination.begun', id, { actor: by, details: { call: to.callId } });
    });
    return id;
  }

  /** Changes what is nominated; whoever had agreed is asked again, since they agreed to something else. @throws NominationError NOT_CHANGEABLE */
  async change(id: NominationId, content: NominationContent, by: AccountId): Promise<void> {
    const sha256 = nominationHash(content);
    await this.unitOfWork.run(async () => {
      const { kind, title } = content;
      const change = { kind, title, content, sha256, state: 'draft' as const, updatedAt: this.clock.now() };
      const before = await this.one(id);
      if (before.sha256 === sha256 && before.state !== 'returned') return;
      const changed = await this.nominations.update({ id, state: In(CHANGEABLE) }, change);
      if (changed === 0) throw new NominationError('NOT_CHANGEABLE');
      await this.authors.delete({ nominationId: id });
      await this.enterAuthors(id, content);
      await this.record('nomination.changed', id, { actor: by });
    });
  }

  /** All of them, newest first, each with what has become of it. */
  async list(): Promise<OwnNomination[]> {
    const nominations = await this.nominations.find({ order: { updatedAt: 'DESC', id: 'DESC' } });
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
   * Asks an author for their word: a letter with a link goes out where there is an address. A link that was given before
   * leads nowhere any more.
   * @returns the code of the link, to be handed over where no letter reaches the author; it is kept nowhere
   */
  async ask(
    id: NominationId,
    authorId: NominationAuthorId,
    { by, origin, sender }: { by: AccountId; origin: string; sender: string },
  ): Promise<string> {
    const code = inFours(randomLetters(CODE_LETTERS));
    await this.unitOfWork.run(async () => {
      const nomination = await this.one(id);
      if (!CHANGEABLE.includes(nomination.state)) throw new NominationError('NOT_CHANGEABLE');
      const change = { tokenHash: hashOf(code), askedAt: this.clock.now(), answer: null, answeredAt: null, answeredSha256: null };
      const asked = await this.authors.update({ id: authorId, nominationId: id }, change);
      const author = await this.authors.findOne({ where: { id: authorId, nominationId: id } });
      if (asked === 0 || !author) throw new NominationError('NOMINATION_NOT_FOUND');
      await this.nominations.update({ id, state: 'consented' }, { state: 'draft' });
      if (author.email !== null)
        await this.outbox.put({
          channel: 'email',
          recipient: author.email,
          ...consentLetter({ title: nomination.title, fullName: author.fullName, sender, url: `${origin}/de-cu/${code}` }),
        });
      await this.record('nomination.asked', id, { actor: by, details: { author: author.ordinal } });
    });
    return code;
  }

  /** What is asked by the code of a letter, in any spelling. @throws NominationError CONSENT_UNKNOWN */
  async asked(code: string): Promise<ConsentAsked> {
    const author = await this.authors.findOne({ where: { tokenHash: hashOf(code) } });
    const nomination = author && (await this.nominations.findOne({ where: { id: author.nominationId } }));
    if (!author || !nomination || nomination.state === 'withdrawn') throw new NominationError('CONSENT_UNKNOWN');
    return { nomination, author };
  }

  /**
   * An author's word on what was on their page. When the last of them has agreed, the nomination may be sent.
   * @param seen fingerprint of what was on the page
   * @throws NominationError CONSENT_UNKNOWN, CONSENT_ANSWERED
   */
  async answer(code: string, answer: 'agreed' | 'refused', seen: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const { author, nomination } = await this.asked(code);
      // Held until the end: of two authors who answer at once, the second sees what the first has said.
      await this.nominations.update({ id: nomination.id }, { updatedAt: () => 'updated_at' });
      if (nomination.sha256 !== seen) throw new NominationError('CONSENT_UNKNOWN');
      const change = { answer, answeredAt: now, answeredSha256: seen };
      if ((await this.authors.update({ id: author.id, answer: IsNull() }, change)) === 0) throw new NominationError('CONSENT_ANSWERED');
      const all = await this.authorsOf([nomination.id]);
      if (all.every((one) => hasAgreed(one, nomination)))
        await this.nominations.update({ id: nomination.id, state: 'draft', sha256: seen }, { state: 'consented' });
      await this.record('nomination.answered', nomination.id, { actor: null, details: { author: author.ordinal, answer } });
    });
  }

  /**
   * Sends a nomination on its way. When it was broken off halfway, sending again finishes it and brings nothing twice.
   * @throws NominationError NOT_CONSENTED, CALL_CLOSED, QUOTA_FULL
   */
  async send(id: NominationId, by: AccountId): Promise<void> {
    const taken = await this.nominations.update({ id, state: 'consented' }, { state: 'sending' });
    const nomination = await this.one(id);
    if (taken === 0 && nomination.state !== 'sending') {
      if (nomination.state === 'sent') return;
      throw new NominationError('NOT_CONSENTED');
    }
    try {
      await this.gate.deliver(nomination, await this.consentsOf(nomination));
    } catch (error) {
      if (error instanceof NominationError) await this.nominations.update({ id, state: 'sending' }, { state: 'consented' });
      throw error;
    }
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const sent = await this.nominations.update({ id, state: 'sending' }, { state: 'sent', reason: null, sentAt: now, updatedAt: now });
      if (sent > 0)
        await this.record('nomination.sent', id, { actor: by, details: { call: nomination.callId, sha256: nomination.sha256 } });
    });
    // Withdrawn while it was on its way: what has just arrived over there is taken back.
    if ((await this.one(id)).state === 'withdrawn') await this.gate.withdraw(nomination);
  }

  /** Withdraws a nomination, also one that was sent and not yet taken in hand. @throws NominationError NOT_WITHDRAWABLE */
  async withdraw(id: NominationId, by: AccountId, reason: string): Promise<void> {
    const nomination = await this.one(id);
    if (nomination.state === 'withdrawn') return;
    if (['sending', 'sent'].includes(nomination.state) && !(await this.gate.withdraw(nomination)))
      throw new NominationError('NOT_WITHDRAWABLE');
    await this.unitOfWork.run(async () => {
      const withdrawn = await this.nominations.update(
        { id, state: In([...CHANGEABLE, 'sending', 'sent']) },
        { state: 'withdrawn', reason, updatedAt: this.clock.now() },
      );
      if (withdrawn === 0) throw new NominationError('NOT_WITHDRAWABLE');
      await this.record('nomination.withdrawn', id, { actor: by, reason });
    });
  }

  /** What the receivers have made of what was sent; noted here, so that what was given back can be changed and sent again. */
  private async fatesOf(nominations: Nomination[]): Promise<ReadonlyMap<NominationId, NominationFate>> {
    const fates = await this.gate.fates(nominations.filter(({ state }) => ['sent', 'received'].includes(state)));
    for (const nomination of nominations) {
      const fate = fates.get(nomination.id);
      if (!fate || (fate.state !== 'received' && fate.state !== 'returned') || fate.state === nomination.state) continue;
      const { state, reason } = fate;
      await this.nominations.update({ id: nomination.id, state: In(['sent', 'received']) }, { state, reason });
      Object.assign(nomination, { state, reason });
    }
    return fates;
  }

  private async enterAuthors(nominationId: NominationId, { authors }: NominationContent): Promise<void> {
    const now = this.clock.now();
    const rest = { tokenHash: null, askedAt: null, answer: null, answeredAt: null, answeredSha256: null };
    await this.authors.insert(
      authors.map((author, at) => ({ id: newId<'nomination-author'>(now), nominationId, ordinal: at + 1, ...author, ...rest })),
    );
  }

  private async authorsOf(ids: NominationId[]): Promise<NominationAuthor[]> {
    return this.authors.find({ where: { nominationId: In(ids) }, order: { ordinal: 'ASC' } });
  }

  /** @throws NominationError NOT_CONSENTED */
  private async consentsOf(nomination: Nomination): Promise<GivenConsent[]> {
    const authors = await this.authorsOf([nomination.id]);
    return authors.map((author) => {
      if (!hasAgreed(author, nomination) || author.answeredAt === null) throw new NominationError('NOT_CONSENTED');
      return { fullName: author.fullName, agreedAt: author.answeredAt.toISOString() };
    });
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

/** Whether an author has agreed to the nomination as it stands. */
export function hasAgreed({ answer, answeredSha256 }: NominationAuthor, { sha256 }: Pick<Nomination, 'sha256'>): boolean {
  return answer === 'agreed' && answeredSha256 === sha256;
}

function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(`nomination-consent ${readLetters(code)}`)
    .digest();
}
