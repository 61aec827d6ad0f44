import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { UnitsModule } from '#units';
import { AuditController } from './audit/audit.controller.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { CertificateTemplateController } from './certificates/template.controller.js';
import { TenantOrigin } from './certificates/tenant-origin.js';
import { ClockController } from './clock/clock.controller.js';
import { DoorCookies } from './door/door-cookies.js';
import { ForgottenPasswordController } from './door/forgotten-password.controller.js';
import { PasswordStrategy } from './door/password.strategy.js';
import { SecondFactorController } from './door/second-factor.controller.js';
import { ConsoleSignInController, ConsoleSignOutController } from './door/sign-in.controller.js';
import { ConsoleHomeController } from './home/home.controller.js';
import { WardHome } from './home/ward-home.js';
import { ConsoleDocumentsController } from './news/documents.controller.js';
import { ConsoleNewsController } from './news/news.controller.js';
import { ConsolePeopleController } from './people/people.controller.js';
import { ConsoleQuestionsController } from './questions/questions.controller.js';
import { BeforeOpening } from './plan-drafts/before-opening.js';
import { DraftController } from './plan-drafts/draft.controller.js';
import { DraftDesk } from './plan-drafts/draft-desk.js';
import { DraftPublishing } from './plan-drafts/draft-publishing.js';
import { DraftsController } from './plan-drafts/drafts.controller.js';
import { PresetShelf } from './plan-drafts/preset-shelf.js';
import { DraftPublicationController } from './plan-drafts/publication.controller.js';
import { Readiness } from './plan-drafts/readiness.js';
import { DraftRedatingController } from './plan-drafts/redating.controller.js';
import { ContestRehearsalsController } from './rehearsals/contest-rehearsals.controller.js';
import { DraftRehearsalsController } from './rehearsals/draft-rehearsals.controller.js';
import { RehearsalDesk } from './rehearsals/rehearsal-desk.js';
import { PlaceController } from './results/place.controller.js';
import { PublicationController } from './results/publication.controller.js';
import { ResultsController } from './results/results.controller.js';
import { StandingExport } from './results/standing-export.js';
import { StandingReader } from './results/standing-reader.js';
import { StandingController } from './results/standing.controller.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { ConsoleRulesController } from './rules/rules.controller.js';
import { StaffController } from './staff/staff.controller.js';
import { TeamsController } from './teams/teams.controller.js';

/** The organisers' console: everything below /quan-tri. */
@Module({
  imports: [
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    QuestionsModule,
    RegistrationsModule,
    CertificatesModule,
    ReportsModule,
    ResultsModule,
    UnitsModule,
  ],
  controllers: [
    ConsoleSignInController,
    ConsoleSignOutController,
    SecondFactorController,
    ForgottenPasswordController,
    StaffController,
    TeamsController,
    ConsoleRulesController,
    DraftsController,
    DraftController,
    DraftPublicationController,
    DraftRedatingController,
    DraftRehearsalsController,
    ContestRehearsalsController,
    AuditController,
    ConsoleNewsController,
    ConsoleDocumentsController,
    ConsoleQuestionsController,
    ConsolePeopleController,
    CertificatesController,
    CertificateTemplateController,
    ConsoleHomeController,
    RoundsController,
    ResultsController,
    StandingController,
    PublicationController,
    PlaceController,
    ClockController,
  ],
  providers: [
    PasswordStrategy,
    DoorCookies,
    TenantOrigin,
    WardHome,
    StandingReader,
    StandingExport,
    PresetShelf,
    DraftDesk,
    DraftPublishing,
    RehearsalDesk,
    Readiness,
    BeforeOpening,
  ],
})
export class ConsoleModule {}
