import type { LeaderSource, LeaderStatement } from './leader-statement.entity.js';

type Word = Pick<LeaderStatement, 'isLeader' | 'saidBy' | 'saidAt'>;

/** What is known of one person: the last word of each source; for the unit that of the nearest one which has spoken. */
export interface LeaderWords extends Partial<Record<Exclude<LeaderSource, 'unit'>, Word>> {
  /** With the unit that has said it. */
  unit?: Word & { code: string };
}

/** By person the unit for which they count and those above it, by code, the nearest first: nobody else's word about them counts. */
export type UnitsOfPeople = ReadonlyMap<string, readonly string[]>;

/** Something that was said, with the code of the unit for which it was; undefined where it was for none. */
export type SaidWord = Pick<LeaderStatement, 'person' | 'source' | 'isLeader' | 'saidBy' | 'saidAt'> & { unitCode: string | undefined };

/**
 * What is known of each person. The word of a unit counts for its own people alone: it ends when they count for another one, and a unit
 * above cannot speak over the one that somebody works in.
 * @param statements in the order in which they were said
 */
export function leaderWordsOf(statements: readonly SaidWord[], unitsOf: UnitsOfPeople): Map<string, LeaderWords> {
  const words = new Map<string, LeaderWords>();
  for (const { person, source, isLeader, saidBy, saidAt, unitCode } of statements) {
    const known = words.get(person) ?? {};
    const word = { isLeader, saidBy, saidAt };
    if (source !== 'unit') {
      words.set(person, { ...known, [source]: word });
      continue;
    }
    const units = unitsOf.get(person) ?? [];
    const distance = unitCode === undefined ? -1 : units.indexOf(unitCode);
    if (unitCode === undefined || distance === -1) continue;
    if (known.unit && units.indexOf(known.unit.code) < distance) continue;
    words.set(person, { ...known, unit: { ...word, code: unitCode } });
  }
  return words;
}

/** What counts: the secretariat's word, else that of the unit; undefined while the person alone has said something. */
export function confirmedLeader({ unit, board }: LeaderWords): boolean | undefined {
  return (board ?? unit)?.isLeader;
}
