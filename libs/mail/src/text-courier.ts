import type { Message } from './entities/message.entity.js';

/**
 * What became of a text message: gone; kept, because there is nothing to send it by; or refused for good, because this way
 * does not lead to the recipient.
 */
export type Delivery = 'sent' | 'kept' | 'refused';

/** Takes text messages to phones: one way of doing it. */
export interface TextCourier {
  /** @throws Error with a `code` when it may be tried again later */
  deliver(message: Pick<Message, 'id' | 'recipient' | 'body'>): Promise<Delivery>;
}
