import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { DocumentsModule } from '#documents';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { UnitsModule } from '#units';
import { CertificateCheckController } from './certificates/certificate-check.controller.js';
import { SpecimenController } from './certificates/specimen.controller.js';
import { ChooseTenantController } from './choose-tenant.controller.js';
import { DrawingsController } from './drawings.controller.js';
import { ExamController } from './exam/exam.controller.js';
import { OwnTurns } from './exam/own-turns.js';
import { MyAttemptsController } from './exam/my-attempts.controller.js';
import { ReceiptController } from './exam/receipt.controller.js';
import { RoundController } from './exam/round.controller.js';
import { HomeController } from './home.controller.js';
import { LandingFactsReader } from './landing/landing-facts.js';
import { ResultsTeasersReader } from './landing/results-teasers.js';
import { MailboxController } from './mailbox.controller.js';
import { NewsController } from './news/news.controller.js';
import { PublicContests } from './public-contests.js';
import { HelpController } from './reading/help.controller.js';
import { RulesController } from './reading/rules.controller.js';
import { RulesFiles } from './reading/rules-files.js';
import { StudyController } from './reading/study.controller.js';
import { CodeDesk } from './register/code-desk.js';
import { RegisterController, UnitSearchController } from './register/register.controller.js';
import { ChoosePersonController } from './register/choose-person.controller.js';
import { SignInController, SignOutController } from './register/sign-in.controller.js';
import { WardUnitStep } from './register/ward-unit-step.js';
import { Editions } from './results/editions.js';
import { PublishedRounds } from './results/published-rounds.js';
import { RollController } from './results/roll.controller.js';
import { TurnoutController } from './results/turnout.controller.js';
import { ThemeController } from './theme.controller.js';

/** The public site: what contestants and passers-by see. */
@Module({
  imports: [
    AccountsModule,
    AttemptsModule,
    ContestsModule,
    DocumentsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    ReportsModule,
    ResultsModule,
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
    SignInController,
    ChoosePersonController,
    SignOutController,
    RoundController,
    ExamController,
    ReceiptController,
    MyAttemptsController,
    RollController,
    TurnoutController,
    RulesController,
    StudyController,
    NewsController,
    HelpController,
    MailboxController,
    CertificateCheckController,
    SpecimenController,
  ],
  providers: [
    PublicContests,
    PublishedRounds,
    Editions,
    ResultsTeasersReader,
    LandingFactsReader,
    CodeDesk,
    OwnTurns,
    RulesFiles,
    WardUnitStep,
  ],
})
export class PortalModule {}
