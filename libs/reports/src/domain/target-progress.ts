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

function peopleOf({ units: codes, audience }: Target, units: readonly Unit[], turnout: Turnout | undefined): number {
  const ids = new Set<string>(units.filter((unit) => codes.includes(unit.code)).map((unit) => unit.id));
  const counted = (turnout?.units ?? []).filter(({ unit }) => ids.has(unit));
  return counted.reduce((sum, { people, audiences }) => sum + (audience ? (audiences[audience] ?? 0) : people), 0);
}

function aimOf({ units: codes, percent }: Target, units: readonly Unit[]): number | undefined {
  if (percent === undefined || codes.length === 0) return undefined;
  const counts = codes.map((code) => units.find((unit) => unit.code === code)?.headCount ?? undefined);
  if (counts.some((count) => count === undefined)) return undefined;
  return Math.ceil((counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) * percent) / 100);
}
