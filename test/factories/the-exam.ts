import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { ContestsModule } from '#contests';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';

/** The modules of a sitting, for a DatabaseContext. */
export const THE_EXAM = [AccessModule, AccountsModule, UnitsModule, ContestsModule, QuestionsModule, RegistrationsModule, AttemptsModule];
