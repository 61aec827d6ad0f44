import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { RegistrationDraft } from './entities/registration-draft.entity.js';
import { Registration } from './entities/registration.entity.js';
import { RegisteredPeople } from './registered-people.service.js';
import { RegistrationDrafts } from './registration-drafts.service.js';
import { RegistrationSteps } from './registration-steps.service.js';
import { Registrations } from './registrations.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Registration, RegistrationDraft] }), AccountsModule, ContestsModule, UnitsModule],
  providers: [Registrations, RegisteredPeople, RegistrationDrafts, RegistrationSteps],
  exports: [Registrations, RegisteredPeople, RegistrationDrafts, RegistrationSteps],
})
export class RegistrationsModule {}
