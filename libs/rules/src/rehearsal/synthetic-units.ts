import type { CompetingUnit } from '../collective/tally-units.js';
import { area } from '../eligibility/area.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { UnitKind } from '../plan/unit-kind.js';
import type { Chance } from './chance.js';

/** A unit that people may count for, with how many are drawn to it. */
export interface SyntheticUnit extends CompetingUnit {
  basis: 'residence' | 'workplace';
  weight: number;
}

const RESIDENCES: readonly UnitKind[] = [
  'province',
  'city',
  'town',
  'district',
  'ward',
  'township',
  'commune',
  'special-zone',
  'residential-group',
];
/** Units that have communes below them: people live there, but count for a competing unit above. */
const ABOVE_COMMUNES: readonly UnitKind[] = ['city', 'town', 'district'];
const FEWEST = 4;
const MOST = 60;

/**
 * A unit tree that gives each rule of the plan something to work on: units of every kind that a collective award or a block
 * speaks of, the plan's own, and communes to live in, all below the area of the contest.
 */
export function syntheticUnits(ruleSet: RuleSet, contestants: number, chance: Chance): SyntheticUnit[] {
  const root = rootOf(ruleSet);
  const each = Math.max(FEWEST, Math.min(MOST, Math.round(Math.sqrt(contestants) / 2)));
  const units: SyntheticUnit[] = [];
  const add = (code: string, kind: UnitKind, parent: string | undefined): void => {
    if (units.some((unit) => unit.code === code)) return;
    const skew = chance.below(10);
    units.push({ code, kind, parent, basis: RESIDENCES.includes(kind) ? 'residence' : 'workplace', weight: 10 + skew * skew });
  };
  for (const { code, kind, parent } of ruleSet.units) add(code, kind, parent ?? root);
  for (const { units: named = [], kinds = [] } of ruleSet.blocks ?? []) for (const code of named) add(code, kinds[0] ?? 'agency', root);
  for (const kind of namedKinds(ruleSet)) {
    if (units.some((unit) => unit.kind === kind)) continue;
    for (let at = 1; at <= each; at++) add(`${kind}-${at}`, kind, root);
  }
  if (lacks(ruleSet, units, 'residence')) for (let at = 1; at <= each; at++) add(`commune-${at}`, 'commune', root);
  const above = units.filter(({ kind }) => ABOVE_COMMUNES.includes(kind));
  if (above.length > 0 && !units.some(({ kind }) => kind === 'commune'))
    for (let at = 1; at <= above.length * 2; at++) add(`commune-${at}`, 'commune', (above[at % above.length] as SyntheticUnit).code);
  // Where only places compete, a workplace counts for the place in which it lies.
  const places = units.filter(({ basis }) => basis === 'residence');
  if (lacks(ruleSet, units, 'workplace'))
    for (let at = 1; at <= each; at++) add(`agency-${at}`, 'agency', places[at % Math.max(1, places.length)]?.code ?? root);
  return units;
}

/** The area of the contest, above all of its units. */
function rootOf({ eligibility }: RuleSet): string {
  const condition = eligibility.find(({ code }) => code === area.code);
  return typeof condition?.['unit'] === 'string' ? condition['unit'] : 'dia-ban';
}

/** The kinds of units that the plan speaks of. A province is the area itself, unless the contest is for all of them. */
function namedKinds({ collective, blocks = [], eligibility }: RuleSet): UnitKind[] {
  const named = [...collective.flatMap(({ unitKinds }) => unitKinds), ...blocks.flatMap(({ kinds = [] }) => kinds)];
  const isNationwide = !eligibility.some(({ code }) => code === area.code);
  return [...new Set(named)].filter((kind) => isNationwide || kind !== 'province');
}

/** Whether people register by something of which there is nothing yet. */
function lacks({ audiences }: RuleSet, units: readonly SyntheticUnit[], basis: SyntheticUnit['basis']): boolean {
  return (
    audiences.some(({ registersBy }) => registersBy === basis || registersBy === 'either') && !units.some((unit) => unit.basis === basis)
  );
}

/** Codes of a unit and of all units above it. */
export function chainOf(code: string, units: ReadonlyMap<string, CompetingUnit>): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = code; at !== undefined && !chain.includes(at); at = units.get(at)?.parent) chain.push(at);
  return chain;
}
