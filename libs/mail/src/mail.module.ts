import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { Message } from './entities/message.entity.js';
import { MessageChoice } from './entities/message-choice.entity.js';
import { MailSender } from './mail-sender.js';
import { MessageChoices } from './message-choices.service.js';
import { Outbox } from './outbox.service.js';
import { PlatformMessage } from './entities/platform-message.entity.js';
import { PlatformMail } from './platform-mail.service.js';
import { MailInvariants } from './invariants/mail-invariants.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Message, MessageChoice], global: [PlatformMessage] })],
  providers: [Outbox, MessageChoices, MailSender, PlatformMail, MailInvariants],
  exports: [Outbox, MessageChoices, MailSender, PlatformMail, MailInvariants],
})
export class MailModule {}
