import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { UnitKind } from '../plan/unit-kind.js';
import type { UnitFacts } from './unit-facts.js';

/** A unit of the contest's tree, on its reference date. */
export interface CompetingUnit {
  code: string;
  kind: UnitKind;
  /** Code of the unit above it. */
  parent?: string | undefined;
  headCount?: number | null | undefined;
  /** Leaders and managers who have taken part, where they are known by number alone. */
  leaders?: number | null | undefined;
}

/** Of people, by pseudonym, whether they lead or manage, as somebody who may say so has confirmed; whom nobody has spoken of is left out. */
export type ConfirmedLeaders = ReadonlyMap<string, boolean>;

export interface Tally {
  /** One entry per competing unit, in the order of the units given. */
  facts: UnitFacts[];
  /** By person: position of the unit among `facts`; their number for none. */
  unitOfPerson: Int32Array;
  /** Attempts and people that count for no competing unit. */
  unassigned: { people: number; attempts: number };
}

/** Sums the attempts of each competing unit in one pass; those of excluded people are left out everywhere. */
export function tallyUnits({
  attempts,
  units,
  accepts,
  isExcluded,
  fullScore,
  leaders: confirmed,
}: {
  attempts: AttemptColumns;
  units: readonly CompetingUnit[];
  /** Which units compete. */
  accepts: (unit: CompetingUnit) => boolean;
  isExcluded: Uint8Array;
  fullScore: number | null;
  /** Where given, the leaders of a unit are counted from it. */
  leaders?: ConfirmedLeaders | undefined;
}): Tally {
  const competing = units.filter(accepts);
  const size = competing.length;
  // The last slot gathers what belongs to no competing unit.
  const slotOfUnit = competingSlots(attempts.units, units, competing);
  const slotOfPerson = new Int32Array(attempts.people.length);
  for (let person = 0; person < slotOfPerson.length; person++) {
    const unit = attempts.unitOfPerson[person] as number;
    slotOfPerson[person] = unit === -1 ? size : (slotOfUnit[unit] as number);
  }
  const people = new Uint32Array(size + 1);
  const validPeople = new Uint32Array(size + 1);
  const all = new Uint32Array(size + 1);
  const valid = new Uint32Array(size + 1);
  const thousandths = new Float64Array(size + 1);
  const { count, person: owners, valid: validity, points, isUnit } = attempts;
  const seen = new Uint8Array(attempts.people.length);
  const leaders = new LeaderCount(size + 1, confirmed ?? new Map());
  for (let row = 0; row < count; row++) {
    const person = owners[row] as number;
    if (isExcluded[person] === 1) continue;
    const slot = slotOfPerson[person] as number;
    const before = seen[person] as number;
    const isValid = validity[row] as number;
    all[slot] = (all[slot] as number) + 1;
    valid[slot] = (valid[slot] as number) + isValid;
    if (isValid === 1) thousandths[slot] = (thousandths[slot] as number) + Math.round((points[row] as number) * 1000);
    // What a unit has sent in as its own is an entry of nobody.
    if (isUnit?.[person] === 1) continue;
    if ((before & 1) === 0) {
      people[slot] = (people[slot] as number) + 1;
      leaders.add(slot, attempts.people[person] as string);
    }
    if (isValid === 1 && (before & 2) === 0) validPeople[slot] = (validPeople[slot] as number) + 1;
    seen[person] = before | 1 | (isValid << 1);
  }
  const facts = competing.map((unit, slot) => ({
    unit: unit.code,
    people: people[slot] as number,
    validPeople: validPeople[slot] as number,
    attempts: all[slot] as number,
    validAttempts: valid[slot] as number,
    thousandths: thousandths[slot] as number,
    fullScore,
    headCount: unit.headCount ?? null,
    leaders: confirmed ? leaders.of(slot, people[slot] as number) : (unit.leaders ?? null),
  }));
  return { facts, unitOfPerson: slotOfPerson, unassigned: { people: people[size] as number, attempts: all[size] as number } };
}

/** For each unit code of the columns, the slot of the nearest competing unit from it upwards. */
function competingSlots(codes: readonly string[], units: readonly CompetingUnit[], competing: readonly CompetingUnit[]): Int32Array {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const slots = new Map(competing.map(({ code }, slot) => [code, slot]));
  return Int32Array.from(codes, (code) => {
    let unit = byCode.get(code);
    // A tree is never deeper than it has units; a cycle in bad data ends here.
    for (let steps = 0; unit && steps <= units.length; steps++) {
      const slot = slots.get(unit.code);
      if (slot !== undefined) return slot;
      unit = unit.parent === undefined ? undefined : byCode.get(unit.parent);
    }
    return competing.length;
  });
}

/** How many leaders have taken part in each unit. */
export class LeaderCount {
  private readonly spokenOf: Uint32Array;
  private readonly leading: Uint32Array;

  constructor(
    slots: number,
    private readonly confirmed: ConfirmedLeaders,
  ) {
    this.spokenOf = new Uint32Array(slots);
    this.leading = new Uint32Array(slots);
  }

  /** Each person once. */
  add(slot: number, person: string): void {
    const isLeader = this.confirmed.get(person);
    if (isLeader === undefined) return;
    this.spokenOf[slot] = (this.spokenOf[slot] as number) + 1;
    if (isLeader) this.leading[slot] = (this.leading[slot] as number) + 1;
  }

  /** Null where people have taken part and nobody has said of any of them whether they lead. */
  of(slot: number, people: number): number | null {
    return people > 0 && this.spokenOf[slot] === 0 ? null : (this.leading[slot] as number);
  }
}
