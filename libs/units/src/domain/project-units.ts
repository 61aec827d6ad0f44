import type { UnitId } from '../entities/unit.entity.js';

/** Numbers that may be added up when units become one. */
export type UnitNumbers = Readonly<Record<string, number | null>>;

/** A unit with numbers, as it stood on some day. */
export interface NumberedUnit<N extends UnitNumbers> {
  unit: UnitId;
  numbers: N;
}

export interface Projection<N extends UnitNumbers> {
  /** Units of the later day with what their predecessors brought, added up. */
  whole: { unit: UnitId; numbers: N; from: UnitId[] }[];
  /** Units that were divided: nobody can say by counting whose the people are now. */
  split: { unit: UnitId; numbers: N; into: UnitId[] }[];
  /** Units that ended, and nobody has said what stands in their place. */
  lost: NumberedUnit<N>[];
}

/** What is known of time: until when each unit is valid, and what became of those that ended. */
export interface UnitHistory {
  units: ReadonlyMap<UnitId, { validFrom: string; validTo: string | null }>;
  successions: readonly { fromId: UnitId; toId: UnitId; kind: 'whole' | 'part'; happenedOn: string }[];
}

/**
 * Carries numbers that were counted on one tree over to the tree of a later day. A unit that went over whole is moved and
 * added up; one that was divided is shown apart, never guessed; one of which nothing is known stays what it was.
 * A number that is unknown for one part is unknown for the sum.
 */
export function projectUnits<N extends UnitNumbers>(lines: readonly NumberedUnit<N>[], history: UnitHistory, day: string): Projection<N> {
  const heirs = new Map<UnitId, UnitHistory['successions'][number][]>();
  for (const one of history.successions) if (one.happenedOn <= day) heirs.set(one.fromId, [...(heirs.get(one.fromId) ?? []), one]);
  const whole = new Map<UnitId, Projection<N>['whole'][number]>();
  const projection: Projection<N> = { whole: [], split: [], lost: [] };
  for (const line of lines) {
    const end = endOf(line.unit, { heirs, units: history.units, day });
    if ('split' in end) projection.split.push({ ...line, into: end.split });
    else if ('lost' in end) projection.lost.push(line);
    else {
      const sum = whole.get(end.unit);
      if (sum) {
        sum.numbers = addUp(sum.numbers, line.numbers);
        sum.from.push(line.unit);
      } else whole.set(end.unit, { unit: end.unit, numbers: line.numbers, from: [line.unit] });
    }
  }
  projection.whole = [...whole.values()];
  return projection;
}

type End = { unit: UnitId } | { split: UnitId[] } | { lost: true };

/** Where a unit has come to on the day, from one succession to the next. */
function endOf(
  start: UnitId,
  { heirs, units, day }: { heirs: ReadonlyMap<UnitId, UnitHistory['successions']>; units: UnitHistory['units']; day: string },
): End {
  const seen = new Set<UnitId>();
  let unit = start;
  while (!seen.has(unit)) {
    seen.add(unit);
    const known = units.get(unit);
    if (known && known.validFrom <= day && (known.validTo === null || known.validTo > day)) return { unit };
    const next = heirs.get(unit) ?? [];
    const [only] = next;
    if (!only) return { lost: true };
    if (next.length > 1 || only.kind === 'part') return { split: next.map(({ toId }) => toId) };
    unit = only.toId;
  }
  // Successions that lead in a circle say nothing.
  return { lost: true };
}

function addUp<N extends UnitNumbers>(a: N, b: N): N {
  const entries = Object.keys(a).map((key) => {
    const [one, other] = [a[key] ?? null, b[key] ?? null];
    return [key, one === null || other === null ? null : one + other] as const;
  });
  return Object.fromEntries(entries) as N;
}
