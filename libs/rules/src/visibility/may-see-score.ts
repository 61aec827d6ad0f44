import type { QuizPart } from '../plan/rule-set.js';
import { visibilityRules } from './visibility-rules.js';

/** Whether a contestant may now see the score of an own attempt in a round. */
export function maySeeScore(part: QuizPart, round: { isClosed: boolean; isPublished: boolean }): boolean {
  return visibilityRules.of(part.scoreShown).isVisible(part.scoreShown, round);
}
