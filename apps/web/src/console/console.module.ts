import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { DocumentsModule } from '#documents';
import { FilesModule } from '#files';
import { JudgingModule } from '#judging';
import { MailModule } from '#mail';
import { NotificationsModule } from '#notifications';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { SubmissionsModule } from '#submissions';
import { UnitsModule } from '#units';
import { AttemptController } from './attempts/attempt.controller.js';
import { AttemptsController } from './attempts/attempts.controller.js';
import { BoardWork } from './attempts/board-work.js';
import { ExceptionController } from './attempts/exception.controller.js';
import { AnomaliesController } from './anomalies/anomalies.controller.js';
import { AppealPreviews } from './appeals/appeal-previews.js';
import { AppealsController } from './appeals/appeals.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { RootsController } from './audit/roots.controller.js';
import { BoardQuestionsController } from './board-questions/board-questions.controller.js';
import { GrantDesk } from './cascade/grant-desk.js';
import { GrantsController } from './cascade/grants.controller.js';
import { EntryCandidates } from './cascade/entry-candidates.js';
import { EntryNominationsController } from './cascade/entry-nominations.controller.js';
import { NominationCallsController } from './cascade/nomination-calls.controller.js';
import { NominationPlaces } from './cascade/nomination-places.js';
import { ReceivedNominationsController } from './cascade/received-nominations.controller.js';
import { NominationDesk } from './cascade/nomination-desk.js';
import { NominationSources } from './cascade/nomination-sources.js';
import { NominationsController } from './cascade/nominations.controller.js';
import { SealedEntries } from './cascade/sealed-entries.js';
import { WardPrizes } from './cascade/ward-prizes.js';
import { WardReport } from './cascade/ward-report.js';
import { WardReportController } from './cascade/ward-report.controller.js';
import { ContestsController } from './contests/contests.controller.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { CertificateTemplateController } from './certificates/template.controller.js';
import { TenantOrigin } from './certificates/tenant-origin.js';
import { ClockController } from './clock/clock.controller.js';
import { DoorCookies } from './door/door-cookies.js';
import { ForgottenPasswordController } from './door/forgotten-password.controller.js';
import { PasswordStrategy } from './door/password.strategy.js';
import { SecondFactorController } from './door/second-factor.controller.js';
import { ConsoleSignInController, ConsoleSignOutController } from './door/sign-in.controller.js';
import { HelpController } from './help/help.controller.js';
import { MergeDesk } from './help/merge-desk.js';
import { TakeBackController } from './help/take-back.controller.js';
import { ConsoleHomeController } from './home/home.controller.js';
import { CoordinatorsController } from './coordinators/coordinators.controller.js';
import { ConsoleRostersController } from './coordinators/rosters.controller.js';
import { UnitChoice } from './coordinators/unit-choice.js';
import { FirstSteps } from './home/first-steps.js';
import { JudgingWork } from './home/judging-work.js';
import { WardHome } from './home/ward-home.js';
import { ConsoleDocumentsController } from './news/documents.controller.js';
import { ItemsController } from './items/items.controller.js';
import { AssignmentsController } from './judging/assignments.controller.js';
import { CopiesController } from './judging/copies.controller.js';
import { JudgingController } from './judging/judging.controller.js';
import { JudgingReader } from './judging/judging-reader.js';
import { MarksController } from './judging/marks.controller.js';
import { MeetingsController } from './judging/meetings.controller.js';
import { JudgingPapersController } from './judging/papers.controller.js';
import { PhaseReader } from './judging/phase-facts.js';
import { SessionsController } from './judging/sessions.controller.js';
import { ConsoleNewsController } from './news/news.controller.js';
import { ConsolePeopleController } from './people/people.controller.js';
import { BanksController } from './questions/banks.controller.js';
import { QuestionEditorController } from './questions/editor.controller.js';
import { QuestionDesk } from './questions/question-desk.js';
import { QuestionsInUse } from './questions/questions-in-use.js';
import { ConsoleQuestionsController } from './questions/questions.controller.js';
import { QuestionReviewsController } from './questions/reviews.controller.js';
import { QuestionsTogetherController } from './questions/together.controller.js';
import { QuestionExportController } from './question-import/question-export.controller.js';
import { QuestionImportController } from './question-import/question-import.controller.js';
import { CouncilsController } from './councils/councils.controller.js';
import { MarkingEntryController } from './marking/entry.controller.js';
import { MarkingController } from './marking/marking.controller.js';
import { BeforeOpening } from './plan-drafts/before-opening.js';
import { CorrectionReader } from './corrections/correction-reader.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { DraftController } from './plan-drafts/draft.controller.js';
import { DraftDesk } from './plan-drafts/draft-desk.js';
import { DraftPublishing } from './plan-drafts/draft-publishing.js';
import { DraftsController } from './plan-drafts/drafts.controller.js';
import { NamedPlaces } from './plan-drafts/named-places.js';
import { OwnPlaces } from './plan-drafts/own-places.js';
import { PresetShelf } from './plan-drafts/preset-shelf.js';
import { DraftPublicationController } from './plan-drafts/publication.controller.js';
import { Readiness } from './plan-drafts/readiness.js';
import { ReadyDrafts } from './plan-drafts/ready-drafts.js';
import { DraftRedatingController } from './plan-drafts/redating.controller.js';
import { ContestRehearsalsController } from './rehearsals/contest-rehearsals.controller.js';
import { DraftRehearsalsController } from './rehearsals/draft-rehearsals.controller.js';
import { RehearsalDesk } from './rehearsals/rehearsal-desk.js';
import { PapersController } from './papers/papers.controller.js';
import { PaperReader } from './papers/paper-reader.js';
import { PayoutReader } from './payouts/payout-reader.js';
import { ArchiveDeskController } from './archive/archive-desk.controller.js';
import { ParticipationController } from './participation/participation.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { DrawController } from './draw/draw.controller.js';
import { CollectiveController } from './results/collective.controller.js';
import { JudgedNames } from './results/judged-names.js';
import { PlaceController } from './results/place.controller.js';
import { TiersController } from './results/tiers.controller.js';
import { PublicationController } from './results/publication.controller.js';
import { ResultsController } from './results/results.controller.js';
import { StandingExport } from './results/standing-export.js';
import { StandingReader } from './results/standing-reader.js';
import { StandingController } from './results/standing.controller.js';
import { RoundTimesController } from './rounds/round-times.controller.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { ConsoleRulesController } from './rules/rules.controller.js';
import { SignInWaysController } from './sign-in-ways/ways.controller.js';
import { StaffController } from './staff/staff.controller.js';
import { EmblemController } from './tenant/emblem.controller.js';
import { IdentityController } from './tenant/identity.controller.js';
import { MailAddressController } from './tenant/mail-address.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { CancellationsController } from './submissions/cancellations.controller.js';
import { FormalChecksController } from './submissions/checks.controller.js';
import { CounterController } from './submissions/counter.controller.js';
import { EntriesController } from './submissions/entries.controller.js';
import { EntryPages } from './submissions/entry-pages.js';
import { EntryReader } from './submissions/entry-reader.js';
import { UnitListsController } from './submissions/unit-lists.controller.js';
import { AppliedRegisterController } from './similarity/register.controller.js';
import { SimilarityController } from './similarity/similarity.controller.js';
import { TeamsController } from './teams/teams.controller.js';
import { OfficialUnitsController } from './units/catalogue.controller.js';
import { ListDay } from './units/list-day.js';
import { UnitController } from './units/unit.controller.js';
import { UnitSheetsController } from './units/unit-sheets.controller.js';
import { UnitMovesController } from './units/unit-moves.controller.js';
import { UnitsController } from './units/units.controller.js';

