import { StrategyFamily, type StrategyReference } from '../plan/strategy.js';
import { allCorrect } from './all-correct.js';
import { none } from './none.js';
import { participants } from './participants.js';
import type { PredictionRule } from './prediction-rule.js';

export const predictionRules = new StrategyFamily<PredictionRule>('prediction', 'câu dự đoán', [none, allCorrect, participants]);

/** The prediction question of a quiz part as contestants read it; undefined when there is none. */
export function predictionQuestion({ prediction, paper }: { prediction: StrategyReference; paper: { items: number } }): string | undefined {
  return predictionRules.of(prediction).question(prediction, paper);
}
