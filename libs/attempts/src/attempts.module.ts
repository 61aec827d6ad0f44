import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AnswerBook } from './answer-book.service.js';
import { AttemptLedger } from './attempt-ledger.service.js';
import { AttemptOwners } from './attempt-owners.service.js';
import { ContestantDesk } from './contestant-desk.service.js';
import { DeviceMarks } from './device-marks.service.js';
import { AttemptTally } from './attempt-tally.js';
import { Attempts } from './attempts.service.js';
import { Attempt } from './entities/attempt.entity.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Attempt] }), AccountsModule, ContestsModule, QuestionsModule, RegistrationsModule, UnitsModule],
  providers: [Attempts, AnswerBook, AttemptTally, AttemptLedger, AttemptOwners, ContestantDesk, DeviceMarks],
  exports: [Attempts, AnswerBook, AttemptTally, AttemptLedger, AttemptOwners, ContestantDesk],
})
export class AttemptsModule {}