/** The organisers' console: everything below /quan-tri. */
@Module({
  imports: [
    AccountsModule,
    AppealsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    DocumentsModule,
    FilesModule,
    MailModule,
    NotificationsModule,
    QuestionsModule,
    RegistrationsModule,
    CertificatesModule,
    ReportsModule,
    ResultsModule,
    JudgingModule,
    SubmissionsModule,
    UnitsModule,
  ],
  controllers: [
    ArchiveDeskController,
    ParticipationController,
    AnomaliesController,
    AppealsController,
    BoardQuestionsController,
    ItemsController,
    GrantsController,
    WardReportController,
    EntryNominationsController,
    NominationCallsController,
    ReceivedNominationsController,
    NominationsController,
    ConsoleSignInController,
    ConsoleSignOutController,
    SecondFactorController,
    ForgottenPasswordController,
    StaffController,
    IdentityController,
    MailAddressController,
    EmblemController,
    HelpController,
    TakeBackController,
    SignInWaysController,
    TeamsController,
    CouncilsController,
    MarkingController,
    MarkingEntryController,
    CoordinatorsController,
    ConsoleRostersController,
    UnitsController,
    OfficialUnitsController,
    UnitMovesController,
    UnitSheetsController,
    UnitController,
    ConsoleRulesController,
    DraftsController,
    DraftController,
    DraftPublicationController,
    DraftRedatingController,
    DraftRehearsalsController,
    ContestRehearsalsController,
    AttemptsController,
    ExceptionController,
    AttemptController,
    AuditController,
    RootsController,
    ConsoleNewsController,
    ConsoleDocumentsController,
    BanksController,
    QuestionEditorController,
    QuestionReviewsController,
    QuestionsTogetherController,
    QuestionImportController,
    QuestionExportController,
    ConsoleQuestionsController,
    ConsolePeopleController,
    RetentionController,
    ContestsController,
    CertificatesController,
    CertificateTemplateController,
    ConsoleHomeController,
    RoundTimesController,
    RoundsController,
    ResultsController,
    CollectiveController,
    PapersController,
    PayoutsController,
    DrawController,
    CorrectionsController,
    TiersController,
    StandingController,
    PublicationController,
    PlaceController,
    JudgingController,
    CopiesController,
    AssignmentsController,
    MarksController,
    JudgingPapersController,
    SessionsController,
    MeetingsController,
    CounterController,
    FormalChecksController,
    CancellationsController,
    UnitListsController,
    EntriesController,
    AppliedRegisterController,
    SimilarityController,
    ClockController,
  ],
  providers: [
    EntryReader,
    EntryPages,
    CorrectionReader,
    AppealPreviews,
    BoardWork,
    QuestionDesk,
    QuestionsInUse,
    UnitChoice,
    GrantDesk,
    NominationPlaces,
    WardReport,
    WardPrizes,
    EntryCandidates,
    NominationDesk,
    NominationSources,
    SealedEntries,
    PasswordStrategy,
    MergeDesk,
    DoorCookies,
    TenantOrigin,
    WardHome,
    FirstSteps,
    JudgingWork,
    StandingReader,
    JudgedNames,
    PaperReader,
    PayoutReader,
    StandingExport,
    ListDay,
    NamedPlaces,
    OwnPlaces,
    PresetShelf,
    DraftDesk,
    DraftPublishing,
    RehearsalDesk,
    Readiness,
    ReadyDrafts,
    BeforeOpening,
    JudgingReader,
    PhaseReader,
  ],
})
export class ConsoleModule {}
