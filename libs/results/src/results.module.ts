import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { JudgingModule } from '#judging';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AnnulledRounds } from './alterations/annulled-rounds.service.js';
import { CollectiveRecounts } from './alterations/collective-recounts.service.js';
import { RoundFiling } from './alterations/round-filing.service.js';
import { RoundTimes } from './alterations/round-times.service.js';
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
import { ApprovingHolder } from './approving/approving-holder.entity.js';
import { ApprovingHolders } from './approving/approving-holders.service.js';
import { Draws } from './draws/draws.service.js';
import { DrawEntry, DrawWitness, RoundDraw } from './draws/round-draw.entity.js';
import { RoundRanker } from './closing/round-ranker.service.js';
import { StandingLeases } from './closing/standing-leases.service.js';
import { CorrectedOrder } from './corrections/corrected-order.service.js';
import { CorrectionLetters } from './corrections/correction-letters.service.js';
import { CorrectionScoring } from './corrections/correction-scoring.service.js';
import { CorrectionWishes } from './corrections/correction-wishes.service.js';
import { Corrections } from './corrections/corrections.service.js';
import { CorrectionRound } from './corrections/entities/correction-round.entity.js';
import { ResultCorrection } from './corrections/entities/result-correction.entity.js';
import { SettledPrizes } from './corrections/settled-prizes.service.js';
import { WayBack } from './corrections/way-back.service.js';
import { CollectiveSources } from './collective/collective-sources.service.js';
import { CollectiveSource, CollectiveSourceUnit } from './collective/entities/collective-source.entity.js';
import { ArchiveConsent } from './archive/archive-consent.entity.js';
import { WinningArchive } from './archive/winning-archive.service.js';
import { JudgedCollective } from './collective/judged-collective.service.js';
import { JudgedSourceVerifying } from './collective/judged-source-verifying.service.js';
import { SourceKeeping } from './collective/source-keeping.service.js';
import { SourceVerifying } from './collective/source-verifying.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { AwardWithdrawal } from './entities/award-withdrawal.entity.js';
import { Award } from './entities/award.entity.js';
import { CollectiveSnapshot } from './entities/collective-standing.entity.js';
import { StandingInputsRow } from './entities/standing-inputs.entity.js';
import { StandingDecision } from './entities/standing-decision.entity.js';
import { Standing, StandingRow } from './entities/standing.entity.js';
import { ItemReports } from './items/item-reports.service.js';
import { OwnScores } from './own-scores.service.js';
import { StandingPreview } from './previews/standing-preview.service.js';
import { Payouts } from './payouts/payouts.service.js';
import { PrizeConfirmations } from './payouts/prize-confirmations.service.js';
import { PrizeRefusals } from './payouts/prize-refusals.service.js';
import { PrizeReminders } from './payouts/prize-reminders.service.js';
import { PrizePayout, PrizeReminder, WinnerConfirmation } from './payouts/winner-confirmation.entity.js';
import { Publication } from './publication.service.js';
import { InputKeeping } from './recheck/input-keeping.service.js';
import { RecheckExport } from './recheck/recheck-export.service.js';
import { StandingRecords } from './recheck/standing-records.service.js';
import { StandingVerifying } from './recheck/standing-verifying.service.js';
import { RoundClosing } from './round-closing.service.js';
import { PointSpread } from './open-data/point-spread.service.js';
import { RunningSnapshot } from './running/running-standing.entity.js';
import { Reckoner } from './reckoning/reckoner.service.js';
import { RunningStandings } from './running/running-standings.service.js';
import { JudgedCancellations } from './judged/judged-cancellations.service.js';
import { JudgedClosing } from './judged/judged-closing.service.js';
import { JudgedGathering } from './judged/judged-gathering.service.js';
import { JudgedLines } from './judged/judged-lines.service.js';
import { OwnJudgedPlaces } from './judged/own-judged-places.service.js';
import { JudgedLine } from './judged/entities/judged-line.entity.js';
import { TierDecision } from './judged/entities/tier-decision.entity.js';
import { JudgedPreview } from './judged/judged-preview.service.js';
import { JudgedVerifying } from './judged/judged-verifying.service.js';
import { PrizeWinners } from './judged/prize-winners.service.js';
import { StandingAskers } from './judged/standing-askers.service.js';
import { TierCounts } from './judged/tier-counts.service.js';
import { Standings } from './standings.service.js';
import { WinnerNotices } from './winner-notices.service.js';
import { CollectiveCheck } from './invariants/collective-check.service.js';
import { JudgedCheck } from './invariants/judged-check.service.js';
import { DrawCheck } from './invariants/draw-check.service.js';
import { RunningCheck } from './invariants/running-check.service.js';
import { ScoreCheck } from './invariants/score-check.service.js';
import { ResultInvariants } from './invariants/result-invariants.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      tenant: [
        Standing,
        StandingRow,
        StandingDecision,
        Award,
        AwardWithdrawal,
        CollectiveSnapshot,
        CollectiveSource,
        CollectiveSourceUnit,
        RunningSnapshot,
        ArchiveConsent,
        StandingInputsRow,
        JudgedLine,
        TierDecision,
        Anomaly,
        AnomalyPerson,
        AnomalyLook,
        RankingExclusion,
        ResultCorrection,
        CorrectionRound,
        RoundDraw,
        DrawEntry,
        DrawWitness,
        ApprovingHolder,
        WinnerConfirmation,
        PrizePayout,
        PrizeReminder,
      ],
    }),
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    JudgingModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    SubmissionsModule,
    UnitsModule,
  ],
  providers: [
    JudgedCancellations,
    JudgedClosing,
    JudgedPreview,
    JudgedVerifying,
    PrizeWinners,
    JudgedGathering,
    JudgedLines,
    StandingAskers,
    TierCounts,
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
    CorrectedOrder,
    CorrectionLetters,
    CorrectionScoring,
    CorrectionWishes,
    Corrections,
    SettledPrizes,
    WayBack,
    Draws,
    ApprovingHolders,
    Payouts,
    PrizeConfirmations,
    PrizeReminders,
    PrizeRefusals,
    CollectiveSources,
    CollectiveStandings,
    WinningArchive,
    JudgedCollective,
    JudgedSourceVerifying,
    SourceKeeping,
    SourceVerifying,
    PointSpread,
    RunningStandings,
    InputKeeping,
    RecheckExport,
    StandingRecords,
    StandingVerifying,
    OwnJudgedPlaces,
    OwnScores,
    AnnulledRounds,
    CollectiveRecounts,
    Publication,
    RoundClosing,
    RoundFiling,
    RoundTimes,
    Reckoner,
    RoundRanker,
    StandingLeases,
    StandingPreview,
    Standings,
    WinnerNotices,
    ResultInvariants,
    CollectiveCheck,
    JudgedCheck,
    DrawCheck,
    RunningCheck,
    ScoreCheck,
  ],
  exports: [
    JudgedCancellations,
    JudgedClosing,
    PrizeWinners,
    JudgedLines,
    TierCounts,
    Anomalies,
    AnomalyDesk,
    CaseAnswersReader,
    OwnCases,
    RankingExclusions,
    ItemReports,
    Approvals,
    Awards,
    CorrectedOrder,
    CorrectionLetters,
    CorrectionScoring,
    CorrectionWishes,
    Corrections,
    Draws,
    InputKeeping,
    ApprovingHolders,
    Payouts,
    PrizeConfirmations,
    PrizeReminders,
    CollectiveSources,
    CollectiveStandings,
    WinningArchive,
    JudgedCollective,
    SourceKeeping,
    PointSpread,
    RunningStandings,
    OwnJudgedPlaces,
    OwnScores,
    AnnulledRounds,
    CollectiveRecounts,
    Publication,
    RecheckExport,
    RoundClosing,
    StandingVerifying,
    RoundFiling,
    RoundTimes,
    StandingPreview,
    Standings,
    ResultInvariants,
  ],
})
export class ResultsModule {}
