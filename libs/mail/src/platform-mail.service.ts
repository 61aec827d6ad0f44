import { Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { In, LessThan } from 'typeorm';
import { Clock, MINUTE_MS, newId } from '#kernel';
import { HotStatements, hotStatement } from '#persistence';
import { GlobalRepository, InjectGlobal } from '#tenancy';
import { PlatformMessage } from './entities/platform-message.entity.js';
import type { MailServer } from './mail-sender.js';
import { PATIENCE } from './patience.js';

const GIVE_UP_AFTER = 8;
const BATCH = 20;
const CLAIM_MS = 5 * MINUTE_MS;
const FIRST_PAUSE_SECONDS = 10;

/** Takes the oldest that may be tried, skipping those that another worker is taking: see MailSender. */
const claimWaiting = hotStatement<[now: Date, abandoned: Date, pause: number, most: number], { id: string }>(
  'claim-platform-messages',
  `update platform_messages set state = 'sending', claimed_at = $1 where id in (
     select id from platform_messages
     where (state = 'queued' and (attempts = 0 or claimed_at + make_interval(secs => $3 * power(2, attempts - 1)) <= $1))
        or (state = 'sending' and claimed_at < $2)
     order by created_at limit $4 for update skip locked)
   returning id`,
);

/** A mail to somebody who is of no tenant. */
export interface NewPlatformMessage {
  recipient: string;
  subject: string;
  body: string;
}

/**
 * Mail of the product itself: to whoever applies for an instance, and to the operators. Kept and sent as a tenant's mail is,
 * in a table of no tenant; putting one in is part of the caller's transaction.
 */
@Injectable()
export class PlatformMail {
  private readonly logger = new Logger(PlatformMail.name);

  constructor(
    @InjectGlobal(PlatformMessage) private readonly messages: GlobalRepository<PlatformMessage>,
    private readonly statements: HotStatements,
    private readonly clock: Clock,
  ) {}

  async put(...messages: NewPlatformMessage[]): Promise<void> {
    const now = this.clock.now();
    for (const message of messages)
      await this.messages.insert({ ...message, id: newId<'platform-message'>(now), state: 'queued', attempts: 0, createdAt: now });
  }

  /** The newest, for the development mailbox. */
  async newest(limit = 50): Promise<PlatformMessage[]> {
    return this.messages.find({ order: { createdAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** Sends the oldest waiting mail; how many were dealt with. Without a server, mail is kept for the development mailbox. */
  async sendWaiting(server: MailServer | undefined): Promise<number> {
    const now = this.clock.now();
    const values = [now, new Date(now.getTime() - CLAIM_MS), FIRST_PAUSE_SECONDS, BATCH] as const;
    const claimed = await this.statements.run(claimWaiting, [...values]);
    if (claimed.length === 0) return 0;
    const ids = claimed.map(({ id }) => id as PlatformMessage['id']);
    const waiting = await this.messages.find({ where: { id: In(ids) }, order: { createdAt: 'ASC' } });
    const transport = server ? createTransport({ url: server.url, ...PATIENCE }) : undefined;
    try {
      for (const message of waiting) {
        const outcome = transport && server ? await this.send(transport, server.from, message) : { state: 'kept' as const };
        await this.messages.update({ id: message.id }, outcome);
      }
    } finally {
      transport?.close();
    }
    return waiting.length;
  }

  /** Removes what was put in before the instant and is done with; how many. */
  async forgetBefore(instant: Date): Promise<number> {
    return this.messages.delete({ state: In(['sent', 'failed', 'kept']), createdAt: LessThan(instant) });
  }

  private async send(
    transport: ReturnType<typeof createTransport>,
    from: string,
    message: PlatformMessage,
  ): Promise<Pick<PlatformMessage, 'state'> & Partial<PlatformMessage>> {
    const attempts = message.attempts + 1;
    try {
      await transport.sendMail({ from, to: message.recipient, subject: message.subject, text: message.body });
      return { state: 'sent', attempts, sentAt: this.clock.now(), lastError: null };
    } catch (error) {
      const { code = 'UNKNOWN' } = error as { code?: string };
      this.logger.warn(`platform message ${message.id} could not be sent (${code}), try ${attempts}`);
      return { state: attempts >= GIVE_UP_AFTER ? 'failed' : 'queued', attempts, lastError: code };
    }
  }
}
