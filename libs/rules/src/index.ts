// The only door of libs/rules: pure rules of a contest, from the plan file to standings and the official text.
export { canonicalJson, sha256 } from './plan/canonical-json.js';
export { authorityName } from './plan/authority-name.js';
export { AUTHORITY_ROLES, REGISTERS_BY, REGISTRATION_FIELDS } from './plan/contest-setting.js';
export { diffRuleSets, type Change } from './plan/diff-rule-sets.js';
export { effectiveSettings, type EffectiveSetting } from './plan/effective-settings.js';
export { formatFault, type Fault } from './plan/fault.js';
export { families } from './plan/families.js';
export { MOMENT_FORMS, momentMs, readMoment, type Events, type EventMoment, type Instant, type Moment } from './plan/moment.js';
export { nameOfIn } from './plan/name-of.js';
export { PART_KINDS } from './plan/part-setting.js';
export { STUDY } from './plan/quiz-part.js';
export { CHANNELS } from './plan/submission-part.js';
export { AUTHORS } from './submissions/authors.js';
export { formatPeriod, type Period } from './plan/period.js';
export { planJsonSchema } from './plan/plan-json-schema.js';
export { planYaml, type PlanExtent } from './plan/plan-yaml.js';
export { planConflicts, type PlanConflict } from './plan/plan-conflicts.js';
export { provenanceOf, type Provenance } from './plan/provenance.js';
export { readPlan, type PlanFile, type ReadPlanOptions, type ReadPlanResult } from './plan/read-plan.js';
export { nearestWord } from './plan/nearest-word.js';
export { parseRuleSet, ruleSetHash, RuleSetError, type Part, type QuizPart, type RuleSet, type SubmissionPart } from './plan/rule-set.js';
export { UnknownStrategyError, type NameOf, type Strategy, type StrategyFamily, type StrategyReference } from './plan/strategy.js';
export { UNIT_KINDS, type UnitKind } from './plan/unit-kind.js';

export { barringReason } from './eligibility/barring-reason.js';
export { checkEligibility, type Eligibility } from './eligibility/check-eligibility.js';
export type { EligibilityReason, Person } from './eligibility/eligibility-condition.js';
export { barredGroups, exclusionReason, peopleGroups, type NamedPeopleGroup } from './eligibility/people-groups.js';
export { ageAt } from './eligibility/age-at.js';

export { findRound, scheduleOf, type ScheduledMs, type ScheduledPart, type ScheduledRound, type Window } from './schedule/schedule-of.js';
export { phaseAt, type Phase, type PhaseName } from './schedule/phase-at.js';
export { appealDeadline } from './schedule/appeal-deadline.js';
export { APPEAL_DECISIONS, APPEAL_KINDS, SUBMISSION_APPEAL_KINDS, type AppealDecision, type AppealKind } from './appeals/appeal-kind.js';
export {
  appealAnswerDue,
  appealNeedsTwo,
  appealsClose,
  appealTerms,
  appealWindow,
  type AppealedRound,
  type AppealWindow,
} from './appeals/appeal-terms.js';
export { shiftPlan } from './schedule/shift-plan.js';
export { formatEndOf, formatStartOf } from './schedule/format-moment.js';

export { DIFFICULTIES, type BankQuestion, type Difficulty, type DrawScope } from './paper/draw-rule.js';
export { bankGaps, bankNeeds, drawPaper, drawsByAudience, redrawPaper, type PaperItem } from './paper/draw-paper.js';
export { graceSeconds } from './paper/grace.js';
export { PaperError } from './paper/paper-error.js';
export type { PaperRules } from './paper/paper-rules.js';
export { RandomWords } from './paper/random-words.js';

export { attemptColumns, type AttemptColumns, type AttemptRow } from './attempts/attempt-columns.js';
export { GatheredAttempts } from './attempts/gathered-attempts.js';
export { onlyAttempts } from './attempts/only-attempts.js';
export type { AttemptWindow, PastAttempt } from './attempts/attempt-limit.js';
export { mayStart, startLimits, type StartVerdict } from './attempts/may-start.js';
export { isBeyondLimit, leastBeyondLimit } from './attempts/beyond-limit.js';

