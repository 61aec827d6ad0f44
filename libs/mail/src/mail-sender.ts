import { Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Message } from './entities/message.entity.js';

const GIVE_UP_AFTER = 8;
const BATCH = 20;

/** Where mail leaves from. */
export interface MailServer {
  /** smtp://user:password@host:587 */
  url: string;
  from: string;
}

/** Sends what waits in the outbox of the tenant in scope. */
@Injectable()
export class MailSender {
  private readonly logger = new Logger(MailSender.name);

  constructor(
    @InjectScoped(Message) private readonly messages: ScopedRepository<Message>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends the oldest waiting messages; the number that left. Rows are taken with SKIP LOCKED, so that several workers
   * share the work. Without a server, or for a channel that has none, messages are kept for the development mailbox.
   */
  async sendWaiting(server: MailServer | undefined): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const waiting = await this.messages.query('m', (query) =>
        query.andWhere("m.state = 'queued'").orderBy('m.createdAt').take(BATCH).setLock('pessimistic_write').setOnLocked('skip_locked').getMany(),
      );
      if (waiting.length === 0) return 0;
      const transport = server ? createTransport(server.url) : undefined;
      for (const message of waiting) {
        const isSendable = transport && message.channel === 'email';
        await this.messages.update({ id: message.id }, isSendable ? await this.send(transport, server?.from ?? '', message) : { state: 'kept' });
      }
      transport?.close();
      void manager;
      return waiting.length;
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
