import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { CodeBudgets, codeKind, type Contact, keptContact, messageTo } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, DAY_MS, type Id, inFours, newId, randomLetters, readLetters } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { consentLetter } from './domain/consent-letter.js';
import type { NominationContent } from './domain/nomination-content.js';
import { CHANGEABLE, Nomination, type NominationId } from './entities/nomination.entity.js';
import { NominationAuthor, type NominationAuthorId } from './entities/nomination-author.entity.js';
import type { GivenConsent } from './entities/received-nomination.entity.js';
import { NominationError } from './nomination.errors.js';
import { type NominationFate, NominationGate } from './nomination-gate.service.js';

/** Letters of the code in an author's letter: eighty random bits. */
const CODE_LETTERS = 16;
/** For so long one may answer; and look at the answer after the receiver has decided. */
const LINK_DAYS = 30;

/** What an author is asked, by the code in their letter. */
export interface ConsentAsked {
  nomination: Nomination;
  author: NominationAuthor;
  /** Whether the author has agreed and may still take it back: the receiver has not decided. */
  mayTakeBack: boolean;
}

/** The authors' own word on what is nominated: asked by a link, given, taken back until the receiver has decided. */
@Injectable()
export class NominationConsents {
  constructor(
    @InjectScoped(Nomination) private readonly nominations: ScopedRepository<Nomination>,
    @InjectScoped(NominationAuthor) private readonly authors: ScopedRepository<NominationAuthor>,
    private readonly gate: NominationGate,
    private readonly outbox: Outbox,
    private readonly budgets: CodeBudgets,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks an author for their word: the link goes by mail, else by text. A link that was given before leads nowhere any more.
   * @returns the code of the link, to be handed over where nothing was sent; it is kept nowhere
   * @throws NominationError NOT_CHANGEABLE, NOMINATION_NOT_FOUND
   */
  async ask(
    id: NominationId,
    authorId: NominationAuthorId,
    { by, origin, sender }: { by: AccountId; origin: string; sender: string },
  ): Promise<{ code: string; isSent: boolean }> {
    const code = inFours(randomLetters(CODE_LETTERS));
    return this.unitOfWork.run(async () => {
      const nomination = await this.nominations.findOne({ where: { id } });
      if (!nomination) throw new NominationError('NOMINATION_NOT_FOUND');
      if (!CHANGEABLE.includes(nomination.state)) throw new NominationError('NOT_CHANGEABLE');
      const askedAt = this.clock.now();
      const change = { tokenHash: hashOf(code), askedAt, answer: null, answeredAt: null, answeredSha256: null };
      const asked = await this.authors.update({ id: authorId, nominationId: id }, change);
      const author = await this.authors.findOne({ where: { id: authorId, nominationId: id } });
      if (asked === 0 || !author) throw new NominationError('NOMINATION_NOT_FOUND');
      await this.nominations.update({ id, state: 'consented' }, { state: 'draft' });
      const { email, phone, fullName } = author;
      const reached = email ?? phone;
      const contact = reached === null ? undefined : keptContact(reached);
      const words = { title: nomination.title, fullName, sender, url: `${origin}/de-cu/${code}`, until: endOf(askedAt) };
      const isSent = contact !== undefined && (await this.mayWrite(contact));
      if (isSent) await this.outbox.put(messageTo(contact, consentLetter(words, contact.kind)));
      await this.record('nomination.asked', id, { actor: by, details: { author: author.ordinal } });
      return { code, isSent };
    });
  }

  /** What is asked by the code of a letter, in any spelling. @throws NominationError CONSENT_UNKNOWN, CONSENT_ENDED */
  async asked(code: string): Promise<ConsentAsked> {
    const { nomination, author } = await this.byCode(code);
    const fate = (await this.gate.fates([nomination])).get(nomination.id);
    if (author.answer !== null && fate?.decidedAt && isDecided(nomination, fate) && endOf(fate.decidedAt) <= this.clock.now())
      throw new NominationError('CONSENT_ENDED');
    return askedOf(nomination, author, fate);
  }

  /** What somebody with an account is asked, newest first: on the own page no letter is needed, and it stays to be seen. */
  async ofRegistrations(ids: readonly Id<'registration'>[]): Promise<ConsentAsked[]> {
    const asked = await this.standingOf(ids);
    const fates = await this.gate.fates(asked.map(({ nomination }) => nomination));
    return asked.map(({ nomination, author }) => askedOf(nomination, author, fates.get(nomination.id)));
  }

  /** Whether somebody with an account is, or was, asked anything. */
  async isAsked(ids: readonly Id<'registration'>[]): Promise<boolean> {
    return (await this.standingOf(ids)).length > 0;
  }

  /** Nominations of somebody's entries that were not withdrawn, newest first. */
  private async standingOf(ids: readonly Id<'registration'>[]): Promise<{ nomination: Nomination; author: NominationAuthor }[]> {
    if (ids.length === 0) return [];
    const authors = await this.authors.find({ where: { registrationId: In([...ids]) }, order: { id: 'DESC' } });
    if (authors.length === 0) return [];
    const which = { id: In(authors.map(({ nominationId }) => nominationId)), state: Not('withdrawn' as const) };
    const nominations = new Map((await this.nominations.find({ where: which })).map((one) => [one.id, one]));
    return authors.flatMap((author) => {
      const nomination = nominations.get(author.nominationId);
      return nomination ? [{ nomination, author }] : [];
    });
  }

  /** The same as `answer` on the own page. @throws NominationError CONSENT_UNKNOWN where it is somebody else's, CONSENT_ANSWERED */
  async answerOwn(id: NominationAuthorId, registrationId: Id<'registration'>, answer: 'agreed' | 'refused', seen: string): Promise<void> {
    await this.answerAs(() => this.ownAuthor(id, registrationId), answer, seen);
  }

  /** The same as `takeBack` on the own page. @throws NominationError CONSENT_UNKNOWN, CONSENT_DECIDED */
  async takeBackOwn(id: NominationAuthorId, registrationId: Id<'registration'>): Promise<void> {
    await this.takeBackAs(await this.ownAuthor(id, registrationId));
  }

  /**
   * An author's word on what was on their page. When the last of them has agreed, the nomination may be sent.
   * @param seen fingerprint of what was on the page
   * @throws NominationError CONSENT_UNKNOWN, CONSENT_ENDED, CONSENT_ANSWERED
   */
  async answer(code: string, answer: 'agreed' | 'refused', seen: string): Promise<void> {
    await this.answerAs(() => this.byCode(code), answer, seen);
  }

  private async answerAs(
    find: () => Promise<{ nomination: Nomination; author: NominationAuthor }>,
    answer: 'agreed' | 'refused',
    seen: string,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const { author, nomination } = await find();
      // Held until the end: of two authors who answer at once, the second sees what the first has said.
      await this.nominations.update({ id: nomination.id }, { updatedAt: () => 'updated_at' });
      if (nomination.sha256 !== seen) throw new NominationError('CONSENT_UNKNOWN');
      const change = { answer, answeredAt: now, answeredSha256: seen };
      if ((await this.authors.update({ id: author.id, answer: IsNull() }, change)) === 0) throw new NominationError('CONSENT_ANSWERED');
      const all = await this.authors.find({ where: { nominationId: nomination.id } });
      if (all.every((one) => hasAgreed(one, nomination)))
        await this.nominations.update({ id: nomination.id, state: 'draft', sha256: seen }, { state: 'consented' });
      await this.record('nomination.answered', nomination.id, { actor: null, details: { author: author.ordinal, answer } });
    });
  }

  /**
   * Takes an author's consent back. What was sent and not yet decided is taken back from the receiver first; broken off there,
   * taking back again finishes it. Twice is once.
   * @throws NominationError CONSENT_UNKNOWN, CONSENT_DECIDED
   */
  async takeBack(code: string): Promise<void> {
    await this.takeBackAs(await this.byCode(code));
  }

  private async takeBackAs({ author, nomination }: { nomination: Nomination; author: NominationAuthor }): Promise<void> {
    if (!hasAgreed(author, nomination)) return;
    const { id, state, delivery } = nomination;
    const mayBeThere = delivery !== null || state === 'sending' || state === 'sent';
    if (state === 'received' || (mayBeThere && !(await this.gate.withdraw(nomination)))) throw new NominationError('CONSENT_DECIDED');
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const which = { id: author.id, answer: 'agreed' as const };
      if ((await this.authors.update(which, { answer: 'refused', answeredAt: now })) === 0) return;
      // A nomination that is on its way finds itself a draft when it has arrived, and is taken back by its sender.
      await this.nominations.update({ id, state: In(['consented', 'sending', 'sent']) }, { state: 'draft', updatedAt: now });
      await this.record('nomination.consent-taken-back', id, { actor: null, details: { author: author.ordinal } });
    });
  }

  /** Every author's word on a nomination as it stands. @throws NominationError NOT_CONSENTED where one is missing */
  async of(nomination: Nomination): Promise<GivenConsent[]> {
    const authors = await this.authors.find({ where: { nominationId: nomination.id }, order: { ordinal: 'ASC' } });
    return authors.map((author) => {
      if (!hasAgreed(author, nomination) || author.answeredAt === null) throw new NominationError('NOT_CONSENTED');
      return { fullName: author.fullName, agreedAt: author.answeredAt.toISOString() };
    });
  }

  /** Writes the authors of a nomination down anew: whoever had said something is asked again. */
  async begin(
    nominationId: NominationId,
    { authors }: NominationContent,
    registrations: readonly (Id<'registration'> | null)[] = [],
  ): Promise<void> {
    const now = this.clock.now();
    const rest = { tokenHash: null, askedAt: null, answer: null, answeredAt: null, answeredSha256: null };
    await this.authors.delete({ nominationId });
    await this.authors.insert(
      authors.map(({ fullName, position, unitName, email, phone }, at) => ({
        id: newId<'nomination-author'>(now),
        ...{ nominationId, ordinal: at + 1, fullName, position, unitName, email, phone, ...rest },
        registrationId: registrations[at] ?? null,
      })),
    );
  }

  private async ownAuthor(
    id: NominationAuthorId,
    registrationId: Id<'registration'>,
  ): Promise<{ nomination: Nomination; author: NominationAuthor }> {
    const author = await this.authors.findOne({ where: { id, registrationId } });
    const nomination = author && (await this.nominations.findOne({ where: { id: author.nominationId } }));
    if (!author || !nomination || nomination.state === 'withdrawn') throw new NominationError('CONSENT_UNKNOWN');
    return { nomination, author };
  }

  private async byCode(code: string): Promise<{ nomination: Nomination; author: NominationAuthor }> {
    const author = await this.authors.findOne({ where: { tokenHash: hashOf(code) } });
    const nomination = author && (await this.nominations.findOne({ where: { id: author.nominationId } }));
    if (!author || !nomination || nomination.state === 'withdrawn') throw new NominationError('CONSENT_UNKNOWN');
    if (author.answer === null && author.askedAt !== null && endOf(author.askedAt) <= this.clock.now())
      throw new NominationError('CONSENT_ENDED');
    return { nomination, author };
  }

  /** Texts cost money: within the day's budget. Mail is free. */
  private async mayWrite(contact: Contact): Promise<boolean> {
    return contact.kind === 'email' || this.budgets.takeIfLeft(codeKind(contact));
  }

  private async record(
    action: string,
    id: NominationId,
    act: { actor: AccountId | null; details: Record<string, unknown> },
  ): Promise<void> {
    await this.audit.record({ action, subject: { kind: 'nomination', id }, ...act });
  }
}

/** Whether an author has agreed to the nomination as it stands. */
export function hasAgreed({ answer, answeredSha256 }: NominationAuthor, { sha256 }: Pick<Nomination, 'sha256'>): boolean {
  return answer === 'agreed' && answeredSha256 === sha256;
}

function askedOf(nomination: Nomination, author: NominationAuthor, fate: NominationFate | undefined): ConsentAsked {
  return { nomination, author, mayTakeBack: hasAgreed(author, nomination) && !isDecided(nomination, fate) };
}

/** Whether the receiver has taken it in. */
function isDecided({ state }: Nomination, fate: NominationFate | undefined): boolean {
  return fate?.state === 'received' || state === 'received';
}

function endOf(from: Date): Date {
  return new Date(from.getTime() + LINK_DAYS * DAY_MS);
}

function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(`nomination-consent ${readLetters(code)}`)
    .digest();
}
