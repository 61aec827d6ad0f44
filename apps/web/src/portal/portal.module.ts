import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { DocumentsModule } from '#documents';
import { FoundingModule } from '#founding';
import { AuditModule } from '#audit';
import { MailModule } from '#mail';
import { NotificationsModule } from '#notifications';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { SubmissionsModule } from '#submissions';
import { UnitsModule } from '#units';
import { AccountController } from './account/account.controller.js';
import { ContactController } from './account/contact.controller.js';
import { IdentityController } from './account/identity.controller.js';
import { IdentityCookies } from './account/identity-cookies.js';
import { VisitorController } from './account/visitor.controller.js';
import { ArchiveController } from './archive/archive.controller.js';
import { OwnArchiveController } from './archive/own-archive.controller.js';
import { BoardAnswersController } from './board/board-answers.controller.js';
import { OwnAppealsController } from './board/own-appeals.controller.js';
import { OwnQuestionsController } from './board/own-questions.controller.js';
import { EntryCandidates } from '../console/cascade/entry-candidates.js';
import { TenantOrigin } from '../console/certificates/tenant-origin.js';
import { CertificateCheckController } from './certificates/certificate-check.controller.js';
import { SpecimenController } from './certificates/specimen.controller.js';
import { ChooseTenantController } from './choose-tenant.controller.js';
import { CoordinatorController } from './coordinators/coordinator.controller.js';
import { CoordinatorDesk } from './coordinators/coordinator-desk.js';
import { InvitationController } from './coordinators/invitation.controller.js';
import { UnitEntriesController } from './coordinators/unit-entries.controller.js';
import { UnitReadingController } from './coordinators/unit-reading.controller.js';
import { UnitListController } from './coordinators/unit-list.controller.js';
import { UnitTakingPartController } from './coordinators/taking-part.controller.js';
import { UnitNominationsController } from './coordinators/unit-nominations.controller.js';
import { RefusalController } from './coordinators/refusal.controller.js';
import { RemindersController } from './coordinators/reminders.controller.js';
import { RostersController } from './coordinators/rosters.controller.js';
import { DrawingsController } from './drawings.controller.js';
import { AnswerDoor } from './exam/answer-door.js';
import { ExamController } from './exam/exam.controller.js';
import { ExamViews } from './exam/exam-views.js';
import { OpeningCrowds } from './exam/opening-crowds.js';
import { OwnTurns } from './exam/own-turns.js';
import { PressedStart } from './exam/pressed-start.js';
import { MyAttemptsController } from './exam/my-attempts.controller.js';
import { QuestionImageController } from './exam/question-image.controller.js';
import { ReceiptController } from './exam/receipt.controller.js';
import { ReceiptProofController } from './exam/receipt-proof.controller.js';
import { RoundController } from './exam/round.controller.js';
import { HomeController } from './home.controller.js';
import { LandingFactsReader } from './landing/landing-facts.js';
import { ResultsTeasersReader } from './landing/results-teasers.js';
import { MailboxController } from './mailbox.controller.js';
import { NewsController } from './news/news.controller.js';
import { NominationConsentController } from './nominations/consent.controller.js';
import { OwnNominationsController } from './nominations/own-nominations.controller.js';
import { PublicContests } from './public-contests.js';
import { HelpController } from './reading/help.controller.js';
import { RulesController } from './reading/rules.controller.js';
import { RulesFiles } from './reading/rules-files.js';
import { DocumentsController } from './reading/documents.controller.js';
import { StudyController } from './reading/study.controller.js';
import { GuardianConsentController } from './own/guardian-consent.controller.js';
import { GuardianController } from './own/guardian.controller.js';
import { GuardianCookie } from './own/guardian-cookie.js';
import { MyUnitController } from './own/my-unit.controller.js';
import { OwnCasesController } from './own/own-cases.controller.js';
import { OwnPrizesController } from './own/own-prizes.controller.js';
import { PublicDrawController } from './draw/draw.controller.js';
import { OwnFile } from './own/own-file.js';
import { OwnDataController } from './own/own-data.controller.js';
import { AssistedController } from './register/assisted.controller.js';
import { CodeDesk } from './register/code-desk.js';
import { CodeSteps } from './register/code-steps.js';
import { HelperMode } from './register/helper-mode.js';
import { LevelWays } from './register/level-ways.js';
import { MayIController } from './register/may-i.controller.js';
import { PresetUnit } from './register/preset-unit.js';
import { RegisterDraft } from './register/register-draft.js';
import { ToldBeforehand } from './register/told-beforehand.js';
import { UnitLinkController } from './register/unit-link.controller.js';
import { RegisterController, UnitSearchController } from './register/register.controller.js';
import { ChoosePersonController } from './register/choose-person.controller.js';
import { SignInController, SignOutController } from './register/sign-in.controller.js';
import { WardUnitStep } from './register/ward-unit-step.js';
import { RecheckController } from './recheck/recheck.controller.js';
import { RecheckRounds } from './recheck/recheck-rounds.js';
import { CollectiveController } from './results/collective.controller.js';
import { Editions } from './results/editions.js';
import { JudgedRounds } from './results/judged-rounds.js';
import { OpenDataController } from './results/open-data.controller.js';
import { PublishedRounds } from './results/published-rounds.js';
import { RollController } from './results/roll.controller.js';
import { TurnoutController } from './results/turnout.controller.js';
import { SubmissionCallController } from './submissions/call.controller.js';
import { CheckingController } from './submissions/checking.controller.js';
import { SubmissionFilesController } from './submissions/files.controller.js';
import { OwnSubmissionFile } from './submissions/own-submission-file.js';
import { OwnSubmissions } from './submissions/own-submissions.js';
import { SubmissionReceipts } from './submissions/submission-receipts.js';
import { SubmissionController } from './submissions/submission.controller.js';
import { WholeUploads } from './submissions/whole-uploads.js';
import { WritingController } from './submissions/writing.controller.js';
import { DecisionController } from './sign-up/decision.controller.js';
import { SignUpController } from './sign-up/sign-up.controller.js';
import { ThemeController } from './theme.controller.js';

