import type { AttemptColumns, AttemptRow } from './attempt-columns.js';

/** One sealed attempt as it passes by; times are epoch milliseconds. */
export type PassingAttempt = Required<Omit<AttemptRow, 'startedAt' | 'submittedAt' | 'prediction' | 'isUnit'>> & {
  unit: string;
  audience: string;
  completeProfile: boolean;
  /** NaN: none given. */
  prediction: number;
  startedAt: number;
  submittedAt: number;
};

const COLUMNS = {
  person: Uint32Array,
  round: Uint16Array,
  points: Float64Array,
  allCorrect: Uint8Array,
  valid: Uint8Array,
  prediction: Float64Array,
  startedAt: Float64Array,
  submittedAt: Float64Array,
} as const;
type Columns = { [Name in keyof typeof COLUMNS]: InstanceType<(typeof COLUMNS)[Name]> };

/** Gathers attempts into columns one by one, as they come out of the database: `attemptColumns` without an object for each. */
export class GatheredAttempts {
  private readonly people = new Positions();
  private readonly units = new Positions();
  private readonly audiences = new Positions();
  private readonly rounds = new Positions();
  private readonly unitOf: number[] = [];
  private readonly audienceOf: number[] = [];
  private readonly completeness: number[] = [];
  private readonly ids: string[] = [];
  private columns = allocated(1_024);

  /**
   * Takes one attempt; the caller makes sure that no id comes twice.
   * @throws RangeError when its person counts for two units
   */
  add(attempt: PassingAttempt): void {
    const at = this.ids.length;
    if (at === this.columns.person.length) this.columns = allocated(2 * at, this.columns);
    const { columns } = this;
    const person = this.people.of(attempt.person);
    const unit = this.units.of(attempt.unit);
    if (person === this.unitOf.length) {
      this.unitOf.push(unit);
      this.audienceOf.push(this.audiences.of(attempt.audience));
      this.completeness.push(attempt.completeProfile ? 1 : 0);
    } else if (this.unitOf[person] !== unit) throw new RangeError(`person ${attempt.person} counts for two units`);
    this.ids.push(attempt.id);
    columns.person[at] = person;
    columns.round[at] = this.rounds.of(attempt.round);
    columns.points[at] = attempt.points;
    columns.allCorrect[at] = attempt.allCorrect ? 1 : 0;
    columns.valid[at] = attempt.valid ? 1 : 0;
    columns.prediction[at] = attempt.prediction;
    columns.startedAt[at] = attempt.startedAt;
    columns.submittedAt[at] = attempt.submittedAt;
  }

  /** All that were taken. The columns are the gatherer's own: it takes no more from here on. */
  all(): AttemptColumns {
    const count = this.ids.length;
    const { columns } = this;
    const { person, round, points, allCorrect, valid, prediction, startedAt, submittedAt } = columns;
    return {
      count,
      people: this.people.entries,
      unitOfPerson: Int32Array.from(this.unitOf),
      units: this.units.entries,
      ...(count > 0 && {
        audienceOfPerson: Int32Array.from(this.audienceOf),
        audiences: this.audiences.entries,
        completeProfile: Uint8Array.from(this.completeness),
      }),
      rounds: this.rounds.entries,
      ids: this.ids,
      person: person.subarray(0, count),
      round: round.subarray(0, count),
      points: points.subarray(0, count),
      allCorrect: allCorrect.subarray(0, count),
      valid: valid.subarray(0, count),
      prediction: prediction.subarray(0, count),
      startedAt: startedAt.subarray(0, count),
      submittedAt: submittedAt.subarray(0, count),
    };
  }
}

/** Columns of this length, with what the shorter ones held. */
function allocated(length: number, before?: Columns): Columns {
  const columns = {} as Record<keyof Columns, Columns[keyof Columns]>;
  for (const name of Object.keys(COLUMNS) as (keyof Columns)[]) {
    columns[name] = new COLUMNS[name](length);
    if (before) columns[name].set(before[name]);
  }
  return columns as Columns;
}

/** Texts by the order in which they first came. */
class Positions {
  readonly entries: string[] = [];
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const position = this.entries.push(text) - 1;
    this.known.set(text, position);
    return position;
  }
}
