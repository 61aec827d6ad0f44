export { Anomalies } from './anomalies/anomalies.service.js';
export { AnomalyError } from './anomalies/anomaly.errors.js';
export { type CaseAnswers, CaseAnswersReader } from './anomalies/case-answers.service.js';
export { AnomalyDesk, type WaitingCases } from './anomalies/anomaly-desk.service.js';
export { ANOMALY_KINDS, type AnomalyKind, type Evidence } from './anomalies/domain/finding.js';
export { THRESHOLDS } from './anomalies/domain/thresholds.js';
export {
  ANOMALY_STATES,
  type Anomaly,
  type AnomalyId,
  type AnomalyLook,
  type AnomalyPerson,
  type AnomalyState,
} from './anomalies/entities/anomaly.entity.js';
export { type OwnCase, OwnCases } from './anomalies/own-cases.service.js';
export { RankingExclusions, REVIEWED } from './anomalies/ranking-exclusions.service.js';
export { type ItemLine, type ItemReport, ItemReports } from './items/item-reports.service.js';
export { Approvals, type Decision, type Signing } from './approvals.service.js';
export { Awards, type ReplacedAward } from './awards.service.js';
export { CorrectedOrder } from './corrections/corrected-order.service.js';
export { CorrectionError } from './corrections/correction.errors.js';
export { CorrectionLetters } from './corrections/correction-letters.service.js';
export { CorrectionScoring } from './corrections/correction-scoring.service.js';
export { type CorrectedRound, Corrections, type WholeCorrection } from './corrections/corrections.service.js';
export type { SettledPrize } from './corrections/settled-prizes.service.js';
export type { CorrectionOutcome } from './corrections/domain/correction-outcome.js';
export type { CorrectionId, ResultCorrection } from './corrections/entities/result-correction.entity.js';
export { type AskedUnit, CollectiveSources, type OpenedUnit } from './collective/collective-sources.service.js';
export { agreedOn, type ArchivedWork, type Asked, type AskedAuthor, type WinningWork } from './archive/archive-entry.js';
export { ArchiveError } from './archive/archive.errors.js';
export { type ArchiveAnswer, type AskedWork, WinningArchive } from './archive/winning-archive.service.js';
export { SourceKeeping } from './collective/source-keeping.service.js';
export { type CollectiveHead, CollectiveStandings } from './collective-standings.service.js';
export { type DrawnSeed, Draws, type DrawState, type SeedReading, WITNESSES } from './draws/draws.service.js';
export { ApprovingHolders } from './approving/approving-holders.service.js';
export type { ApprovingHolder } from './approving/approving-holder.entity.js';
export { Payouts } from './payouts/payouts.service.js';
export { PayoutError } from './payouts/payout.errors.js';
export { type OwnPrize, PrizeConfirmations } from './payouts/prize-confirmations.service.js';
export { CONFIRM_DAYS, confirmBy, PrizeReminders } from './payouts/prize-reminders.service.js';
export { type ConfirmationFault, readConfirmation, type TypedConfirmation } from './payouts/typed-confirmation.js';
export type { PrizePayout, WinnerConfirmation } from './payouts/winner-confirmation.entity.js';
export { DrawError } from './draws/draw.errors.js';
export type { DrawEntry, DrawWitness, RoundDraw } from './draws/round-draw.entity.js';
export { awaitsSignatureOf } from './domain/awaits-signature.js';
export { maySign } from './domain/may-sign.js';
export { explainedLines, type ExplainedRow } from './domain/explained-lines.js';
export { mayBePublished } from './domain/may-be-published.js';
export { type Award, type AwardId, isPersonal } from './entities/award.entity.js';
export { JudgedCancellations } from './judged/judged-cancellations.service.js';
export { JudgedClosing, type JudgedWaiting } from './judged/judged-closing.service.js';
export { type JudgedLineQuery, JudgedLines } from './judged/judged-lines.service.js';
export type { JudgedLine } from './judged/entities/judged-line.entity.js';
export type { TierDecision, TierDecisionId } from './judged/entities/tier-decision.entity.js';
export { MOST_PRIZES, type NewTierDecision, TierCounts } from './judged/tier-counts.service.js';
export { TierError } from './judged/tier.errors.js';
export { PrizeWinners, type PrizeWinner } from './judged/prize-winners.service.js';
export type { CollectiveSnapshot } from './entities/collective-standing.entity.js';
export type { StandingDecision } from './entities/standing-decision.entity.js';
export type { Standing, StandingId, StandingRow } from './entities/standing.entity.js';
export type { RankedOtherwise } from './closing/round-ranker.service.js';
export { StandingPreview } from './previews/standing-preview.service.js';
export { OwnScores, type OwnPlace, type OwnScore } from './own-scores.service.js';
export { AnnulledRounds } from './alterations/annulled-rounds.service.js';
export { CollectiveRecounts } from './alterations/collective-recounts.service.js';
export { RoundFiling } from './alterations/round-filing.service.js';
export { RoundTimes } from './alterations/round-times.service.js';
export { Publication } from './publication.service.js';
export { InputKeeping } from './recheck/input-keeping.service.js';
export { RecheckExport, type RecheckFile } from './recheck/recheck-export.service.js';
export { StandingVerifying } from './recheck/standing-verifying.service.js';
export { ResultError } from './result.errors.js';
export { ResultsModule } from './results.module.js';
export type { RunningSnapshot } from './running/running-standing.entity.js';
export { type PointCount, PointSpread } from './open-data/point-spread.service.js';
export { RunningStandings } from './running/running-standings.service.js';
export { RoundClosing } from './round-closing.service.js';
export { type LineQuery, type LineSearch, Standings } from './standings.service.js';
export { ResultInvariants } from './invariants/result-invariants.service.js';
