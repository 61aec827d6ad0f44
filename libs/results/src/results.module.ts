import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { Approvals } from './approvals.service.js';
import { Awards } from './awards.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { Award } from './entities/award.entity.js';
import { CollectiveSnapshot } from './entities/collective-standing.entity.js';
import { StandingDecision } from './entities/standing-decision.entity.js';
import { Standing, StandingRow } from './entities/standing.entity.js';
import { OwnScores } from './own-scores.service.js';
import { Publication } from './publication.service.js';
import { RoundClosing } from './round-closing.service.js';
import { RoundScoring } from './round-scoring.service.js';
import { Standings } from './standings.service.js';
import { WinnerNotices } from './winner-notices.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: [Standing, StandingRow, StandingDecision, Award, CollectiveSnapshot] }),
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    UnitsModule,
  ],
  providers: [Approvals, Awards, CollectiveStandings, OwnScores, Publication, RoundClosing, RoundScoring, Standings, WinnerNotices],
  exports: [Approvals, Awards, CollectiveStandings, OwnScores, Publication, RoundClosing, Standings],
})
export class ResultsModule {}
