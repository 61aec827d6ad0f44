import { countingRules } from '../attempts/counting-rules.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { predictionQuestion } from '../prediction/prediction-rules.js';

/** Which attempt counts, and with it, where something is to be predicted, which prediction. */
export function countingSentence(part: QuizPart, nameOf: NameOf): string {
  const sentence = countingRules.describe(part.attempts.counts, nameOf);
  return predictionQuestion(part) === undefined ? sentence : `${sentence} Số dự đoán lấy theo lượt được tính.`;
}
