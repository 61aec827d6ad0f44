import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Throttle } from '#access';
import { AccountError, Accounts, type Asker, type Contact, keptContact, type OneTimeCodeId, OneTimeCodes, type TypedCode } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, comparePersonNames, type ContestId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ConsentLedger, type Said } from './consent-ledger.service.js';
import type { GuardianReading } from './domain/guardian-answers.js';
import { Guardian } from './entities/guardian.entity.js';
import { type OwnRegistration, Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** Whoever has registered may have mistyped the number of who consents, a few times: not send codes to whomever they like. */
const CODES_PER_CHILD = { action: 'guardian-codes', limit: 10, windowSeconds: 60 * 60 };

/** What codes to guardians are for. */
const PURPOSE = 'guardian';

/** What a guardian agrees to. Taking part is what the code is for; publishing the name is a tick of its own. */
export interface GuardianWord {
  publishesName: boolean;
}

/** A child for whom somebody was named, as that person sees them. */
export interface GuardedChild {
  registration: OwnRegistration;
  fullName: string;
}

/** Consent of mother, father or guardian: by a code to their phone or mailbox, or by the list of the school. */
@Injectable()
export class Guardians {
  constructor(
    @InjectScoped(Guardian) private readonly guardians: ScopedRepository<Guardian>,
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly accounts: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly throttle: Throttle,
    private readonly ledger: ConsentLedger,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who consents for the contestant; undefined where nobody was named. */
  async of(registrationId: RegistrationId): Promise<Guardian | undefined> {
    return (await this.guardians.findOne({ where: { registrationId } })) ?? undefined;
  }

  /** Whether somebody who is reached by this contact consents for anybody. */
  async isNamed(contact: string): Promise<boolean> {
    return this.guardians.exists({ contact });
  }

  /** Names the guardian, or another one while the consent is awaited. @throws RegistrationError GUARDIAN_NOT_NEEDED */
  async name(registrationId: RegistrationId, { fullName, relation, contact }: GuardianReading): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.holdAwaited(registrationId);
      await this.guardians.delete({ registrationId });
      await this.guardians.insert({
        registrationId,
        fullName: cleanText(fullName),
        relation,
        contact: contact.value,
        askedAt: this.clock.now(),
        confirmedAt: null,
      });
    });
  }

  /**
   * Sends the guardian a code, with the words that say what it is for.
   * @param from whose site asks, and from where
   * @throws RegistrationError GUARDIAN_MISSING, GUARDIAN_NOT_NEEDED; AccountError and AccessError as OneTimeCodes.send
   */
  async sendCode({ id, accountId, guardianState }: OwnRegistration, from: Asker & { siteName: string }): Promise<OneTimeCodeId> {
    if (guardianState !== 'awaited') throw new RegistrationError('GUARDIAN_NOT_NEEDED');
    const contact = await this.contactOf(id);
    await this.throttle.count(CODES_PER_CHILD, id);
    const child = (await this.accounts.findById(accountId))?.fullName ?? '';
    const words = (code: string, until: string) => ({
      subject: `Mã đồng ý cho dự thi ${code}`,
      body: `${code} là mã để cha mẹ đồng ý cho ${child} dự thi trên trang ${from.siteName}. Chỉ đưa mã cho cháu nếu cha mẹ đồng ý. Mã có giá trị đến ${until}.`,
    });
    return this.codes.send({ purpose: PURPOSE, contact, about: id, payload: { registration: id }, words, ...from });
  }

  /** The contact to which the guardian's code goes. @throws RegistrationError GUARDIAN_MISSING */
  async contactOf(id: RegistrationId): Promise<Contact> {
    const contact = (await this.of(id))?.contact;
    if (!contact) throw new RegistrationError('GUARDIAN_MISSING');
    return keptContact(contact);
  }

  /**
   * The guardian's word, by the code that only they have. Registering is done with it: from now on the contestant may sit.
   * @throws AccountError as OneTimeCodes.confirm; RegistrationError GUARDIAN_NOT_NEEDED
   */
  async confirm({ id }: OwnRegistration, code: Omit<TypedCode, 'purpose'>, { publishesName }: GuardianWord): Promise<void> {
    await this.codes.confirm({ ...code, purpose: PURPOSE }, async ({ payload, contact }) => {
      // A code that went to another child's guardian, or to one who was named before, says nothing.
      if (payload['registration'] !== id || (await this.of(id))?.contact !== contact) throw new AccountError('CODE_UNKNOWN');
      await this.take(id, { saidBy: 'guardian', how: 'code', publishesName });
    });
  }

  /**
   * The school's word, by its list: for the import of rosters. Does nothing for who waits for nobody.
   * @param school its name, as the guardian
   * @returns whether it was this that confirmed
   */
  async confirmBySchool(
    id: RegistrationId,
    { school, publishesName, actor }: GuardianWord & { school: string; actor: AccountId },
  ): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const waiting = await this.registrations.findOne({ where: { id, guardianState: 'awaited' } });
      if (!waiting) return false;
      await this.guardians.delete({ registrationId: id });
      const [fullName, askedAt] = [cleanText(school), this.clock.now()];
      await this.guardians.insert({ registrationId: id, fullName, relation: 'school', contact: null, askedAt, confirmedAt: null });
      await this.take(id, { saidBy: 'school', how: 'school-list', publishesName });
      await this.audit.record({ actor, action: 'guardian.confirmed-by-school', subject: { kind: 'registration', id } });
      return true;
    });
  }

  /** The children in a contest for whom whoever is reached by a contact was named, by name. The contact must have been proved. */
  async childrenOf(contestId: ContestId, contact: Contact): Promise<GuardedChild[]> {
    const named = await this.guardians.find({ where: { contact: contact.value } });
    if (named.length === 0) return [];
    const where = {
      id: In(named.map(({ registrationId }) => registrationId)),
      contestId,
      guardianState: Not(IsNull()),
      duplicateOf: IsNull(),
    };
    const found = (await this.registrations.find({ where })).filter((one): one is OwnRegistration => one.accountId !== null);
    const accounts = await this.accounts.findMany(found.map(({ accountId }) => accountId));
    return found
      .map((registration) => ({ registration, fullName: accounts.get(registration.accountId)?.fullName ?? '' }))
      .toSorted((a, b) => comparePersonNames(a.fullName, b.fullName));
  }

  /**
   * The guardian's word anew, at any time: whether the child takes part, or whether the name is published. Without the
   * consent the child sits no more, and the name is masked; what was submitted stays, under its pseudonym.
   * @returns whether it changed anything
   * @throws RegistrationError CHANGED_MEANWHILE
   */
  async say(
    { id, guardianState: before, guardianPublishes: published }: GuardedChild['registration'],
    word: { takesPart: boolean } | GuardianWord,
  ): Promise<boolean> {
    if (before === null || ('publishesName' in word && before !== 'given')) throw new RegistrationError('CHANGED_MEANWHILE');
    const takesPart = 'takesPart' in word ? word.takesPart : true;
    const publishes = 'publishesName' in word ? word.publishesName : takesPart && published;
    const after = { guardianState: takesPart ? 'given' : 'withdrawn', guardianPublishes: publishes } as const;
    const said = { saidBy: 'guardian', how: 'code' } as const;
    const lines: Said[] = [
      ...(before === after.guardianState ? [] : [{ kind: 'take-part', given: takesPart, ...said } as const]),
      // Who is asked for the first time has said nothing of the name yet.
      ...(before !== 'awaited' && published === publishes ? [] : [{ kind: 'publish-name', given: publishes, ...said } as const]),
    ];
    if (lines.length === 0) return false;
    return this.unitOfWork.run(async () => {
      const changed = await this.registrations.update({ id, guardianState: before, guardianPublishes: published }, after);
      if (changed === 0) throw new RegistrationError('CHANGED_MEANWHILE');
      if (takesPart && before !== 'given') await this.guardians.update({ registrationId: id }, { confirmedAt: this.clock.now() });
      await this.ledger.write(id, ...lines);
      return true;
    });
  }

  /**
   * What a guardian took back by word of mouth or by letter, as the organiser writes it down: for whoever was named by no
   * contact, since the school had confirmed. Nothing is given in this way.
   * @throws RegistrationError CHANGED_MEANWHILE where there is no consent to take back
   */
  async takeBackFor(
    { id, guardianState, guardianPublishes }: OwnRegistration,
    { actor, reason, proof }: { actor: AccountId; reason: string; proof: string },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const after = { guardianState: 'withdrawn', guardianPublishes: false } as const;
      const changed = guardianState === 'given' ? await this.registrations.update({ id, guardianState, guardianPublishes }, after) : 0;
      if (changed === 0) throw new RegistrationError('CHANGED_MEANWHILE');
      const said = { given: false, saidBy: 'guardian', how: 'form' } as const;
      await this.ledger.write(
        id,
        { kind: 'take-part', ...said },
        ...(guardianPublishes ? [{ kind: 'publish-name', ...said } as const] : []),
      );
      const subject = { kind: 'registration', id };
      await this.audit.record({ actor, action: 'guardian.taken-back-at-desk', subject, reason, details: { proof } });
    });
  }

  /** Removes who consented, with the person. */
  async forget(registrationId: RegistrationId): Promise<void> {
    await this.guardians.delete({ registrationId });
  }

  private async take(
    id: RegistrationId,
    { saidBy, how, publishesName }: GuardianWord & { saidBy: 'guardian' | 'school'; how: 'code' | 'school-list' },
  ): Promise<void> {
    const taken = await this.registrations.update(
      { id, guardianState: 'awaited' },
      { guardianState: 'given', guardianPublishes: publishesName },
    );
    if (taken === 0) throw new RegistrationError('GUARDIAN_NOT_NEEDED');
    await this.guardians.update({ registrationId: id }, { confirmedAt: this.clock.now() });
    await this.ledger.write(
      id,
      { kind: 'take-part', given: true, saidBy, how },
      { kind: 'publish-name', given: publishesName, saidBy, how },
    );
  }

  private async holdAwaited(id: RegistrationId): Promise<void> {
    const held = await this.registrations.update({ id, guardianState: 'awaited' }, { guardianState: 'awaited' });
    if (held === 0) throw new RegistrationError('GUARDIAN_NOT_NEEDED');
  }
}
