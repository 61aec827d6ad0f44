/**
 * Sealed attempts as columns: a million of them are a few typed arrays instead of a million objects. Row `i` of every
 * column belongs to the attempt `i`; people, units and rounds are positions in string tables, whose entries are distinct.
 */
export interface AttemptColumns {
  readonly count: number;
  /** Pseudonyms, opaque and distinct. */
  readonly people: readonly string[];
  /** Position in `units` of the unit that each person counts for; -1 for none. */
  readonly unitOfPerson: Int32Array;
  readonly units: readonly string[];
  /** Position in `audiences` of each person's audience group; -1 for none. Absent where nobody has looked it up. */
  readonly audienceOfPerson?: Int32Array;
  readonly audiences?: readonly string[];
  /** By person, 1: has given all the facts that registering asks for. Absent where nobody has looked it up. */
  readonly completeProfile?: Uint8Array;
  /** By person, 1: not a person but a unit that has sent in something as its own. Absent where there is none. */
  readonly isUnit?: Uint8Array;
  readonly rounds: readonly string[];
  /** One id per attempt, opaque and distinct. */
  readonly ids: readonly string[];
  readonly person: Uint32Array;
  readonly round: Uint16Array;
  readonly points: Float64Array;
  /** 1: every question right. */
  readonly allCorrect: Uint8Array;
  /** 1: counts under the rule set's condition. */
  readonly valid: Uint8Array;
  /** NaN: none given. */
  readonly prediction: Float64Array;
  /** Epoch milliseconds. */
  readonly startedAt: Float64Array;
  /** Epoch milliseconds. */
  readonly submittedAt: Float64Array;
}

/** One sealed attempt as an object, where there are few of them. */
export interface AttemptRow {
  id: string;
  person: string;
  /** Code of the unit that the person counts for; the same in all rows of the person. */
  unit?: string | undefined;
  /** Code of the person's audience group; the same in all rows of the person, in all rows or in none. */
  audience?: string | undefined;
  /** Whether the person has given all that registering asks for; the same in all rows of the person, in all rows or in none. */
  completeProfile?: boolean | undefined;
  /** It is a unit's own, whose code stands in place of the person; the same in all its rows. */
  isUnit?: boolean | undefined;
  round: string;
  points: number;
  allCorrect: boolean;
  valid: boolean;
  prediction?: number | null | undefined;
  startedAt: Date | number;
  submittedAt: Date | number;
}

/**
 * Builds columns from rows, in any order.
 * @throws RangeError when an id occurs twice or a person counts for two units
 */
export function attemptColumns(rows: readonly AttemptRow[]): AttemptColumns {
  const people = new StringTable();
  const units = new StringTable();
  const rounds = new StringTable();
  const audiences = new StringTable();
  const seen = new Set<string>();
  const unitOf: number[] = [];
  const audienceOf: number[] = [];
  const completeness: number[] = [];
  const ownOfUnits: number[] = [];
  const columns = {
    person: new Uint32Array(rows.length),
    round: new Uint16Array(rows.length),
    points: new Float64Array(rows.length),
    allCorrect: new Uint8Array(rows.length),
    valid: new Uint8Array(rows.length),
    prediction: new Float64Array(rows.length),
    startedAt: new Float64Array(rows.length),
    submittedAt: new Float64Array(rows.length),
  };
  rows.forEach((row, at) => {
    if (seen.has(row.id)) throw new RangeError(`attempt ${row.id} occurs twice`);
    seen.add(row.id);
    const person = people.indexOf(row.person);
    const unit = row.unit === undefined ? -1 : units.indexOf(row.unit);
    if (unitOf[person] !== undefined && unitOf[person] !== unit) throw new RangeError(`person ${row.person} counts for two units`);
    unitOf[person] = unit;
    if (row.audience !== undefined) audienceOf[person] = audiences.indexOf(row.audience);
    if (row.isUnit) ownOfUnits[person] = 1;
    if (row.completeProfile !== undefined) completeness[person] = row.completeProfile ? 1 : 0;
    columns.person[at] = person;
    columns.round[at] = rounds.indexOf(row.round);
    columns.points[at] = row.points;
    columns.allCorrect[at] = row.allCorrect ? 1 : 0;
    columns.valid[at] = row.valid ? 1 : 0;
    columns.prediction[at] = row.prediction ?? NaN;
    columns.startedAt[at] = Number(row.startedAt);
    columns.submittedAt[at] = Number(row.submittedAt);
  });
  return {
    count: rows.length,
    people: people.entries,
    unitOfPerson: Int32Array.from(unitOf),
    units: units.entries,
    ...(audienceOf.length > 0 && {
      audienceOfPerson: Int32Array.from(people.entries, (_, at) => audienceOf[at] ?? -1),
      audiences: audiences.entries,
    }),
    ...(ownOfUnits.length > 0 && { isUnit: Uint8Array.from(people.entries, (_, at) => ownOfUnits[at] ?? 0) }),
    ...(completeness.length > 0 && { completeProfile: Uint8Array.from(people.entries, (_, at) => completeness[at] ?? 0) }),
    rounds: rounds.entries,
    ids: rows.map(({ id }) => id),
    ...columns,
  };
}

class StringTable {
  readonly entries: string[] = [];
  private readonly positions = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.positions.get(text);
    if (known !== undefined) return known;
    this.positions.set(text, this.entries.length);
    return this.entries.push(text) - 1;
  }
}
