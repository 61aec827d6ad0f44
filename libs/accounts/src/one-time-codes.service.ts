import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import { AccessError, addressPrefix, Throttle } from '#access';
import { Clock, formatTime, MINUTE_MS, newId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { CodeBudgets } from './code-budgets.service.js';
import type { Asker } from './domain/asker.js';
import {
  codeKind,
  CODES_PER_COUNTRY,
  CODES_PER_DEVICE,
  CODES_PER_NEIGHBOURS,
  CODES_PER_NET,
  COOL_DOWN,
  foreignPlace,
  GUESSES_PER_NET,
  limitsOfContact,
} from './domain/code-limits.js';
import type { Contact } from './domain/contact.js';
import { type CodePurpose, OneTimeCode, type OneTimeCodeId } from './entities/one-time-code.entity.js';
import { KnownDevices } from './known-devices.service.js';
import { SecretBox } from './secret-box.js';

const VALID_MINUTES = 10;
const DIGITS = 6;
const KEY = 'one-time-code';

export interface CodeRequest extends Asker {
  purpose: CodePurpose;
  contact: Contact;
  /** What it is about, where one contact may be asked about several things at once: a code about another is left alone. */
  about?: string;
  /** Given back when the code is confirmed, and forgotten then. */
  payload: Record<string, unknown>;
  /** Whose site asks, in the message: "Tỉnh Lâm Đồng". */
  siteName: string;
  /** What the message says instead of that this is the person's own code. */
  words?: ((code: string, until: string) => Pick<NewMessage, 'subject' | 'body'>) | undefined;
  /** Nobody is told the code: the contact is nobody's, and whoever asks must not learn it. */
  isPretence?: boolean;
}

/** A code as it comes back. */
export interface TypedCode {
  id: OneTimeCodeId;
  purpose: CodePurpose;
  typed: string;
  /** Who types it. */
  from: Asker;
}

/** Six-digit codes that prove that a contact belongs to the person: five guesses, ten minutes, once. */
@Injectable()
export class OneTimeCodes {
  constructor(
    @InjectScoped(OneTimeCode) private readonly codes: ScopedRepository<OneTimeCode>,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly throttle: Throttle,
    private readonly budgets: CodeBudgets,
    private readonly known: KnownDevices,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a code and returns its id. Earlier codes of this purpose to the contact count no more: of strangers those of strangers,
   * so that nobody can take the code away from who asks in a browser where the contact has signed in before.
   * @throws AccountError CODE_JUST_SENT within a minute after the last code to this contact, unless that was used;
   *   BUDGET_SPENT when the tenant has sent all that it may today
   * @throws AccessError TOO_MANY_TRIES when the contact, the browser, the net or the foreign country had their share
   */
  async send(request: CodeRequest): Promise<OneTimeCodeId> {
    const forKnownDevice = this.isKnown(request, request.purpose, request.contact.value);
    await this.countTry(request, forKnownDevice);
    const now = this.clock.now();
    const id = newId<'one-time-code'>(now);
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const expiresAt = new Date(now.getTime() + VALID_MINUTES * MINUTE_MS);
    const { purpose, contact, payload, about = '' } = request;
    try {
      await this.unitOfWork.run(async () => {
        const kind = { purpose, contact: contact.value, about, forKnownDevice };
        await this.codes.update({ ...kind, usedAt: IsNull(), replacedAt: IsNull() }, { replacedAt: now });
        const row = { ...kind, id, codeHmac: this.hmac(id, code), payload, createdAt: now, expiresAt };
        await this.codes.insert({ ...row, guessesLeft: 5, usedAt: null, replacedAt: null });
        if (!request.isPretence) await this.outbox.put(messageFor(request, code, expiresAt));
        // Last: the day's row is held until the transaction ends. The staff's own way in is nobody's budget.
        if (purpose !== 'reset-password') await this.budgets.take(codeKind(contact), { forKnownDevice });
      });
    } catch (error) {
      // Nothing was sent: whoever comes again need not wait for it.
      await this.throttle.forget(limitsOfContact(forKnownDevice).coolDown, contact.value);
      if (error instanceof AccountError && error.code === 'BUDGET_SPENT') await this.budgets.tellSpent(codeKind(contact));
      throw error;
    }
    return id;
  }

  /** From when on another code may be sent to the contact of this one. */
  nextAt({ createdAt }: Pick<OneTimeCode, 'createdAt'>): Date {
    return new Date(createdAt.getTime() + COOL_DOWN.windowSeconds * 1000);
  }

  /** What is known of a code that waits: for the page that asks for it. */
  async waiting(id: OneTimeCodeId, purpose: CodePurpose): Promise<OneTimeCode | undefined> {
    const code = await this.codes.findOne({ where: { id, purpose } });
    return code && !code.usedAt ? code : undefined;
  }

  /**
   * Confirms a code and does the work that it stands for, both or neither; a code counts once. Must not run inside a unit
   * of work: a wrong guess of six digits is counted although it throws; fewer or more digits are no guess.
   * @throws AccountError CODE_UNKNOWN, CODE_REPLACED, CODE_EXPIRED, CODE_INCOMPLETE, CODE_SPENT or CODE_WRONG
   * @throws AccessError TOO_MANY_TRIES when too many wrong codes came from the net
   */
  async confirm<T>({ id, purpose, typed, from }: TypedCode, work: (code: OneTimeCode) => Promise<T>): Promise<T> {
    const code = await this.waiting(id, purpose);
    if (!code) throw new AccountError('CODE_UNKNOWN');
    if (code.replacedAt) throw new AccountError('CODE_REPLACED');
    if (code.expiresAt <= this.clock.now()) throw new AccountError('CODE_EXPIRED');
    const digits = typed.replace(/\D/g, '');
    if (digits.length !== DIGITS) throw new AccountError('CODE_INCOMPLETE');
    // Whoever has signed in here before must not wait for what others in the net have guessed.
    const net = this.isKnown(from, purpose, code.contact) ? undefined : addressPrefix(from.address);
    if (net !== undefined) await this.throttle.look(GUESSES_PER_NET, net);
    await this.takeGuess(code);
    if (!timingSafeEqual(code.codeHmac, this.hmac(id, digits))) {
      if (net !== undefined) await this.throttle.allows(GUESSES_PER_NET, net);
      throw new AccountError(code.guessesLeft <= 1 ? 'CODE_SPENT' : 'CODE_WRONG');
    }
    await this.throttle.forget(limitsOfContact(code.forKnownDevice).coolDown, code.contact);
    return this.unitOfWork.run(async () => {
      const used = await this.codes.update({ id, usedAt: IsNull(), replacedAt: IsNull() }, { usedAt: this.clock.now(), payload: {} });
      if (!used) throw new AccountError('CODE_UNKNOWN');
      return work(code);
    });
  }

  /** Removes codes that could not be used any more before the instant, with what they stood for; how many. */
  async forgetExpired(before: Date): Promise<number> {
    return this.codes.delete({ expiresAt: LessThan(before) });
  }

  /** Counts a request against every limit; those that are refused too. */
  private async countTry({ contact, address, device }: CodeRequest, isKnown: boolean): Promise<void> {
    if (!isKnown) await this.throttle.count(CODES_PER_NET, addressPrefix(address));
    if (device !== undefined) await this.throttle.count(CODES_PER_DEVICE, device);
    const foreign = foreignPlace(contact);
    if (foreign) {
      await this.throttle.count(CODES_PER_COUNTRY, foreign.country);
      await this.throttle.count(CODES_PER_NEIGHBOURS, foreign.neighbours);
    }
    const { coolDown, codes } = limitsOfContact(isKnown);
    if (!(await this.throttle.allows(coolDown, contact.value))) throw new AccountError('CODE_JUST_SENT');
    if (await this.throttle.allows(codes, contact.value)) return;
    await this.throttle.forget(coolDown, contact.value);
    throw new AccessError('TOO_MANY_TRIES', { minutes: Math.ceil(codes.windowSeconds / 60) });
  }

  /** Takes one of the five guesses atomically: however many come at once, there are never more. */
  private async takeGuess({ id }: OneTimeCode): Promise<void> {
    const taken = await this.codes.update({ id, guessesLeft: MoreThan(0) }, { guessesLeft: () => 'guesses_left - 1' });
    if (!taken) throw new AccountError('CODE_SPENT');
  }

  /** The staff's way in is another: who has signed in there has shown nothing here, nor the other way round. */
  private isKnown(from: Asker, purpose: CodePurpose, contact: string): boolean {
    return this.known.knows(from, contact, purpose === 'reset-password' ? 'staff' : 'contestant');
  }

  private hmac(id: OneTimeCodeId, code: string): Buffer {
    return this.box.sign(`${id}:${code}`, KEY);
  }
}

function messageFor({ contact, siteName, words }: CodeRequest, code: string, expiresAt: Date): NewMessage {
  return {
    channel: contact.kind === 'email' ? 'email' : 'sms',
    recipient: contact.value,
    subject: `Mã xác nhận ${code}`,
    body: `${code} là mã xác nhận của bạn trên trang ${siteName}. Mã có giá trị đến ${formatTime(expiresAt)}. Đừng đưa mã này cho ai.`,
    ...words?.(code, formatTime(expiresAt)),
  };
}