export { AttemptScorer, type MarkedQuestion, type SealedMarks } from './scoring/attempt-scorer.js';
export { formatPoints } from './scoring/format-points.js';
export {
  keptRevisions,
  KeyRevisionError,
  revisedKey,
  revisionsOf,
  type KeptRevisions,
  type KeyRevision,
  type KeyRevisions,
} from './scoring/key-revision.js';
export { fullScore, scoreAttempt, UnscorableError, type OptionsByQuestion, type Score } from './scoring/score-attempt.js';
export { standingIsPublic, standingShownUntil, tellsOwnPlace } from './standing-visibility/standing-visibilities.js';
export { runningStanding, runningStandingHash, type RunningLine, type RunningStanding } from './ranking/running-standing.js';
export { maySeeScore } from './visibility/may-see-score.js';
export { FEWEST_PEOPLE, publicCounts, unitsOfFew } from './visibility/small-cells.js';
export { predictionDistanceOf } from './prediction/prediction-distance-of.js';
export { predictionQuestion } from './prediction/prediction-rules.js';

export type { StandingMove, StandingPlace } from './ranking/standing-move.js';
export { drawSeedOf } from './ranking/draw-seed-of.js';
export { GatheredSeals } from './ranking/gathered-seals.js';
export { explainStored, type ExplainedBy } from './ranking/explain-stored.js';
export { drawTicket } from './ranking/draw-ticket.js';
export { awaitsSeed } from './ranking/needs-draw.js';
export { commitmentHash, drawCommitment, type DrawSource, drawSourceOf, PUBLIC_DRAW, publicDrawSeed } from './ranking/public-draw.js';
export { type Exclusion, REVIEWED } from './ranking/exclusion.js';
export { formatExactDuration } from './ranking/format-exact-duration.js';
export { explanationFor, type Reader } from './ranking/explanation.js';
export type { LineExplanation } from './ranking/explain-place.js';
export { RankingError } from './ranking/ranking-error.js';
export { rankRound, type RankRoundInput } from './ranking/rank-round.js';
export {
  decidingCriterion,
  explainLine,
  standingHash,
  standingJson,
  standingLines,
  standingText,
  type Standing,
  type StandingLine,
  type StandingSummary,
} from './ranking/standing.js';

export { allocatePrizes, type PrizeAllocation, type ProposedAward, type RefusedPrize } from './prizes/allocate-prizes.js';
export { awardsBeyondLimit } from './prizes/awards-beyond-limit.js';
export { looksBack } from './prizes/looks-back.js';
export { passedOverAnew } from './prizes/passed-over-anew.js';
export { certificatePrize } from './prizes/certificate-prize.js';
export type { HeldPrize } from './prizes/person-limit.js';
export { prizesOf } from './prizes/prizes-of.js';
export { awardOf, LATER, PROPOSALS, type AwardForm, type PrizeGroup, type PrizeTier } from './prizes/prize-setting.js';

export {
  collectiveHash,
  collectiveStanding,
  winnersOf,
  type CollectiveLine,
  type CollectiveStanding,
} from './collective/collective-standing.js';
export type { CollectiveAward, Obligation } from './collective/collective-setting.js';
export { demandsOn, type DutyOfUnit, dutiesOf } from './collective/duties-of-units.js';
export type { UnitDemand } from './collective/unit-condition.js';
export { mainComparison, mainMeasure, turnoutFirst } from './collective/main-measure.js';
export {
  checkConditions,
  competingUnitOf,
  factsOfAttempts,
  openFigures,
  type CheckedCondition,
  type OpenedFigure,
} from './collective/open-figure.js';
export { STUFFING, stuffingSigns, type StuffingSign, type UnitCurve } from './collective/stuffing.js';
export { countsOfAward } from './collective/counts-of-award.js';
export { judgedCollective, type JudgedCollectiveInput } from './collective/judged-collective.js';
export { asksForLeaders } from './collective/leader-conditions.js';
export type { UnitAttempt } from './collective/unit-attempt.js';
export { attemptsOfUnits, sourcesHash, unitSourceHash, unitSources, type UnitSource } from './collective/unit-sources.js';
export type { CompetingUnit, ConfirmedLeaders } from './collective/tally-units.js';

