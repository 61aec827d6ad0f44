import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { ChooseTenantController } from './choose-tenant.controller.js';
import { DrawingsController } from './drawings.controller.js';
import { ExamController } from './exam/exam.controller.js';
import { ReceiptController } from './exam/receipt.controller.js';
import { RoundController } from './exam/round.controller.js';
import { HomeController } from './home.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { PublicContests } from './public-contests.js';
import { HelpController } from './reading/help.controller.js';
import { RulesController } from './reading/rules.controller.js';
import { StudyController } from './reading/study.controller.js';
import { CodeDesk } from './register/code-desk.js';
import { RegisterController, UnitSearchController } from './register/register.controller.js';
import { SignInController, SignOutController } from './register/sign-in.controller.js';
import { ThemeController } from './theme.controller.js';

/** The public site: what contestants and passers-by see. */
@Module({
  imports: [AccountsModule, AttemptsModule, ContestsModule, MailModule, QuestionsModule, RegistrationsModule, UnitsModule],
  controllers: [
    HomeController,
    ChooseTenantController,
    ThemeController,
    DrawingsController,
    RegisterController,
    UnitSearchController,
    SignInController,
    SignOutController,
    RoundController,
    ExamController,
    ReceiptController,
    RulesController,
    StudyController,
    HelpController,
    MailboxController,
  ],
  providers: [PublicContests, CodeDesk],
})
export class PortalModule {}
