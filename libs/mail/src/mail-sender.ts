import { Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { In } from 'typeorm';
import { Clock, MINUTE_MS } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Message } from './entities/message.entity.js';

const GIVE_UP_AFTER = 8;
const BATCH = 20;
/** A worker that took messages and did not come back has died; they are taken again. */
const CLAIM_MS = 5 * MINUTE_MS;
/** Before the second try; doubled before each later one, so that giving up takes a good twenty minutes of silence. */
const FIRST_PAUSE_SECONDS = 10;
/** A server that does not answer holds up the messages behind this one: far less than the minutes that nodemailer would wait. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const MAY_BE_TRIED = '(m.attempts = 0 or m.claimedAt + make_interval(secs => :pause * power(2, m.attempts - 1)) <= :now)';

/** Where mail leaves from. */
export interface MailServer {
  /** smtp://user:password@host:587 */
  url: string;
  from: string;
}

/** Sends what waits in the outbox of the tenant in scope: at least once, and once unless a worker dies in between. */
@Injectable()
export class MailSender {
  private readonly logger = new Logger(MailSender.name);

  constructor(
    @InjectScoped(Message) private readonly messages: ScopedRepository<Message>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends the oldest waiting messages; how many were dealt with. Without a server, and for a channel that has none,
   * messages are kept for the development mailbox.
   */
  async sendWaiting(server: MailServer | undefined): Promise<number> {
    const claimed = await this.claim();
    if (claimed.length === 0) return 0;
    const transport = server ? createTransport({ url: server.url, ...PATIENCE }) : undefined;
    try {
      for (const message of claimed) {
        const outcome =
          transport && message.channel === 'email' ? await this.send(transport, server?.from ?? '', message) : { state: 'kept' as const };
        await this.messages.update({ id: message.id }, outcome);
      }
    } finally {
      transport?.close();
    }
    return claimed.length;
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

  private async send(transport: ReturnType<typeof createTransport>, from: string, message: Message): Promise<Partial<Message>> {
    const attempts = message.attempts + 1;
    try {
      await transport.sendMail({ from, to: message.recipient, subject: message.subject, text: message.body });
      return { state: 'sent', attempts, sentAt: this.clock.now(), lastError: null };
    } catch (error) {
      const { code = 'UNKNOWN' } = error as { code?: string };
      this.logger.warn(`message ${message.id} could not be sent (${code}), try ${attempts}`);
      return { state: attempts >= GIVE_UP_AFTER ? 'failed' : 'queued', attempts, lastError: code };
    }
  }
}
