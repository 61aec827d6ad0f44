import { attemptLimits } from '../attempts/attempt-limits.js';
import { nameOfIn } from '../plan/name-of.js';
import type { QuizPart, RuleSet } from '../plan/rule-set.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { validityRules } from '../scoring/validity-rules.js';
import { standingVisibilities } from '../standing-visibility/standing-visibilities.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import { countingSentence } from './counting-sentence.js';

/** The rules of a quiz part as sentences, for pages that say one of them where it matters. */
export interface RuleSentences {
  rounds: string;
  attempts: string;
  counts: string;
  validity: string;
  scoreShown: string;
  /** Undefined where the rules say nothing of it. */
  standingShown: string | undefined;
  /** Each link of the ranking's chain: label, what it compares in the middle of a sentence, how it ranks, and whether it looks at predictions. */
  ranking: { code: string; label: string; compares: string; sentence: string; usesPrediction: boolean }[];
  prediction?: { question: string; sentence: string };
}

export function describeRules(ruleSet: RuleSet, part: QuizPart): RuleSentences {
  const nameOf = nameOfIn(ruleSet);
  const question = predictionQuestion(part);
  return {
    rounds: roundPlans.describe(part.rounds, nameOf),
    attempts: attemptLimits.describe(part.attempts.limit, nameOf),
    counts: countingSentence(part, nameOf),
    validity: validityRules.describe(part.paper.validity, nameOf),
    scoreShown: visibilityRules.describe(part.scoreShown, nameOf),
    standingShown: part.standingShown && standingVisibilities.describe(part.standingShown, nameOf),
    ranking: part.ranking.map((reference) => ({
      code: reference.code,
      label: rankingCriteria.of(reference).label,
      compares: rankingCriteria.of(reference).compares,
      sentence: rankingCriteria.describe(reference, nameOf),
      usesPrediction: rankingCriteria.of(reference).needsPrediction,
    })),
    ...(question !== undefined && { prediction: { question, sentence: predictionRules.describe(part.prediction, nameOf) } }),
  };
}
