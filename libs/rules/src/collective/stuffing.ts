import { MINUTE_MS } from '#kernel';

/**
 * From where on somebody is asked to look at the numbers of a unit. They are set so that what is usual stays unseen: a good
 * campaign, a whole school in one morning, a head-count that is a year old.
 */
export const STUFFING = {
  headCount: {
    /** People beyond the head-count: so many come and go in a year, and the number is of one day. */
    beyondPercent: 5,
    /** Fewer are newcomers of a small office. */
    beyond: 5,
  },
  burst: {
    /** A class at its computers needs a lesson; what takes ten minutes is one room, or one person with a list. */
    minutes: 10,
    /** Half of all that a unit has done … */
    percent: 50,
    /** … where it is more than one class. */
    attempts: 40,
    /** Times as large as the share of everybody else in the same ten minutes: the opening and the last evening are nobody's fault. */
    timesOthers: 5,
  },
  farMore: {
    /** Times the median of the units that it is ranked with, of attempts for each person, or of people for each of the head-count. */
    times: 4,
    /** A median of fewer units says nothing. */
    units: 5,
    /** Small numbers leap. */
    attempts: 50,
  },
} as const;

/** A unit's course in a part or a round. */
export interface UnitCurve {
  unit: string;
  /** Units are compared within their block; undefined for the one block of all. */
  block?: string | undefined;
  headCount: number | null;
  people: number;
  /** When its attempts were handed in, epoch milliseconds, in order. */
  times: readonly number[];
}

/** Why somebody should ask the unit. It says nothing of anybody's guilt. */
export type StuffingSign =
  | { kind: 'beyond-head-count'; people: number; headCount: number }
  /** So many of the unit's attempts from one instant on; and per cent of everybody else's in the same minutes. */
  | { kind: 'burst'; from: number; minutes: number; attempts: number; percent: number; percentOfOthers: number }
  /** How many attempts for each person, or what per cent of its people, and the median of its block. */
  | { kind: 'far-more'; of: 'attempts-per-person' | 'share-of-people'; own: number; median: number };

/** The signs of each unit that has any, in the order of the units. Nothing follows from them by itself. */
export function stuffingSigns(curves: readonly UnitCurve[]): { unit: string; signs: StuffingSign[] }[] {
  const everybody = merged(curves);
  const blocks = Map.groupBy(curves, ({ block }) => block);
  return curves.flatMap((curve) => {
    const signs = [beyondHeadCount(curve), burst(curve, everybody), ...farMore(curve, blocks.get(curve.block) ?? [])].filter(
      (sign) => sign !== undefined,
    );
    return signs.length > 0 ? [{ unit: curve.unit, signs }] : [];
  });
}

function beyondHeadCount({ people, headCount }: UnitCurve): StuffingSign | undefined {
  if (headCount === null || headCount <= 0) return undefined;
  const { beyond, beyondPercent } = STUFFING.headCount;
  const isBeyond = people - headCount >= beyond && people * 100 >= headCount * (100 + beyondPercent);
  return isBeyond ? { kind: 'beyond-head-count', people, headCount } : undefined;
}

function burst({ times }: UnitCurve, everybody: Float64Array): StuffingSign | undefined {
  const { minutes, percent, attempts, timesOthers } = STUFFING.burst;
  const span = minutes * MINUTE_MS;
  const { from, count } = busiest(times, span);
  const own = (count * 100) / times.length;
  if (count < attempts || own < percent) return undefined;
  const others = everybody.length - times.length;
  const meanwhile = within(everybody, from, from + span) - count;
  const percentOfOthers = others === 0 ? 0 : (meanwhile * 100) / others;
  if (own < timesOthers * percentOfOthers) return undefined;
  return { kind: 'burst', from, minutes, attempts: count, percent: Math.round(own), percentOfOthers: Math.round(percentOfOthers) };
}

/** The span of this length in which most happens, the first of several. */
function busiest(times: readonly number[], span: number): { from: number; count: number } {
  let best = { from: times[0] ?? 0, count: 0 };
  let first = 0;
  for (let last = 0; last < times.length; last++) {
    while ((times[last] as number) - (times[first] as number) >= span) first += 1;
    if (last - first + 1 > best.count) best = { from: times[first] as number, count: last - first + 1 };
  }
  return best;
}

function farMore(curve: UnitCurve, block: readonly UnitCurve[]): StuffingSign[] {
  const { times, units, attempts } = STUFFING.farMore;
  if (curve.times.length < attempts) return [];
  return (['attempts-per-person', 'share-of-people'] as const).flatMap((of) => {
    const own = measureOf(curve, of);
    const others = block.filter(({ unit }) => unit !== curve.unit).flatMap((other) => measureOf(other, of) ?? []);
    if (own === undefined || others.length < units) return [];
    const median = medianOf(others);
    return own >= times * median ? [{ kind: 'far-more' as const, of, own: rounded(own), median: rounded(median) }] : [];
  });
}

function measureOf({ people, headCount, times }: UnitCurve, of: 'attempts-per-person' | 'share-of-people'): number | undefined {
  if (people === 0) return undefined;
  if (of === 'attempts-per-person') return times.length / people;
  return headCount === null || headCount <= 0 ? undefined : (people * 100) / headCount;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function merged(curves: readonly UnitCurve[]): Float64Array {
  const all = new Float64Array(curves.reduce((sum, { times }) => sum + times.length, 0));
  let filled = 0;
  for (const { times } of curves) {
    all.set(times, filled);
    filled += times.length;
  }
  return all.sort();
}

/** How many of the sorted times lie in the half-open span. */
function within(times: Float64Array, from: number, to: number): number {
  return before(times, to) - before(times, from);
}

function before(times: Float64Array, instant: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
