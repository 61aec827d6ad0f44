import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { rowsWhere } from '../attempts/rows.js';
import type { EntrantFacts } from '../entry/entry-condition.js';
import { unmetCondition } from '../entry/entry-conditions.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { StrategyReference } from '../plan/strategy.js';
import { fullScore } from '../scoring/score-attempt.js';

/** People who are not ranked although they took part, by the first condition that they do not meet. */
export interface Refusals {
  condition: string;
  people: number;
}

/** Which rows meet all conditions; `refused` only where the rule set has any. */
export function admit(
  conditions: readonly StrategyReference[] | undefined,
  rows: Uint32Array,
  facts: (row: number) => EntrantFacts,
): { admitted: Uint32Array; refused?: Refusals[] } {
  if (!conditions) return { admitted: rows };
  const refused = conditions.map(({ code }) => ({ condition: code, people: 0 }));
  const admitted = rowsWhere(rows, (row) => {
    const unmet = unmetCondition(conditions, facts(row));
    if (!unmet) return true;
    (refused[conditions.indexOf(unmet)] as Refusals).people += 1;
    return false;
  });
  return { admitted, refused };
}

/** What conditions look at, of attempts. */
export function attemptFacts(attempts: AttemptColumns, part: QuizPart): (row: number) => EntrantFacts {
  const fullThousandths = Math.round(fullScore(part.paper) * 1000);
  const { points, allCorrect, startedAt, submittedAt, person, completeProfile } = attempts;
  return (row) => ({
    thousandths: Math.round((points[row] as number) * 1000),
    fullThousandths,
    allCorrect: allCorrect[row] === 1,
    durationMs: (submittedAt[row] as number) - (startedAt[row] as number),
    hasCompleteProfile: completeProfile ? completeProfile[person[row] as number] === 1 : null,
  });
}
