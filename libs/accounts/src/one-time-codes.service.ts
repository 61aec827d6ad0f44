import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import { AccessError, addressPrefix, Throttle } from '#access';
import { Clock, formatTime, MINUTE_MS, newId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { CodeBudgets } from './code-budgets.service.js';
import {
  codeKind,
  CODES_PER_CONTACT,
  CODES_PER_COUNTRY,
  CODES_PER_DEVICE,
  CODES_PER_NEIGHBOURS,
  CODES_PER_NET,
  COOL_DOWN,
  foreignPlace,
} from './domain/code-limits.js';
import type { Contact } from './domain/contact.js';
import { type CodePurpose, OneTimeCode, type OneTimeCodeId } from './entities/one-time-code.entity.js';
import { SecretBox } from './secret-box.js';

const VALID_MINUTES = 10;
const DIGITS = 6;
const KEY = 'one-time-code';

export interface CodeRequest {
  purpose: CodePurpose;
  contact: Contact;
  /** Given back when the code is confirmed, and forgotten then. */
  payload: Record<string, unknown>;
  /** Whose site asks, in the message: "Tỉnh Lâm Đồng". */
  siteName: string;
  /** Where the request comes from. */
  address: string;
  /** Which browser asks, where it is known. */
  device?: string | undefined;
  /** What the message says instead of that this is the person's own code. */
  words?: ((code: string, until: string) => Pick<NewMessage, 'subject' | 'body'>) | undefined;
  /** Nobody is told the code: the contact is nobody's, and whoever asks must not learn it. */
  isPretence?: boolean;
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
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a code and returns its id.
   * @throws AccountError CODE_JUST_SENT within a minute after the last code to this contact, unless that was used;
   *   BUDGET_SPENT when the tenant has sent all that it may today
   * @throws AccessError TOO_MANY_TRIES when the contact, the browser, the net or the foreign country had their share
   */
  async send(request: CodeRequest): Promise<OneTimeCodeId> {
    await this.countTry(request);
    const now = this.clock.now();
    const id = newId<'one-time-code'>(now);
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const expiresAt = new Date(now.getTime() + VALID_MINUTES * MINUTE_MS);
    const { purpose, contact, payload } = request;
    try {
      await this.unitOfWork.run(async () => {
        const row = { id, purpose, contact: contact.value, codeHmac: this.hmac(id, code), payload, createdAt: now, expiresAt };
        await this.codes.insert({ ...row, guessesLeft: 5, usedAt: null });
        if (!request.isPretence) await this.outbox.put(messageFor(request, code, expiresAt));
        // Last: the day's row is held until the transaction ends. The staff's own way in is nobody's budget.
        if (purpose !== 'reset-password') await this.budgets.take(codeKind(contact));
      });
    } catch (error) {
      // Nothing was sent: whoever comes again need not wait for it.
      await this.throttle.forget(COOL_DOWN, contact.value);
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
   * @throws AccountError CODE_UNKNOWN, CODE_EXPIRED, CODE_INCOMPLETE, CODE_SPENT or CODE_WRONG.
   */
  async confirm<T>(id: OneTimeCodeId, purpose: CodePurpose, typed: string, work: (code: OneTimeCode) => Promise<T>): Promise<T> {
    const code = await this.waiting(id, purpose);
    if (!code) throw new AccountError('CODE_UNKNOWN');
    if (code.expiresAt <= this.clock.now()) throw new AccountError('CODE_EXPIRED');
    const digits = typed.replace(/\D/g, '');
    if (digits.length !== DIGITS) throw new AccountError('CODE_INCOMPLETE');
    await this.takeGuess(code);
    if (!timingSafeEqual(code.codeHmac, this.hmac(id, digits))) throw new AccountError(code.guessesLeft <= 1 ? 'CODE_SPENT' : 'CODE_WRONG');
    await this.throttle.forget(COOL_DOWN, code.contact);
    return this.unitOfWork.run(async () => {
      const used = await this.codes.update({ id, usedAt: IsNull() }, { usedAt: this.clock.now(), payload: {} });
      if (!used) throw new AccountError('CODE_UNKNOWN');
      return work(code);
    });
  }

  /** Removes codes that could not be used any more before the instant, with what they stood for; how many. */
  async forgetExpired(before: Date): Promise<number> {
    return this.codes.delete({ expiresAt: LessThan(before) });
  }

  /** Counts a request against every limit; those that are refused too. */
  private async countTry({ contact, address, device }: CodeRequest): Promise<void> {
    await this.throttle.count(CODES_PER_NET, addressPrefix(address));
    if (device !== undefined) await this.throttle.count(CODES_PER_DEVICE, device);
    const foreign = foreignPlace(contact);
    if (foreign) {
      await this.throttle.count(CODES_PER_COUNTRY, foreign.country);
      await this.throttle.count(CODES_PER_NEIGHBOURS, foreign.neighbours);
    }
    if (!(await this.throttle.allows(COOL_DOWN, contact.value))) throw new AccountError('CODE_JUST_SENT');
    if (await this.throttle.allows(CODES_PER_CONTACT, contact.value)) return;
    await this.throttle.forget(COOL_DOWN, contact.value);
    throw new AccessError('TOO_MANY_TRIES');
  }

  /** Takes one of the five guesses atomically: however many come at once, there are never more. */
  private async takeGuess({ id }: OneTimeCode): Promise<void> {
    const taken = await this.codes.update({ id, guessesLeft: MoreThan(0) }, { guessesLeft: () => 'guesses_left - 1' });
    if (!taken) throw new AccountError('CODE_SPENT');
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
