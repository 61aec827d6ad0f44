import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Part } from '../plan/rule-set.js';
import { fullScore } from '../scoring/score-attempt.js';
import type { Obligation } from './collective-setting.js';
import { type CompetingUnit, type ConfirmedLeaders, tallyUnits } from './tally-units.js';
import type { UnitDemand } from './unit-condition.js';
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
  {
    units,
    accepts,
    excluded = new Set(),
    leaders,
  }: {
    units: readonly CompetingUnit[];
    accepts: (unit: CompetingUnit) => boolean;
    /** Pseudonyms of those who may not take part: they count for no unit. */
    excluded?: ReadonlySet<string>;
    leaders?: ConfirmedLeaders;
  },
): DutyOfUnit[] {
  const { facts } = tallyUnits({
    attempts,
    units,
    accepts,
    isExcluded: Uint8Array.from(attempts.people, (person) => Number(excluded.has(person))),
    fullScore: part?.kind === 'quiz' ? fullScore(part.paper) : null,
    leaders,
  });
  return facts.map((unit) => ({
    facts: unit,
    lacks: conditions.flatMap((condition) => unitConditions.of(condition).lacks(condition, unit) ?? []),
  }));
}

/** What an obligation asks of a unit in numbers, and how much of it there is, in the order of its conditions. */
export function demandsOn({ conditions }: Obligation, facts: UnitFacts): UnitDemand[] {
  return conditions.flatMap((condition) => unitConditions.of(condition).demand?.(condition, facts) ?? []);
}
