import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import { Throttle } from '#access';
import { Clock, formatTime, MINUTE_MS, newId } from '#kernel';
import { Outbox } from '#mail';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import type { Contact } from './domain/contact.js';
import { type CodePurpose, OneTimeCode, type OneTimeCodeId } from './entities/one-time-code.entity.js';
import { SecretBox } from './secret-box.js';

const VALID_MINUTES = 10;
const DIGITS = 6;
const CODES_PER_CONTACT = { action: 'one-time-code', limit: 5, windowSeconds: 15 * 60 };
/** A school, or a quarter on one carrier's address, registers together; nobody should send messages by the ten thousand. */
const CODES_PER_ADDRESS = { action: 'one-time-code-address', limit: 1000, windowSeconds: 15 * 60 };
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
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Sends a code and returns its id. @throws AccessError TOO_MANY_TRIES after five codes to one contact, or a thousand from one address, in 15 minutes. */
  async send(request: CodeRequest): Promise<OneTimeCodeId> {
    await this.throttle.count(CODES_PER_ADDRESS, request.address);
    await this.throttle.count(CODES_PER_CONTACT, request.contact.value);
    const now = this.clock.now();
    const id = newId<'one-time-code'>(now);
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const expiresAt = new Date(now.getTime() + VALID_MINUTES * MINUTE_MS);
    await this.unitOfWork.run(async () => {
      await this.codes.insert({
        id,
        purpose: request.purpose,
        contact: request.contact.value,
        codeHmac: this.hmac(id, code),
        guessesLeft: 5,
        payload: request.payload,
        createdAt: now,
        expiresAt,
        usedAt: null,
      });
      if (request.isPretence) return;
      await this.outbox.put({
        channel: request.contact.kind === 'email' ? 'email' : 'sms',
        recipient: request.contact.value,
        subject: `Mã xác nhận ${code}`,
        body: `${code} là mã xác nhận của bạn trên trang ${request.siteName}. Mã có giá trị đến ${formatTime(expiresAt)}. Đừng đưa mã này cho ai.`,
      });
    });
    return id;
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

  /** Takes one of the five guesses atomically: however many come at once, there are never more. */
  private async takeGuess({ id }: OneTimeCode): Promise<void> {
    const taken = await this.codes.update({ id, guessesLeft: MoreThan(0) }, { guessesLeft: () => 'guesses_left - 1' });
    if (!taken) throw new AccountError('CODE_SPENT');
  }

  private hmac(id: OneTimeCodeId, code: string): Buffer {
    return this.box.sign(`${id}:${code}`, KEY);
  }
}
