import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { AccountErasure } from './account-erasure.service.js';
import { Accounts } from './accounts.service.js';
import { CodeBudgets } from './code-budgets.service.js';
import { CodeSignIn } from './code-sign-in.service.js';
import { ContactChange } from './contact-change.service.js';
import { Account } from './entities/account.entity.js';
import { AccountIdentity } from './entities/account-identity.entity.js';
import { CodeBudget } from './entities/code-budget.entity.js';
import { CodeDay } from './entities/code-day.entity.js';
import { IdentityProvider } from './entities/identity-provider.entity.js';
import { OneTimeCode } from './entities/one-time-code.entity.js';
import { Session } from './entities/session.entity.js';
import { ErasureFollowers } from './erasure-followers.js';
import { HelpDesk } from './help-desk.service.js';
import { IdentityProviders } from './identity-providers.service.js';
import { IdentitySignIn } from './identity-sign-in.service.js';
import { KnownDevices } from './known-devices.service.js';
import { OidcClient } from './oidc-client.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { OwnPassword } from './own-password.service.js';
import { PasswordReset } from './password-reset.service.js';
import { PasswordSignIn } from './password-sign-in.service.js';
import { Passwords } from './passwords.service.js';
import { SecondFactor } from './second-factor.service.js';
import { SecretBox } from './secret-box.js';
import { Sessions } from './sessions.service.js';
import { Staff } from './staff.service.js';
import { StaffSignIn } from './staff-sign-in.service.js';

/** What other libraries and the apps may ask for. */
const DOORS = [
  AccountErasure,
  Accounts,
  CodeBudgets,
  CodeSignIn,
  ContactChange,
  ErasureFollowers,
  HelpDesk,
  IdentityProviders,
  IdentitySignIn,
  KnownDevices,
  OneTimeCodes,
  OwnPassword,
  PasswordReset,
  PasswordSignIn,
  Passwords,
  SecretBox,
  Sessions,
  Staff,
  StaffSignIn,
];

@Module({
  imports: [
    AccessModule,
    TenancyModule.forFeature({ tenant: [Account, AccountIdentity, CodeBudget, CodeDay, IdentityProvider, OneTimeCode, Session] }),
    AuditModule,
    MailModule,
  ],
  providers: [...DOORS, OidcClient, SecondFactor],
  exports: DOORS,
})
export class AccountsModule {}
