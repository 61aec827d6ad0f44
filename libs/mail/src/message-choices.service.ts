import { Injectable } from '@nestjs/common';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { MessageChoice } from './entities/message-choice.entity.js';

export type TextChannel = MessageChoice['textChannel'];

/** By what the text messages of the tenant in scope travel. */
@Injectable()
export class MessageChoices {
  constructor(@InjectScoped(MessageChoice) private readonly choices: ScopedRepository<MessageChoice>) {}

  /** SMS, unless the tenant has chosen otherwise. */
  async textChannel(): Promise<TextChannel> {
    return (await this.choices.findOne({ where: {} }))?.textChannel ?? 'sms';
  }

  /** Whether receipts go by text message to who has no mailbox: only where the tenant has said so, for each costs money. */
  async receiptsByText(): Promise<boolean> {
    return (await this.choices.findOne({ where: {} }))?.receiptsByText ?? false;
  }

  async sendReceiptsByText(receiptsByText: boolean): Promise<void> {
    if (await this.choices.update({}, { receiptsByText })) return;
    if (await this.choices.insertMissing([{ textChannel: 'sms', receiptsByText }])) return;
    await this.choices.update({}, { receiptsByText });
  }

  async choose(textChannel: TextChannel): Promise<void> {
    if (await this.choices.update({}, { textChannel })) return;
    if (await this.choices.insertMissing([{ textChannel }])) return;
    await this.choices.update({}, { textChannel });
  }
}
