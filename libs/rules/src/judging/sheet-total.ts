import { weightedTotal } from './full-phase-score.js';
import type { JudgingPhase } from './judging-setting.js';

/** What one finished sheet gives, each criterion times its weight, in thousandths of a point. */
export function sheetTotal({ criteria }: Pick<JudgingPhase, 'criteria'>, points: Readonly<Record<string, number>>): number {
  return weightedTotal(criteria, ({ code }) => points[code] as number);
}