/** The public site: what contestants and passers-by see. */
@Module({
  imports: [
    AccountsModule,
    AppealsModule,
    AttemptsModule,
    ContestsModule,
    DocumentsModule,
    FoundingModule,
    MailModule,
    NotificationsModule,
    AuditModule,
    QuestionsModule,
    RegistrationsModule,
    ReportsModule,
    ResultsModule,
    SubmissionsModule,
    UnitsModule,
    CertificatesModule,
  ],
  controllers: [
    HomeController,
    ChooseTenantController,
    ThemeController,
    DrawingsController,
    RegisterController,
    UnitSearchController,
    UnitLinkController,
    InvitationController,
    RostersController,
    RemindersController,
    UnitTakingPartController,
    UnitListController,
    UnitEntriesController,
    UnitReadingController,
    UnitNominationsController,
    CoordinatorController,
    RefusalController,
    AssistedController,
    MayIController,
    GuardianConsentController,
    GuardianController,
    MyUnitController,
    OwnCasesController,
    OwnPrizesController,
    ArchiveController,
    OwnArchiveController,
    PublicDrawController,
    OwnAppealsController,
    OwnQuestionsController,
    BoardAnswersController,
    OwnDataController,
    SignInController,
    ChoosePersonController,
    SignOutController,
    AccountController,
    ContactController,
    IdentityController,
    VisitorController,
    RoundController,
    ExamController,
    QuestionImageController,
    ReceiptProofController,
    ReceiptController,
    MyAttemptsController,
    SubmissionCallController,
    WritingController,
    SubmissionFilesController,
    CheckingController,
    SubmissionController,
    RecheckController,
    RollController,
    TurnoutController,
    CollectiveController,
    OpenDataController,
    RulesController,
    DocumentsController,
    StudyController,
    NewsController,
    HelpController,
    MailboxController,
    CertificateCheckController,
    SpecimenController,
    NominationConsentController,
    OwnNominationsController,
    SignUpController,
    DecisionController,
  ],
  providers: [
    OwnFile,
    OwnSubmissionFile,
    OwnSubmissions,
    SubmissionReceipts,
    WholeUploads,
    AnswerDoor,
    CoordinatorDesk,
    PresetUnit,
    EntryCandidates,
    TenantOrigin,
    PublicContests,
    PublishedRounds,
    JudgedRounds,
    Editions,
    RecheckRounds,
    ResultsTeasersReader,
    LandingFactsReader,
    CodeDesk,
    CodeSteps,
    HelperMode,
    LevelWays,
    RegisterDraft,
    ToldBeforehand,
    IdentityCookies,
    GuardianCookie,
    OwnTurns,
    ExamViews,
    OpeningCrowds,
    PressedStart,
    RulesFiles,
    WardUnitStep,
  ],
})
export class PortalModule {}
