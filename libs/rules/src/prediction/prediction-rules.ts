import { StrategyFamily, type StrategyReference } from '../plan/strategy.js';
import { formatScaled } from './format-scaled.js';
import { allCorrect } from './all-correct.js';
import { none } from './none.js';
import { participants } from './participants.js';
import { percentage } from './percentage.js';
import type { PredictionRule } from './prediction-rule.js';

export const predictionRules = new StrategyFamily<PredictionRule>('prediction', 'câu dự đoán', [
  none,
  allCorrect,
  participants,
  percentage,
]);

/** The prediction question of a quiz part as contestants read it; undefined when there is none. */
export function predictionQuestion({ prediction, paper }: { prediction: StrategyReference; paper: { items: number } }): string | undefined {
  return predictionRules.of(prediction).question(prediction, paper);
}

/** How many decimals a predicted number has: 12,34 is kept as 1234 where there are two. */
export function predictionDecimals({ prediction }: { prediction: StrategyReference }): number {
  return predictionRules.of(prediction).decimals(prediction);
}

/** A predicted or true number as people say it: "1.204", "23,79%"; null stays null. */
export function formatPrediction({ prediction }: { prediction: StrategyReference }, value: number | null): string | null {
  const rule = predictionRules.of(prediction);
  return value === null ? null : `${formatScaled(value, rule.decimals(prediction))}${rule.unit}`;
}
