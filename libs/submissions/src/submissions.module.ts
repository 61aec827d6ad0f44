import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { FileReading } from '#documents';
import { FilesModule } from '#files';
import { MailModule } from '#mail';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { CounterEntries } from './counter-entries.service.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import { SubmissionCancellation } from './entities/submission-cancellation.entity.js';
import { SubmissionCounter } from './entities/submission-counter.entity.js';
import { SubmissionFile } from './entities/submission-file.entity.js';
import { SubmissionText } from './entities/submission-text.entity.js';
import { SubmissionVersionFile } from './entities/submission-version-file.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission } from './entities/submission.entity.js';
import { FormalChecks } from './formal-checks.service.js';
import { SubmissionInvariants } from './invariants/submission-invariants.service.js';
import { LateWordCounts } from './late-word-counts.service.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { SubmissionDesk } from './submission-desk.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionNotices } from './submission-notices.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionTexts } from './submission-texts.service.js';
import { SubmissionUploads } from './submission-uploads.service.js';
import { Submissions } from './submissions.service.js';
import { UnitParticipation } from './unit-participation.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      tenant: [
        Submission,
        SubmissionVersion,
        SubmissionAuthor,
        SubmissionFile,
        SubmissionVersionFile,
        SubmissionText,
        SubmissionCounter,
        FormalCheck,
        SubmissionCancellation,
      ],
    }),
    AccountsModule,
    AuditModule,
    ContestsModule,
    FilesModule,
    MailModule,
    RegistrationsModule,
    UnitsModule,
  ],
  providers: [
    { provide: FileReading, useFactory: () => new FileReading() },
    CounterEntries,
    FormalChecks,
    LateWordCounts,
    ReceivingClosing,
    ScopedStatements,
    SubmissionCancellations,
    SubmissionChecking,
    SubmissionDesk,
    SubmissionDrafts,
    SubmissionFiles,
    SubmissionInvariants,
    SubmissionNotices,
    SubmissionReading,
    SubmissionTexts,
    SubmissionUploads,
    Submissions,
    UnitParticipation,
  ],
  exports: [
    CounterEntries,
    FormalChecks,
    LateWordCounts,
    ReceivingClosing,
    SubmissionCancellations,
    SubmissionChecking,
    SubmissionDesk,
    SubmissionDrafts,
    SubmissionFiles,
    SubmissionInvariants,
    SubmissionReading,
    SubmissionTexts,
    SubmissionUploads,
    Submissions,
    UnitParticipation,
  ],
})
export class SubmissionsModule {}
