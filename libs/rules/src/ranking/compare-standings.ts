import type { Standing } from './standing.js';

/** Where somebody stands: the place, and the tiers of prizes as "group.tier" in the order of the rule set. */
export interface StandingPlace {
  rank: number;
  points: number;
  prizes: string[];
}

/** What becomes of one person between two standings; null where they are in no line. */
export interface StandingMove {
  person: string;
  before: StandingPlace | null;
  after: StandingPlace | null;
}

export interface StandingComparison {
  /** Those whose prize changes and those who were asked for, best place afterwards first. */
  moves: StandingMove[];
  /** How many people have another place, or are in one of the two alone. */
  moved: number;
  /** How many prizes go to somebody else, come in or fall away. */
  prizesChanged: number;
}

/**
 * Who moves when one standing takes the stead of another: those who come into a prize or out of it, and whoever is asked for.
 * @param asked pseudonyms that are told of in any case
 */
export function compareStandings(before: Standing, after: Standing, asked: readonly string[] = []): StandingComparison {
  const [was, is] = [placesOf(before), placesOf(after)];
  const [won, wins] = [prizesOf(before), prizesOf(after)];
  const people = new Set([...was.keys(), ...is.keys()]);
  const moves: StandingMove[] = [];
  let [moved, prizesChanged] = [0, 0];
  for (const person of people) {
    const [own, now] = [won.get(person) ?? [], wins.get(person) ?? []];
    if (was.get(person)?.rank !== is.get(person)?.rank) moved += 1;
    const changed = now.filter((prize) => !own.includes(prize)).length + own.filter((prize) => !now.includes(prize)).length;
    prizesChanged += changed;
    if (changed > 0 || asked.includes(person))
      moves.push({ person, before: placeOf(was.get(person), own), after: placeOf(is.get(person), now) });
  }
  return { moves: moves.toSorted(byPlace), moved, prizesChanged };
}

type Line = Omit<StandingPlace, 'prizes'>;

function placesOf({ ordered: { rows }, scope: { attempts } }: Standing): Map<string, Line> {
  const places = new Map<string, Line>();
  for (const [at, row] of rows.entries())
    places.set(attempts.people[attempts.person[row] as number] as string, { rank: at + 1, points: attempts.points[row] as number });
  return places;
}

function prizesOf({ summary: { prizes } }: Standing): Map<string, string[]> {
  const won = new Map<string, string[]>();
  for (const { person, group, tier } of prizes.awards) won.set(person, [...(won.get(person) ?? []), `${group}.${tier}`]);
  return won;
}

function placeOf(line: Line | undefined, prizes: string[]): StandingPlace | null {
  return line ? { ...line, prizes } : null;
}

function byPlace(a: StandingMove, b: StandingMove): number {
  const place = ({ before, after }: StandingMove): number => after?.rank ?? (before?.rank ?? 0) + 2 ** 32;
  return place(a) - place(b) || (a.person < b.person ? -1 : 1);
}
