import { Logger } from '@nestjs/common';
import type { Delivery, TextCourier } from './text-courier.js';

/** Where there is no service: writes that a message would have gone out, never to whom or what it says. It stays in the development mailbox. */
export class LogCourier implements TextCourier {
  private readonly logger = new Logger(LogCourier.name);

  deliver({ id }: Parameters<TextCourier['deliver']>[0]): Promise<Delivery> {
    this.logger.log(`text message ${id} is kept: there is no service to send it by`);
    return Promise.resolve('kept');
  }
}
