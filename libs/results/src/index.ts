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
export { Awards } from './awards.service.js';
export { type CollectiveHead, CollectiveStandings } from './collective-standings.service.js';
export { awaitsSignatureOf } from './domain/awaits-signature.js';
export { mayBePublished } from './domain/may-be-published.js';
export type { Award, AwardId } from './entities/award.entity.js';
export type { CollectiveSnapshot } from './entities/collective-standing.entity.js';
export type { StandingDecision } from './entities/standing-decision.entity.js';
export type { Standing, StandingId, StandingRow } from './entities/standing.entity.js';
export { OwnScores, type OwnPlace, type OwnScore } from './own-scores.service.js';
export { Publication } from './publication.service.js';
export { ResultError } from './result.errors.js';
export { ResultsModule } from './results.module.js';
export { RoundClosing } from './round-closing.service.js';
export { type LineQuery, type LineSearch, Standings } from './standings.service.js';
