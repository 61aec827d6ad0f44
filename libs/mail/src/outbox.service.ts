import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
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

  /** Removes messages that were put in before the instant and are done with: sent, given up or kept for the mailbox; how many. */
  async forgetBefore(instant: Date): Promise<number> {
    return this.messages.delete({ state: In(['sent', 'failed', 'kept']), createdAt: LessThan(instant) });
  }
}