export { type CountedPart, countMainWords, type MainWords } from './words/count-main-words.js';
export { countWords } from './words/count-words.js';
export { type SectionFound, sectionsFound } from './words/sections-found.js';
export type { TextBlock } from './words/text-block.js';

export { checkSubmission } from './submissions/check-submission.js';
export type { SubmissionFacts } from './submissions/submission-condition.js';
export { type AppliedFrom, type AppliedWhen, appliedWhen, type Novelty, noveltyOf } from './submissions/novelty.js';
export { nominationQuota, type NominationQuota } from './submissions/nomination-quota.js';
export { leftOutOfWords, submissionLimit, takesLink } from './submissions/submission-limits.js';
export { rankSubmissions, type RankSubmissionsInput } from './submissions/rank-submissions.js';
export { reachingPhase } from './submissions/reaching-phase.js';
export { winnerOf, type Submission } from './submissions/submission.js';
export { type RankedPoints, submissionColumns, submissionRows } from './submissions/submission-columns.js';
export {
  submissionStandingHash,
  submissionStandingText,
  type IncompleteSubmission,
  type OutOfRanking,
  type OutReason,
  type PhaseLine,
  type SubmissionStanding,
  type SubmissionStandingLine,
  type SubmissionStandingSummary,
} from './submissions/submission-standing.js';

export { openTiers, tierName } from './prizes/open-tiers.js';
export {
  entriesOf,
  type FrozenSummary,
  isJudgedSummary,
  isWholeStanding,
  type JudgedSummary,
  occasionCode,
  quizSummary,
} from './submissions/judged-summary.js';

export {
  type AuthoredEntry,
  type ConflictKind,
  findConflicts,
  type FoundConflict,
  type SeatedPerson,
  type SeenUnit,
} from './councils/find-conflicts.js';
export { QUORUMS, quorumOf, type QuorumRule, quorumRuleOf } from './councils/quorum.js';
export { countVotes, isCarried, type Tally, type Vote } from './councils/vote-tally.js';

export { fullPhaseScore } from './judging/full-phase-score.js';
export { isJudgedBlind } from './judging/is-judged-blind.js';
export { JudgingError } from './judging/judging-error.js';
export type { Judging, JudgingCriterion, JudgingPhase } from './judging/judging-setting.js';
export { needsVote } from './judging/needs-vote.js';
export { phaseResult, type PhaseResult } from './judging/phase-result.js';
export type { ScoreSheet } from './judging/score-sheet.js';
export { sheetTotal } from './judging/sheet-total.js';

export { type AwardSentences, describeAward, describeDemands } from './text/describe-award.js';
export { describeRules, type RuleSentences } from './text/describe-rules.js';
export { describeSubmissionConditions } from './text/describe-submission-conditions.js';
export { describeSubmissionRanking } from './text/describe-submission-ranking.js';
export type { PlayedSitting } from './rehearsal/play-round.js';
export { type JudgedPlay, rehearse, type RehearsalWatcher, type RehearseOptions } from './rehearsal/rehearse.js';
export { syntheticSeal } from './rehearsal/chance.js';
export type { SyntheticBank } from './rehearsal/synthetic-bank.js';
export type { SyntheticContestant } from './rehearsal/synthetic-people.js';
export type { SyntheticUnit } from './rehearsal/synthetic-units.js';
export type { Rehearsal, RehearsalProgress } from './rehearsal/rehearsal-report.js';

export { rulesDocument } from './text/rules-document.js';

