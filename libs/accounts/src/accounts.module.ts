import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { Accounts } from './accounts.service.js';
import { Account } from './entities/account.entity.js';
import { OneTimeCode } from './entities/one-time-code.entity.js';
import { Session } from './entities/session.entity.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { SecretBox } from './secret-box.js';
import { Sessions } from './sessions.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Account, Session, OneTimeCode] }), MailModule],
  providers: [Accounts, Sessions, OneTimeCodes, SecretBox],
  exports: [Accounts, Sessions, OneTimeCodes, SecretBox],
})
export class AccountsModule {}
