import { Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { In } from 'typeorm';
import { Clock, MINUTE_MS } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Message } from './entities/message.entity.js';
import { HttpCourier, type TextService } from './http-courier.js';
import { LogCourier } from './log-courier.js';
import { MessageChoices } from './message-choices.service.js';
import { PATIENCE } from './patience.js';
import type { TextCourier } from './text-courier.js';

const GIVE_UP_AFTER = 8;
const BATCH = 20;
/** Full batches of one tenant in a turn: then the others have theirs. */
const BATCHES_IN_A_TURN = 5;
/** Text messages that are on their way at once: a service takes its time over each, and people wait for their codes. */
const TEXTS_AT_ONCE = 10;
/** A worker that took messages and did not come back has died; they are taken again. */
const CLAIM_MS = 5 * MINUTE_MS;
/** Before the second try; doubled before each later one, so that giving up takes a good twenty minutes of silence. */
const FIRST_PAUSE_SECONDS = 10;

const MAY_BE_TRIED = '(m.attempts = 0 or m.claimedAt + make_interval(secs => :pause * power(2, m.attempts - 1)) <= :now)';

/** Where mail leaves from. */
export interface MailServer {
  /** smtp://user:password@host:587 */
  url: string;
  from: string;
  /** Where answers go, when not to the sender. */
  replyTo?: string | undefined;
}

/** By what messages leave; what is missing keeps them for the development mailbox. */
export interface WaysOut {
  mail?: MailServer | undefined;
  sms?: TextService | undefined;
  zalo?: TextService | undefined;
}

type Outcome = Pick<Message, 'state'> & Partial<Message>;
type TextWay = { channel: 'sms' | 'zalo'; courier: TextCourier };

/** Sends what waits in the outbox of the tenant in scope: at least once, and once unless a worker dies in between. */
@Injectable()
export class MailSender {
  private readonly logger = new Logger(MailSender.name);

  constructor(
    @InjectScoped(Message) private readonly messages: ScopedRepository<Message>,
    private readonly choices: MessageChoices,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Sends the oldest waiting messages; how many were dealt with. Mail and text messages do not wait for each other. */
  async sendWaiting(ways: WaysOut): Promise<number> {
    let count = 0;
    for (let turn = 0; turn < BATCHES_IN_A_TURN; turn += 1) {
      const claimed = await this.claim();
      const mail = claimed.filter(({ channel }) => channel === 'email');
      const texts = claimed.filter(({ channel }) => channel !== 'email');
      await Promise.all([this.sendMail(mail, ways.mail), this.sendTexts(texts, ways)]);
      count += claimed.length;
      if (claimed.length < BATCH) break;
    }
    return count;
  }

  /** Takes messages in a short transaction, skipping those that another worker is taking. */
  private async claim(): Promise<Message[]> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const waiting = await this.messages.query('m', (query) =>
        query
          .andWhere(`((m.state = 'queued' and ${MAY_BE_TRIED}) or (m.state = 'sending' and m.claimedAt < :abandoned))`, {
            abandoned: new Date(now.getTime() - CLAIM_MS),
            now,
            pause: FIRST_PAUSE_SECONDS,
          })
          .orderBy('m.createdAt')
          .limit(BATCH)
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getMany(),
      );
      if (waiting.length > 0)
        await this.messages.update({ id: In(waiting.map((message) => message.id)) }, { state: 'sending', claimedAt: now });
      return waiting;
    });
  }

  private async sendMail(messages: readonly Message[], server: MailServer | undefined): Promise<void> {
    const transport = server && messages.length > 0 ? createTransport({ url: server.url, ...PATIENCE }) : undefined;
    try {
      for (const message of messages) {
        await this.settle(message, async () => {
          if (!transport || !server) return { state: 'kept' };
          const { recipient: to, subject, body: text } = message;
          const { from, replyTo } = server;
          await transport.sendMail({ from, to, subject, text, ...(replyTo ? { replyTo } : {}) });
          return { state: 'sent' };
        });
      }
    } finally {
      transport?.close();
    }
  }

  private async sendTexts(messages: readonly Message[], ways: WaysOut): Promise<void> {
    if (messages.length === 0) return;
    const couriers = await this.couriers(ways);
    const waiting = [...messages];
    const sendOn = async (): Promise<void> => {
      for (let message = waiting.shift(); message; message = waiting.shift()) await this.sendText(message, couriers);
    };
    await Promise.all(Array.from({ length: TEXTS_AT_ONCE }, sendOn));
  }

  private async sendText(message: Message, couriers: readonly TextWay[]): Promise<void> {
    await this.settle(message, async () => {
      for (const { channel, courier } of couriers) {
        const delivery = await courier.deliver(message);
        if (delivery !== 'refused') return { state: delivery, channel };
      }
      return { state: 'failed', lastError: 'REFUSED' };
    });
  }

  /** The ways of text messages, the tenant's own choice first. Whom Zalo does not know is reached by SMS, where there is one. */
  private async couriers({ sms, zalo }: WaysOut): Promise<TextWay[]> {
    const chosen = await this.choices.textChannel();
    const found: TextWay[] = [
      ...(zalo && chosen === 'zalo' ? [{ channel: 'zalo' as const, courier: new HttpCourier('zalo', zalo) }] : []),
      ...(sms ? [{ channel: 'sms' as const, courier: new HttpCourier('sms', sms) }] : []),
    ];
    return found.length > 0 ? found : [{ channel: chosen, courier: new LogCourier() }];
  }

  /**
   * Writes down what became of a message, unless it was emptied meanwhile, its person erased. Of what is done with, the words
   * are forgotten: they hold links and names.
   */
  private async settle(message: Message, send: () => Promise<Outcome>): Promise<void> {
    const attempts = message.attempts + 1;
    const { id } = message;
    try {
      const outcome = await send();
      const sent = outcome.state === 'sent' ? { attempts, sentAt: this.clock.now(), lastError: null, body: '' } : {};
      const given = outcome.state === 'failed' ? { body: '' } : {};
      await this.messages.update({ id, state: 'sending' }, { ...outcome, ...sent, ...given });
    } catch (error) {
      const { code = 'UNKNOWN' } = error as { code?: string };
      this.logger.warn(`message ${id} could not be sent (${code}), try ${attempts}`);
      const isGivenUp = attempts >= GIVE_UP_AFTER;
      await this.messages.update(
        { id, state: 'sending' },
        { state: isGivenUp ? 'failed' : 'queued', attempts, lastError: code, ...(isGivenUp && { body: '' }) },
      );
    }
  }
}