export { type PaperPassage, similarityDocument, type SimilarityFacts } from './papers/similarity-document.js';
export {
  type CouncilMinutesFacts,
  councilMinutesDocument,
  type MinutesItem,
  type MinutesLeftOut,
  type MinutesMember,
} from './papers/council-minutes-document.js';
export { type ChosenOnPaper, selectionMinutesDocument, type SelectionMinutesFacts } from './papers/selection-minutes-document.js';
export { type CouncilListFacts, councilListDocument, type ListedCouncilMember } from './papers/council-list-document.js';
export { decisionDocument } from './papers/decision-document.js';
export { scoreSheetDocument, type ScoreSheetFacts } from './papers/score-sheet-document.js';
export {
  participationCells,
  participationColumns,
  participationDocument,
  type ParticipationFacts,
  type ParticipationLine,
  UNIT_LIST_COLUMNS,
  unitListCells,
  unitListDocument,
  type UnitListFacts,
  type UnitListLine,
} from './papers/participation-document.js';
export { issuingAuthority, type IssuingAuthority } from './papers/issuing-authority.js';
export { minutesDocument } from './papers/minutes-document.js';
export { moneyInWords } from './papers/money-in-words.js';
export { PAYOUT_COLUMNS, payoutCells, payoutDocument, type PayoutFacts, type PayoutLine } from './papers/payout-document.js';
export {
  entryListDocument,
  type EntryListFacts,
  type EntryListLine,
  submissionSlip,
  type SubmissionSlipFacts,
} from './papers/submission-papers.js';
export {
  approvingAuthority,
  moneyOf,
  type PaperAlteration,
  type PaperCorrection,
  type PaperDraw,
  type PaperJudging,
  type PaperSignature,
  type PaperVersion,
  type PaperWinner,
  type RoundPaperFacts,
  tierOf,
} from './papers/round-paper.js';

export { applyEdits, rearrange, type Edit, type Rearrangement } from './editing/apply-edits.js';
export { formSentence } from './editing/form-sentence.js';
export { ownContestSource } from './editing/own-contest-source.js';
export { withOwnPlace, type OwnPlace } from './editing/own-place.js';
export { placesNamed, type NamedPlace } from './plan/places-named.js';
export { placeFaults } from './editing/place-faults.js';
export { planSource } from './editing/plan-source.js';
export { readDraft, type DraftReading } from './editing/read-draft.js';
export { daysUntil, firstTime, movablePaths, redate, suggestedOpening, unmovedMentions, type FirstTime } from './editing/redate.js';
export {
  choiceName,
  fieldsInside,
  findField,
  type AlternativesField,
  type FieldOption,
  type ListField,
  type SettingField,
  type TreeNode,
  type VariantField,
} from './editing/setting-field.js';
export { planForm } from './editing/setting-form.js';

export { AttemptsDigest, type AttemptsOfRound, type DigestedAttempt } from './recheck/attempts-digest.js';
export { JudgedPublicForm } from './recheck/judged-public-form.js';
export { PublicForm } from './recheck/public-form.js';
export { leadersDigest, type LeaderWord, leaderWords } from './recheck/leader-words.js';
export { type Finding, type FindingPart, Findings, type ReceiptCheck, type RecheckReport } from './recheck/recheck-report.js';
export { recheckSentences } from './recheck/recheck-sentences.js';
export { RECHECK_FORMAT, type RecheckAttempt, type RecheckForm, type RecheckHead, type RecheckRecord } from './recheck/recheck-record.js';
export { RecheckTextReader, recheckText, UnreadableRecheckFile } from './recheck/recheck-text.js';
export { type JudgedEvidence, inOneOrder, judgedDigests, type LeftOutSheetRecord } from './recheck/judged-evidence.js';
export { Recheck } from './recheck/recheck.js';
export type { OwnReceipt } from './recheck/seal-checks.js';
export {
  bankKeyHash,
  bankShapeHash,
  inputsHash,
  keyInOrder,
  questionShapes,
  type ScoredBank,
  sectionHashes,
  type StandingInputs,
  type UnitShape,
  unitShapes,
  unitsHash,
  unitsOf,
  revisionsHash,
} from './recheck/standing-inputs.js';
