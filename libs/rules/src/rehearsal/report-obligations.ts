import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Obligation } from '../collective/collective-setting.js';
import { dutiesOf } from '../collective/duties-of-units.js';
import type { CompetingUnit } from '../collective/tally-units.js';
import type { Part } from '../plan/rule-set.js';

/** How many of the units that people work in have done what the plan asks of units. */
export function obligationReport(
  obligation: Obligation,
  part: Part | undefined,
  attempts: AttemptColumns,
  units: readonly CompetingUnit[],
): { code: string; units: number; met: number } {
  const accepts = ({ kind, headCount }: CompetingUnit): boolean =>
    headCount !== null && headCount !== undefined && (obligation.unitKinds?.includes(kind) ?? true);
  const duties = dutiesOf(obligation, part, attempts, { units, accepts });
  return { code: obligation.code, units: duties.length, met: duties.filter(({ lacks }) => lacks.length === 0).length };
}
