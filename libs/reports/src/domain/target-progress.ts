import type { RuleSet } from '#rules';
import type { Unit } from '#units';
import type { Turnout } from '../entities/turnout.entity.js';

export type Target = RuleSet['targets'][number];

/** How far a deployer is with one of its targets. */
export interface TargetProgress {
  target: Target;
  /** People of the target's units who have taken part, of its audience group where it names one. */
  people: number;
  /** How many people the target means; undefined where it is only encouraged, or a head-count is missing. */
  aim: number | undefined;
}

/**
 * How far a ward is with the targets of its plan.
 * @param units the ward's own units, with their head-counts where it has said them
 * @param turnout the ward's people as last counted; undefined before the first counting
 */
export function targetProgress(targets: readonly Target[], units: readonly Unit[], turnout: Turnout | undefined): TargetProgress[] {
  return targets.map((target) => ({ target, people: peopleOf(target, units, turnout), aim: aimOf(target, units) }));
}

/** How far a deployer is with all the targets that oblige it. */
export interface TotalProgress {
  /** People who count towards the targets. */
  people: number;
  aim: number;
  /** In whole per cent, rounded down: 100 is said when everybody is there. */
  percent: number;
}

/**
 * All targets together. What one unit has beyond its target fills no other's.
 * @returns undefined where nothing is asked for, or a head-count is missing
 */
export function totalProgress(progress: readonly TargetProgress[]): TotalProgress | undefined {
  const obliged = progress.filter(({ target }) => !target.encouraged);
  if (obliged.some(({ aim }) => aim === undefined)) return undefined;
  const aim = sum(obliged.map((one) => one.aim ?? 0));
  if (aim === 0) return undefined;
  const people = sum(obliged.map((one) => Math.min(one.people, one.aim ?? 0)));
  return { people, aim, percent: Math.floor((people / aim) * 100) };
}

/** How much of its target is reached, from 0 to 1; nothing is said by it where there is no number to reach. */
export function shareReached({ people, aim }: TargetProgress): number {
  if (aim === undefined) return 0;
  return aim === 0 ? 1 : Math.min(1, people / aim);
}

function peopleOf({ units: codes, audience }: Target, units: readonly Unit[], turnout: Turnout | undefined): number {
  const ids = new Set<string>(units.filter((unit) => codes.includes(unit.code)).map((unit) => unit.id));
  const counted = (turnout?.units ?? []).filter(({ unit }) => ids.has(unit));
  return sum(counted.map(({ people, audiences }) => (audience ? (audiences[audience] ?? 0) : people)));
}

function aimOf({ units: codes, percent, people }: Target, units: readonly Unit[]): number | undefined {
  if (people !== undefined) return people;
  if (percent === undefined || codes.length === 0) return undefined;
  const counts = codes.map((code) => units.find((unit) => unit.code === code)?.headCount ?? undefined);
  if (counts.some((count) => count === undefined)) return undefined;
  return Math.ceil((sum(counts.map((count) => count ?? 0)) * percent) / 100);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
