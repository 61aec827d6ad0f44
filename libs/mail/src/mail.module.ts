import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { Message } from './entities/message.entity.js';
import { MailSender } from './mail-sender.js';
import { Outbox } from './outbox.service.js';

@Module({ imports: [TenancyModule.forFeature({ tenant: [Message] })], providers: [Outbox, MailSender], exports: [Outbox, MailSender] })
export class MailModule {}
