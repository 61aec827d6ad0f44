import type { CollectiveStanding, ProposedAward, StandingMove } from '#rules';

/** What becomes of the standing of a round by a correction; plain JSON, people by pseudonym. */
export interface CorrectionOutcome {
  before: { ranked: number; sha256: string };
  after: { ranked: number; sha256: string };
  /** How many people have another place, or are ranked in one of the two alone. */
  moved: number;
  /** How many people have other points, of those who are ranked in both. */
  pointsChanged: number;
  /** How many people get another prize, get one, or lose theirs. */
  prizesChanged: number;
  /** Those whose prize changes and those who were asked for, best place afterwards first; the first MOST_MOVES of them. */
  moves: StandingMove[];
  collective: CollectiveChange[];
}

/** What becomes of a collective award. */
interface CollectiveChange {
  award: string;
  /** Units (codes) that come into a tier or out of it, with what they had and have. */
  units: { unit: string; before: string | null; after: string | null }[];
  /** How many units have another place. */
  moved: number;
}

/** A table for people: whoever moves thousands of prizes looks at the numbers. */
const MOST_MOVES = 2_000;

/** A ranked person as far as a comparison needs it. */
interface ComparedLine {
  person: string;
  points: number;
}

/**
 * Compares two standings line by line, so that neither has to be there as a whole: first all lines of the one, then all of the
 * other, both in the order of places. Half a million take some fifty megabytes.
 */
export class OutcomeComparison {
  private readonly places = new Map<string, number>();
  private readonly points: number[] = [];
  private readonly seen = new Set<string>();
  private readonly wanted = new Map<string, StandingMove>();
  private readonly won: ReadonlyMap<string, string[]>;
  private readonly wins: ReadonlyMap<string, string[]>;
  private ranked = 0;
  private moved = 0;
  private pointsChanged = 0;

  /** @param named pseudonyms that are told of in any case */
  constructor(before: readonly ProposedAward[], after: readonly ProposedAward[], named: readonly string[] = []) {
    [this.won, this.wins] = [prizesByPerson(before), prizesByPerson(after)];
    for (const person of [...named, ...this.won.keys(), ...this.wins.keys()])
      if (named.includes(person) || !isSame(this.won.get(person), this.wins.get(person)))
        this.wanted.set(person, { person, before: null, after: null });
  }

  before({ person, points }: ComparedLine): void {
    this.points.push(points);
    this.places.set(person, this.points.length);
    const move = this.wanted.get(person);
    if (move) move.before = { rank: this.points.length, points, prizes: this.won.get(person) ?? [] };
  }

  after({ person, points }: ComparedLine): void {
    this.ranked += 1;
    const place = this.places.get(person);
    if (place !== this.ranked) this.moved += 1;
    if (place !== undefined) {
      this.seen.add(person);
      if (this.points[place - 1] !== points) this.pointsChanged += 1;
    }
    const move = this.wanted.get(person);
    if (move) move.after = { rank: this.ranked, points, prizes: this.wins.get(person) ?? [] };
  }

  finish(): Omit<CorrectionOutcome, 'before' | 'after' | 'collective'> {
    const moves = [...this.wanted.values()].toSorted(byPlace);
    return {
      // Whoever is not in the second at all has no place in it either.
      moved: this.moved + this.places.size - this.seen.size,
      pointsChanged: this.pointsChanged,
      prizesChanged: moves.filter(({ person }) => !isSame(this.won.get(person), this.wins.get(person))).length,
      moves: moves.slice(0, MOST_MOVES),
    };
  }
}

/** Which units come into a tier of an award or out of it. @param before undefined where the award had no standing yet */
export function collectiveChange(before: CollectiveStanding | undefined, after: CollectiveStanding): CollectiveChange {
  const was = new Map(before?.lines.map((line) => [line.unit, line]));
  const is = new Map(after.lines.map((line) => [line.unit, line]));
  const units = [...new Set([...is.keys(), ...was.keys()])];
  const changed = units.flatMap((unit) => {
    const [one, other] = [was.get(unit)?.tier ?? null, is.get(unit)?.tier ?? null];
    return one === other ? [] : [{ unit, before: one, after: other }];
  });
  const moved = units.filter((unit) => (was.get(unit)?.rank ?? null) !== (is.get(unit)?.rank ?? null)).length;
  return { award: after.award, units: changed, moved };
}

function prizesByPerson(awards: readonly ProposedAward[]): Map<string, string[]> {
  const byPerson = new Map<string, string[]>();
  for (const { person, group, tier } of awards) byPerson.set(person, [...(byPerson.get(person) ?? []), `${group}.${tier}`]);
  return byPerson;
}

function isSame(own: readonly string[] = [], other: readonly string[] = []): boolean {
  return own.length === other.length && own.every((prize) => other.includes(prize));
}

function byPlace(a: StandingMove, b: StandingMove): number {
  const place = ({ before, after }: StandingMove): number => after?.rank ?? (before?.rank ?? 0) + 2 ** 32;
  return place(a) - place(b) || (a.person < b.person ? -1 : 1);
}
