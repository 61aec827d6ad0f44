import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AnswerBook } from './answer-book.service.js';
import { AttemptCandidates } from './attempt-candidates.service.js';
import { AttemptDays } from './attempt-days.service.js';
import { AttemptLedger } from './attempt-ledger.service.js';
import { AttemptTraces } from './attempt-traces.service.js';
import { AttemptRecords } from './attempt-records.service.js';
import { AttemptOwners } from './attempt-owners.service.js';
import { ContestantDesk } from './contestant-desk.service.js';
import { DeviceMarks } from './device-marks.service.js';
import { AttemptTally } from './attempt-tally.js';
import { ReceiptSigner } from './receipt-signer.service.js';
import { Attempts } from './attempts.service.js';
import { AttemptException } from './entities/attempt-exception.entity.js';
import { AttemptGrant } from './entities/attempt-grant.entity.js';
import { Attempt } from './entities/attempt.entity.js';
import { LateAnswer } from './entities/late-answer.entity.js';
import { AttemptExceptions } from './exceptions/attempt-exceptions.service.js';
import { AttemptFiles } from './exceptions/attempt-files.service.js';
import { ExceptionNotices } from './exceptions/exception-notices.service.js';
import { AttemptTimes } from './times/attempt-times.service.js';
import { AttemptInvariants } from './invariants/attempt-invariants.service.js';
import { Sealing } from './sealing.service.js';
import { Sittings } from './sittings.service.js';
import { StartBook } from './start-book.service.js';
import { SubmitBook } from './submit-book.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: [Attempt, AttemptException, AttemptGrant, LateAnswer] }),
    AccountsModule,
    AuditModule,
    ContestsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    UnitsModule,
  ],
  providers: [
    Attempts,
    Sealing,
    Sittings,
    AnswerBook,
    StartBook,
    SubmitBook,
    AttemptTally,
    AttemptCandidates,
    AttemptDays,
    AttemptLedger,
    AttemptOwners,
    AttemptRecords,
    AttemptTraces,
    ContestantDesk,
    DeviceMarks,
    ReceiptSigner,
    AttemptExceptions,
    AttemptFiles,
    AttemptInvariants,
    ExceptionNotices,
    AttemptTimes,
  ],
  exports: [
    Attempts,
    Sealing,
    AnswerBook,
    AttemptTally,
    AttemptCandidates,
    AttemptDays,
    AttemptLedger,
    AttemptOwners,
    AttemptRecords,
    AttemptTraces,
    ContestantDesk,
    ReceiptSigner,
    AttemptExceptions,
    AttemptFiles,
    AttemptInvariants,
    AttemptTimes,
  ],
})
export class AttemptsModule {}
