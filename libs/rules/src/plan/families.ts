import { attemptLimits } from '../attempts/attempt-limits.js';
import { countingRules } from '../attempts/counting-rules.js';
import { unitConditions } from '../collective/unit-conditions.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import { eligibilityConditions } from '../eligibility/eligibility-conditions.js';
import { aggregations } from '../judging/aggregations.js';
import { discrepancyRules } from '../judging/discrepancy/discrepancy-rules.js';
import { passRules } from '../judging/passing/pass-rules.js';
import { resultRules } from '../judging/result/result-rules.js';
import { drawRules } from '../paper/draw-rules.js';
import { entryConditions } from '../entry/entry-conditions.js';
import { overallCriteria } from '../overall/overall-criteria.js';
import { predictionRules } from '../prediction/prediction-rules.js';
import { personLimits } from '../prizes/person-limits.js';
import { selections } from '../prizes/selections.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { creditRules } from '../scoring/credit-rules.js';
import { validityRules } from '../scoring/validity-rules.js';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { standingVisibilities } from '../standing-visibility/standing-visibilities.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import type { Strategy, StrategyFamily } from './strategy.js';

/** Every catalogue of strategies, for the contract spec and for the organiser's forms. */
export const families: readonly StrategyFamily<Strategy>[] = [
  eligibilityConditions,
  roundPlans,
  drawRules,
  creditRules,
  validityRules,
  attemptLimits,
  countingRules,
  predictionRules,
  entryConditions,
  rankingCriteria,
  overallCriteria,
  visibilityRules,
  standingVisibilities,
  personLimits,
  selections,
  unitConditions,
  unitMetrics,
  submissionConditions,
  submissionCriteria,
  aggregations,
  discrepancyRules,
  passRules,
  resultRules,
];
