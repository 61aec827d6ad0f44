import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { rowsWhere } from '../attempts/rows.js';

/** Somebody who is left out of the results, and why. */
export interface Exclusion {
  person: string;
  reason: string;
  /** Taken out of a ranking by an article of the rules: where prizes do not roll down, theirs stay empty. Absent for everybody else. */
  disqualified?: true;
}

export interface ExcludedPeople {
  isEmpty: boolean;
  /** By person, 1 for excluded. */
  isExcluded: Uint8Array;
  /** By person, 1 for who is disqualified and left out for no other reason; undefined where nobody is. */
  isDisqualified: Uint8Array | undefined;
  /** Those who have attempts among the given ones, sorted by pseudonym. */
  report(rows: Uint32Array): { person: string; reason: string; attempts: number }[];
}

/** Finds the excluded among the people of the columns; somebody excluded twice keeps both reasons. */
export function excludedPeople({ people, person }: AttemptColumns, exclusions: readonly Exclusion[]): ExcludedPeople {
  const reasons = new Map<string, string[]>();
  for (const exclusion of exclusions) reasons.set(exclusion.person, [...(reasons.get(exclusion.person) ?? []), exclusion.reason]);
  const isExcluded = new Uint8Array(people.length);
  if (reasons.size > 0) {
    for (let at = 0; at < people.length; at++) {
      if (reasons.has(people[at] as string)) isExcluded[at] = 1;
    }
  }
  const disqualified = onlyDisqualified(exclusions);
  return {
    isEmpty: reasons.size === 0,
    isExcluded,
    isDisqualified: disqualified.size > 0 ? Uint8Array.from(people, (name) => Number(disqualified.has(name))) : undefined,
    report(rows) {
      if (reasons.size === 0) return [];
      const attemptsOf = new Map<string, number>();
      for (const row of rowsWhere(rows, (one) => isExcluded[person[one] as number] === 1)) {
        const name = people[person[row] as number] as string;
        attemptsOf.set(name, (attemptsOf.get(name) ?? 0) + 1);
      }
      return [...attemptsOf.keys()].sort().map((name) => ({
        person: name,
        reason: [...new Set(reasons.get(name))].sort().join('; '),
        attempts: attemptsOf.get(name) as number,
      }));
    },
  };
}

/** Whoever may not take part at all has never had a place that could stay empty. */
function onlyDisqualified(exclusions: readonly Exclusion[]): Set<string> {
  const people = new Set(exclusions.filter(({ disqualified }) => disqualified).map(({ person }) => person));
  for (const { person, disqualified } of exclusions) if (!disqualified) people.delete(person);
  return people;
}

/** What a standing says of somebody whom two people have left out after a look at the attempt; the rehearsal says the same. */
export const REVIEWED = 'Ban Tổ chức kết luận không xếp hạng sau khi xem lại bài thi';
