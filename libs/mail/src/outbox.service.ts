import { Injectable } from '@nestjs/common';
import { In, LessThan, Not, Raw } from 'typeorm';
import { Clock, newId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Message } from './entities/message.entity.js';

export interface NewMessage {
  channel: 'email' | 'sms';
  recipient: string;
  subject: string;
  body: string;
}

/** Messages on their way. Putting one in is part of the caller's transaction: a message about what was rolled back never leaves. */
@Injectable()
export class Outbox {
  constructor(
    @InjectScoped(Message) private readonly messages: ScopedRepository<Message>,
    private readonly clock: Clock,
  ) {}

  async put(...messages: NewMessage[]): Promise<void> {
    const now = this.clock.now();
    await this.messages.insert(
      messages.map((message) => ({ ...message, id: newId<'message'>(now), state: 'queued' as const, attempts: 0, createdAt: now })),
    );
  }

  /** The newest messages of the tenant, for the development mailbox. */
  async newest(limit = 50): Promise<Message[]> {
    return this.messages.find({ order: { createdAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /**
   * Empties messages to a recipient at once; those that wait are not sent any more. The rows stay, for the counts.
   * @param naming only those whose words contain this: a contact that others share keeps its other messages
   */
  async blank(recipient: string, naming?: string): Promise<void> {
    const named = naming === undefined ? {} : { body: Raw((column) => `position(:naming in subject || ' ' || ${column}) > 0`, { naming }) };
    const empty = { recipient: '', subject: '', body: '' };
    await this.messages.update(
      { recipient, ...named, state: In(['queued', 'sending']) },
      { ...empty, state: 'failed', lastError: 'ERASED' },
    );
    await this.messages.update({ recipient, ...named, state: Not(In(['queued', 'sending'])) }, empty);
  }

  /** Removes messages that were put in before the instant and are done with: sent, given up or kept for the mailbox; how many. */
  async forgetBefore(instant: Date): Promise<number> {
    return this.messages.delete({ state: In(['sent', 'failed', 'kept']), createdAt: LessThan(instant) });
  }
}
