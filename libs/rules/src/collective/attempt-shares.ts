import { formatNumber } from '#kernel';
import type { UnitAttempt } from './unit-attempt.js';
import type { AttemptShare } from './unit-metric.js';

const COUNTED_BEFORE = 'người này đã được đếm ở lượt trước';
export const NOT_VALID = 'lượt thi không hợp lệ theo thể lệ';
export const OF_UNIT = 'bài của chính đơn vị, không tính là một người';
export const NOT_CHOSEN = 'không phải lượt được tính của người này trong đợt';

/** Each person once, with the first attempt that fits; @param unfit why an attempt does not */
export function eachPersonOnce(attempts: readonly UnitAttempt[], unfit: (attempt: UnitAttempt) => string | undefined): AttemptShare[] {
  const met = new Set<string>();
  return attempts.map((attempt) => {
    const why = unfit(attempt) ?? (attempt.isUnit ? OF_UNIT : undefined) ?? (met.has(attempt.person) ? COUNTED_BEFORE : undefined);
    if (why !== undefined) return { adds: 0, why };
    met.add(attempt.person);
    return { adds: 1 };
  });
}

/** Each attempt once, and of one person at most so many. */
export function eachAttempt(attempts: readonly UnitAttempt[], perPerson = Infinity): AttemptShare[] {
  const counts = new Map<string, number>();
  return attempts.map(({ person }) => {
    const count = (counts.get(person) ?? 0) + 1;
    counts.set(person, count);
    return count <= perPerson ? { adds: 1 } : { adds: 0, why: `quá ${formatNumber(perPerson)} lượt được tính của một người` };
  });
}
