import { StrategyFamily, type StrategyReference } from '../plan/strategy.js';
import { RankingError } from '../ranking/ranking-error.js';
import { allRight } from './all-right.js';
import { completeProfile } from './complete-profile.js';
import type { EntrantFacts, EntryCondition } from './entry-condition.js';
import { minimumDuration } from './minimum-duration.js';
import { minimumPercent } from './minimum-percent.js';
import { minimumPoints } from './minimum-points.js';

export const entryConditions = new StrategyFamily<EntryCondition>('entry', 'điều kiện được xếp hạng, nhận giải', [
  minimumPoints,
  minimumPercent,
  allRight,
  minimumDuration,
  completeProfile,
]);

/**
 * The first of the conditions that somebody does not meet; undefined when all are met.
 * @throws RankingError when a condition looks at a fact that is not known: it is never taken as met
 */
export function unmetCondition(conditions: readonly StrategyReference[], facts: EntrantFacts): StrategyReference | undefined {
  return conditions.find((reference) => {
    const condition = entryConditions.of(reference);
    const unknown = condition.needs.find((fact) => facts[fact] === null);
    if (unknown !== undefined) throw new RankingError('FACT_MISSING', { condition: reference.code, fact: unknown });
    return !condition.meets(reference, facts);
  });
}

/** The conditions in the middle of a sentence: "đạt ít nhất 80% số điểm tối đa; trả lời đúng tất cả các câu hỏi của đề". */
export function sayConditions(conditions: readonly StrategyReference[]): string {
  return conditions.map((reference) => entryConditions.of(reference).says(reference)).join('; ');
}
