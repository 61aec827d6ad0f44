import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { Accounts } from './accounts.service.js';
import { CodeSignIn } from './code-sign-in.service.js';
import { Account } from './entities/account.entity.js';
import { OneTimeCode } from './entities/one-time-code.entity.js';
import { Session } from './entities/session.entity.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { PasswordReset } from './password-reset.service.js';
import { Passwords } from './passwords.service.js';
import { SecondFactor } from './second-factor.service.js';
import { SecretBox } from './secret-box.js';
import { Sessions } from './sessions.service.js';
import { Staff } from './staff.service.js';
import { StaffSignIn } from './staff-sign-in.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Account, Session, OneTimeCode] }), AuditModule, MailModule],
  providers: [Accounts, CodeSignIn, Sessions, OneTimeCodes, SecretBox, Passwords, SecondFactor, Staff, StaffSignIn, PasswordReset],
  exports: [Accounts, CodeSignIn, Sessions, OneTimeCodes, SecretBox, Passwords, Staff, StaffSignIn, PasswordReset],
})
export class AccountsModule {}
