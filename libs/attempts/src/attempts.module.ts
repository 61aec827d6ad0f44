import { Module } from '@nestjs/common';
import { ContestsModule } from '#contests';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { AttemptLedger } from './attempt-ledger.service.js';
import { AttemptOwners } from './attempt-owners.service.js';
import { AttemptTally } from './attempt-tally.js';
import { Attempts } from './attempts.service.js';
import { Attempt } from './entities/attempt.entity.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Attempt] }), ContestsModule, QuestionsModule, RegistrationsModule],
  providers: [Attempts, AttemptTally, AttemptLedger, AttemptOwners],
  exports: [Attempts, AttemptTally, AttemptLedger, AttemptOwners],
})
export class AttemptsModule {}
