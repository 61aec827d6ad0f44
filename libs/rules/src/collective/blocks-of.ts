import type { RuleSet } from '../plan/rule-set.js';
import type { CollectiveAward } from './collective-setting.js';
import type { CompetingUnit } from './tally-units.js';

/**
 * The block of each unit: the first of the plan that names the unit itself, else the first that takes in its kind; units
 * of no block are left out.
 */
export function blocksOf({ blocks }: Pick<RuleSet, 'blocks'>, units: readonly CompetingUnit[]): ReadonlyMap<string, string> {
  const blockOf = new Map<string, string>();
  for (const { code, kind } of units) {
    const block = blocks?.find(({ units: named }) => named?.includes(code)) ?? blocks?.find(({ kinds }) => kinds?.includes(kind));
    if (block) blockOf.set(code, block.code);
  }
  return blockOf;
}

/** Whether a unit is one of those among which an award is given. */
export function mayCompete(
  { unitKinds, blocks }: Pick<CollectiveAward, 'unitKinds' | 'blocks'>,
  { code, kind }: CompetingUnit,
  blockOf: ReadonlyMap<string, string>,
): boolean {
  return unitKinds.includes(kind) && (blocks?.includes(blockOf.get(code) ?? '') ?? true);
}
