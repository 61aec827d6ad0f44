import type { RuleSet } from '#rules';
import type { Unit, UnitId } from '#units';

/** How many of a unit have registered and taken part. */
export interface UnitFigures {
  unitId: UnitId;
  registered: number;
  taken: number;
}

/** A unit as its coordinator follows it up. */
export interface FollowedUnit {
  unit: Unit;
  registered: number;
  taken: number;
  /** How many are expected; undefined where nobody has said. */
  aim: number | undefined;
  missing: number | undefined;
}

/** The coordinator's unit and what stands directly below it, each with everything below. */
export interface FollowUp extends FollowedUnit {
  /** Where the number comes from: a target of the rules, or the head-count. */
  aimFrom: 'target' | 'head-count' | undefined;
  /** Directly below, by name. */
  below: FollowedUnit[];
  /** Those who count for the unit itself and for none of those below. */
  directly: { registered: number; taken: number };
}

/**
 * Sums the figures of a tree of units.
 * @param units all within reach, the top one among them, with the head-counts that hold
 * @param rules what they set for units: a target of its own, else the share of its people that units of its kind owe
 */
export function followUp(
  top: Unit,
  units: readonly Unit[],
  figures: readonly UnitFigures[],
  { targets, obligations }: Pick<RuleSet, 'targets' | 'obligations'>,
): FollowUp {
  const codesOf = new Map(units.map((unit) => [unit.id, unit.codes]));
  const sum = (isMeant: (codes: readonly string[]) => boolean): { registered: number; taken: number } => {
    const own = figures.filter(({ unitId }) => isMeant(codesOf.get(unitId) ?? []));
    return { registered: own.reduce((all, one) => all + one.registered, 0), taken: own.reduce((all, one) => all + one.taken, 0) };
  };
  const children = units.filter(({ id, codes }) => id !== top.id && codes[1] === top.code);
  const below = children.map((unit) => {
    const counted = sum((codes) => codes.includes(unit.code));
    return followed(unit, counted, headCountOf(unit, units));
  });
  // Whoever is counted below nothing that is listed counts for the unit itself; versions of before count here too.
  const all = { registered: 0, taken: 0 };
  for (const { registered, taken } of figures) {
    all.registered += registered;
    all.taken += taken;
  }
  const target = targetOf(top, targets) ?? owedBy(top, obligations);
  const headCount = headCountOf(top, units);
  const aim = target ?? headCount;
  return {
    ...followed(top, all, aim),
    aimFrom: target !== undefined ? 'target' : headCount !== undefined ? 'head-count' : undefined,
    below,
    directly: {
      registered: all.registered - below.reduce((count, one) => count + one.registered, 0),
      taken: all.taken - below.reduce((count, one) => count + one.taken, 0),
    },
  };
}

function followed(unit: Unit, { registered, taken }: { registered: number; taken: number }, aim: number | undefined): FollowedUnit {
  return { unit, registered, taken, aim, missing: aim === undefined ? undefined : Math.max(0, aim - taken) };
}

/** What the unit has said itself, else what all those directly below have said together; undefined when one of them is silent. */
function headCountOf(unit: Unit, units: readonly Unit[]): number | undefined {
  if (unit.headCount !== null) return unit.headCount;
  const children = units.filter(({ id, codes }) => id !== unit.id && codes[1] === unit.code);
  if (children.length === 0) return undefined;
  const counts = children.map((child) => headCountOf(child, units));
  return counts.some((count) => count === undefined) ? undefined : counts.reduce<number>((all, count) => all + (count ?? 0), 0);
}

/** The number that the rules set for just this unit and for everybody in it. */
function targetOf(unit: Unit, targets: RuleSet['targets']): number | undefined {
  const own = targets.find(
    ({ units, audience, encouraged, eachRound }) =>
      units.length === 1 && units[0] === unit.code && audience === undefined && !encouraged && !eachRound,
  );
  if (!own) return undefined;
  if (own.people !== undefined) return own.people;
  return own.percent === undefined || unit.headCount === null ? undefined : Math.ceil((unit.headCount * own.percent) / 100);
}

/** So many of its people a unit of this kind owes by the rules; undefined where they say nothing or nobody knows how many it has. */
function owedBy({ kind, headCount }: Unit, obligations: RuleSet['obligations']): number | undefined {
  const shares = obligations
    .filter(({ unitKinds }) => unitKinds?.includes(kind))
    .flatMap(({ conditions }) => conditions.flatMap(({ code, percent }) => (code === 'minimum-share' ? [Number(percent)] : [])));
  return shares.length === 0 || headCount === null ? undefined : Math.ceil((headCount * Math.max(...shares)) / 100);
}
