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
import { AppliedInitiatives } from './applied-initiatives.service.js';
import { AppliedInitiative } from './entities/applied-initiative.entity.js';
import { InitiativeImport } from './entities/initiative-import.entity.js';
import { InitiativePrint } from './entities/initiative-print.entity.js';
import { SimilarityConclusion } from './entities/similarity-conclusion.entity.js';
import { SimilarityFinding } from './entities/similarity-finding.entity.js';
import { SimilarityWish } from './entities/similarity-wish.entity.js';
import { SubmissionPrint } from './entities/submission-print.entity.js';
import { InitiativeImports } from './initiative-imports.service.js';
import { SimilarityCommon } from './similarity-common.service.js';
import { SimilarityDesk } from './similarity-desk.service.js';
import { SimilaritySearch } from './similarity-search.service.js';
import { SubmissionPrints } from './submission-prints.service.js';
import { CounterEntries } from './counter-entries.service.js';
import { EntryNominations } from './entry-nominations.service.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import { SubmissionCancellation } from './entities/submission-cancellation.entity.js';
import { SubmissionCounter } from './entities/submission-counter.entity.js';
import { SubmissionFile } from './entities/submission-file.entity.js';
import { SubmissionText } from './entities/submission-text.entity.js';
import { SubmissionVersionFile } from './entities/submission-version-file.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission } from './entities/submission.entity.js';
import { EntryCounts } from './entry-counts.service.js';
import { FormalChecks } from './formal-checks.service.js';
import { SubmissionInvariants } from './invariants/submission-invariants.service.js';
import { LateWordCounts } from './late-word-counts.service.js';
import { NominatedSubmissions } from './nominated-submissions.service.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { ReceiptLetters } from './receipt-letters.service.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { SubmissionDesk } from './submission-desk.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionNotices } from './submission-notices.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionTexts } from './submission-texts.service.js';
import { SubmissionUnits } from './submission-units.service.js';
import { SubmissionUploads } from './submission-uploads.service.js';
import { Submissions } from './submissions.service.js';
import { UnitEntryList } from './entities/unit-entry-list.entity.js';
import { UnitEntryLists } from './unit-entry-lists.service.js';
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
        UnitEntryList,
        AppliedInitiative,
        InitiativeImport,
        InitiativePrint,
        SimilarityConclusion,
        SimilarityFinding,
        SimilarityWish,
        SubmissionPrint,
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
    AppliedInitiatives,
    CounterEntries,
    EntryNominations,
    EntryCounts,
    FormalChecks,
    InitiativeImports,
    LateWordCounts,
    NominatedSubmissions,
    ReceiptLetters,
    ReceivingClosing,
    ScopedStatements,
    SimilarityCommon,
    SimilarityDesk,
    SimilaritySearch,
    SubmissionCancellations,
    SubmissionChecking,
    SubmissionDesk,
    SubmissionDrafts,
    SubmissionFiles,
    SubmissionInvariants,
    SubmissionNotices,
    SubmissionPrints,
    SubmissionReading,
    SubmissionTexts,
    SubmissionUnits,
    SubmissionUploads,
    Submissions,
    UnitEntryLists,
    UnitParticipation,
  ],
  exports: [
    AppliedInitiatives,
    CounterEntries,
    EntryNominations,
    EntryCounts,
    FormalChecks,
    InitiativeImports,
    LateWordCounts,
    NominatedSubmissions,
    ReceivingClosing,
    SimilarityDesk,
    SimilaritySearch,
    SubmissionCancellations,
    SubmissionChecking,
    SubmissionDesk,
    SubmissionDrafts,
    SubmissionFiles,
    SubmissionInvariants,
    SubmissionPrints,
    SubmissionReading,
    SubmissionTexts,
    SubmissionUnits,
    SubmissionUploads,
    Submissions,
    UnitEntryLists,
    UnitParticipation,
  ],
})
export class SubmissionsModule {}
