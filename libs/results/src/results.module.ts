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
import { AlikeSearch } from './anomalies/alike-search.service.js';
import { Anomalies } from './anomalies/anomalies.service.js';
import { AnomalyDesk } from './anomalies/anomaly-desk.service.js';
import { AnomalyLetters } from './anomalies/anomaly-letters.service.js';
import { AnomalySearch } from './anomalies/anomaly-search.service.js';
import { CaseAnswersReader } from './anomalies/case-answers.service.js';
import { Anomaly, AnomalyLook, AnomalyPerson } from './anomalies/entities/anomaly.entity.js';
import { RankingExclusion } from './anomalies/entities/ranking-exclusion.entity.js';
import { OwnCases } from './anomalies/own-cases.service.js';
import { RankingExclusions } from './anomalies/ranking-exclusions.service.js';
import { Approvals } from './approvals.service.js';
import { Awards } from './awards.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { Award } from './entities/award.entity.js';
import { CollectiveSnapshot } from './entities/collective-standing.entity.js';
import { StandingDecision } from './entities/standing-decision.entity.js';
import { Standing, StandingRow } from './entities/standing.entity.js';
import { ItemReports } from './items/item-reports.service.js';
import { OwnScores } from './own-scores.service.js';
import { Publication } from './publication.service.js';
import { RoundClosing } from './round-closing.service.js';
import { RoundScoring } from './round-scoring.service.js';
import { Standings } from './standings.service.js';
import { WinnerNotices } from './winner-notices.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      tenant: [Standing, StandingRow, StandingDecision, Award, CollectiveSnapshot, Anomaly, AnomalyPerson, AnomalyLook, RankingExclusion],
    }),
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    UnitsModule,
  ],
  providers: [
    AlikeSearch,
    Anomalies,
    AnomalyDesk,
    AnomalyLetters,
    AnomalySearch,
    CaseAnswersReader,
    OwnCases,
    RankingExclusions,
    ItemReports,
    Approvals,
    Awards,
    CollectiveStandings,
    OwnScores,
    Publication,
    RoundClosing,
    RoundScoring,
    Standings,
    WinnerNotices,
  ],
  exports: [
    Anomalies,
    AnomalyDesk,
    CaseAnswersReader,
    OwnCases,
    RankingExclusions,
    ItemReports,
    Approvals,
    Awards,
    CollectiveStandings,
    OwnScores,
    Publication,
    RoundClosing,
    Standings,
  ],
})
export class ResultsModule {}
