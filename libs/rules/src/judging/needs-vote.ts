import type { JudgingPhase } from './judging-setting.js';
import { passRules } from './passing/pass-rules.js';

/** Whether judges of a phase have to say on their sheets if they agree that the entry be recognised. */
export function needsVote({ passes = [] }: Pick<JudgingPhase, 'passes'>): boolean {
  return passes.some((rule) => passRules.of(rule).needsVote);
}
