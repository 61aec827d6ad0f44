import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';
import { TenancyModule } from '#tenancy';
import { RegistrationDraft } from './entities/registration-draft.entity.js';
import { Registration } from './entities/registration.entity.js';
import { RegistrationDrafts } from './registration-drafts.service.js';
import { Registrations } from './registrations.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Registration, RegistrationDraft] }), AccountsModule, ContestsModule],
  providers: [Registrations, RegistrationDrafts],
  exports: [Registrations, RegistrationDrafts],
})
export class RegistrationsModule {}
