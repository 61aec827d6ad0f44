import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Part } from '../plan/rule-set.js';
import { fullScore } from '../scoring/score-attempt.js';
import type { Obligation } from './collective-setting.js';
import { type CompetingUnit, tallyUnits } from './tally-units.js';
import { unitConditions } from './unit-conditions.js';
import type { UnitFacts } from './unit-facts.js';

/** How a unit stands with what the plan asks of units. */
export interface DutyOfUnit {
  facts: UnitFacts;
  /** What it still lacks, in the middle of a sentence; empty where it has done all. */
  lacks: string[];
}

/** Of each unit that the plan asks something of, in the order given, what it has done and what it lacks. */
export function dutiesOf(
  { conditions }: Obligation,
  part: Part | undefined,
  attempts: AttemptColumns,
  { units, accepts }: { units: readonly CompetingUnit[]; accepts: (unit: CompetingUnit) => boolean },
): DutyOfUnit[] {
  const { facts } = tallyUnits({
    attempts,
    units,
    accepts,
    isExcluded: new Uint8Array(attempts.people.length),
    fullScore: part?.kind === 'quiz' ? fullScore(part.paper) : null,
  });
  return facts.map((unit) => ({
    facts: unit,
    lacks: conditions.flatMap((condition) => unitConditions.of(condition).lacks(condition, unit) ?? []),
  }));
}
