// The only door of libs/rules: pure rules of a contest, from the plan file to standings and the official text.
export { canonicalJson, sha256 } from './plan/canonical-json.js';
export { authorityName } from './plan/authority-name.js';
export { AUTHORITY_ROLES, REGISTERS_BY, REGISTRATION_FIELDS } from './plan/contest-setting.js';
export { formatFault, type Fault } from './plan/fault.js';
export { families } from './plan/families.js';
export { MOMENT_FORMS, momentMs, readMoment, type Events, type EventMoment, type Instant, type Moment } from './plan/moment.js';
export { nameOfIn } from './plan/name-of.js';
export { PART_KINDS } from './plan/part-setting.js';
export { STUDY } from './plan/quiz-part.js';
export { AUTHORS, CHANNELS } from './plan/submission-part.js';
export { formatPeriod, type Period } from './plan/period.js';
export { provenanceOf, type Provenance } from './plan/provenance.js';
export { readPlan, type PlanFile, type ReadPlanOptions, type ReadPlanResult } from './plan/read-plan.js';
export {
  parseRuleSet,
  planJsonSchema,
  ruleSetHash,
  RuleSetError,
  type Part,
  type QuizPart,
  type RuleSet,
  type SubmissionPart,
} from './plan/rule-set.js';
export { UnknownStrategyError, type NameOf, type Strategy, type StrategyFamily, type StrategyReference } from './plan/strategy.js';
export { UNIT_KINDS, type UnitKind } from './plan/unit-kind.js';

export { barringReason } from './eligibility/barring-reason.js';
export { barredTeams } from './eligibility/barred-teams.js';
export { checkEligibility, type Eligibility } from './eligibility/check-eligibility.js';
export type { EligibilityReason, Person } from './eligibility/eligibility-condition.js';
export { ageAt } from './eligibility/age-at.js';

export { findRound, scheduleOf, type ScheduledMs, type ScheduledPart, type ScheduledRound, type Window } from './schedule/schedule-of.js';
export { phaseAt, type Phase, type PhaseName } from './schedule/phase-at.js';
export { appealDeadline } from './schedule/appeal-deadline.js';
export { shiftPlan } from './schedule/shift-plan.js';
export { formatEndOf, formatStartOf } from './schedule/format-moment.js';

export { DIFFICULTIES, type BankQuestion, type Difficulty } from './paper/draw-rule.js';
export { bankGaps, drawPaper, PaperError, type PaperItem } from './paper/draw-paper.js';
export type { PaperRules } from './paper/paper-rules.js';
export { RandomWords } from './paper/random-words.js';

export { attemptColumns, type AttemptColumns, type AttemptRow } from './attempts/attempt-columns.js';
export type { PastAttempt } from './attempts/attempt-limit.js';
export { mayStart, type StartVerdict } from './attempts/may-start.js';

export { formatPoints } from './scoring/format-points.js';
export { fullScore, scoreAttempt, UnscorableError, type OptionsByQuestion, type Score } from './scoring/score-attempt.js';
export { maySeeScore } from './visibility/may-see-score.js';
export { predictionDistanceOf } from './prediction/prediction-distance-of.js';
export { predictionQuestion } from './prediction/prediction-rules.js';

export { drawTicket } from './ranking/draw-ticket.js';
export type { Exclusion } from './ranking/exclusion.js';
export { formatExactDuration } from './ranking/format-exact-duration.js';
export { explanationFor, type Reader } from './ranking/explanation.js';
export { RankingError } from './ranking/ranking-error.js';
export { rankRound, type RankRoundInput } from './ranking/rank-round.js';
export {
  explainLine,
  standingHash,
  standingJson,
  standingLines,
  standingText,
  type LineExplanation,
  type Standing,
  type StandingLine,
  type StandingSummary,
} from './ranking/standing.js';

export { allocatePrizes, type PrizeAllocation, type ProposedAward } from './prizes/allocate-prizes.js';
export { awardsBeyondLimit } from './prizes/awards-beyond-limit.js';
export type { HeldPrize } from './prizes/person-limit.js';
export { prizesOf } from './prizes/prizes-of.js';
export { LATER, PROPOSALS, type AwardForm, type PrizeGroup, type PrizeTier } from './prizes/prize-setting.js';

export { collectiveHash, collectiveStanding, type CollectiveLine, type CollectiveStanding } from './collective/collective-standing.js';
export type { CollectiveAward, Obligation } from './collective/collective-setting.js';
export { mainComparison, mainMeasure, turnoutFirst } from './collective/main-measure.js';
export type { CompetingUnit } from './collective/tally-units.js';

export { checkSubmission } from './submissions/check-submission.js';
export type { SubmissionFacts } from './submissions/submission-condition.js';
export type { Judging } from './judging/judging-setting.js';

export { type AwardSentences, describeAward } from './text/describe-award.js';
export { describeRules, type RuleSentences } from './text/describe-rules.js';
export { rulesDocument } from './text/rules-document.js';
