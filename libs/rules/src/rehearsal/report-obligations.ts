import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Obligation } from '../collective/collective-setting.js';
import { tallyUnits, type CompetingUnit } from '../collective/tally-units.js';
import { unitConditions } from '../collective/unit-conditions.js';
import type { Part } from '../plan/rule-set.js';
import { fullScore } from '../scoring/score-attempt.js';

/** How many of the units that people work in have done what the plan asks of units. */
export function obligationReport(
  { code, conditions }: Obligation,
  part: Part | undefined,
  attempts: AttemptColumns,
  units: readonly CompetingUnit[],
): { code: string; units: number; met: number } {
  const { facts } = tallyUnits({
    attempts,
    units,
    accepts: ({ headCount }) => headCount !== null && headCount !== undefined,
    isExcluded: new Uint8Array(attempts.people.length),
    fullScore: part?.kind === 'quiz' ? fullScore(part.paper) : null,
  });
  const met = facts.filter((unit) => conditions.every((condition) => unitConditions.of(condition).lacks(condition, unit) === undefined));
  return { code, units: facts.length, met: met.length };
}
