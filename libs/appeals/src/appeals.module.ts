import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ResultsModule } from '#results';
import { JudgingModule } from '#judging';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AppealCounts } from './appeal-counts.service.js';
import { AppealCorrections } from './appeal-corrections.service.js';
import { AppealDesk } from './appeal-desk.service.js';
import { AppealEffects } from './appeal-effects.service.js';
import { AppealEvidenceGathering } from './appeal-evidence.service.js';
import { AppealLetters } from './appeal-letters.service.js';
import { Appeals } from './appeals.service.js';
import { BoardQuestions } from './board-questions.service.js';
import { AppealEvent, AppealEvidence } from './entities/appeal-record.entity.js';
import { Appeal } from './entities/appeal.entity.js';
import { BoardQuestion } from './entities/board-question.entity.js';
import { SubmissionEffects } from './submission-effects.service.js';
import { SubmissionEvidence } from './submission-evidence.service.js';
import { AppealInvariants } from './invariants/appeal-invariants.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: [Appeal, AppealEvidence, AppealEvent, BoardQuestion] }),
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    JudgingModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    ResultsModule,
    SubmissionsModule,
    UnitsModule,
  ],
  providers: [
    AppealCorrections,
    AppealCounts,
    AppealInvariants,
    AppealDesk,
    AppealEffects,
    AppealEvidenceGathering,
    AppealLetters,
    Appeals,
    BoardQuestions,
    SubmissionEffects,
    SubmissionEvidence,
  ],
  exports: [AppealCorrections, AppealCounts, AppealInvariants, AppealDesk, AppealEffects, Appeals, BoardQuestions],
})
export class AppealsModule {}
