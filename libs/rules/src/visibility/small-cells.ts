/**
 * Of fewer people than this no list, no day and no distribution is published: who knows one of them would learn of the others. Five
 * is what statistical offices use for numbers that say nothing intimate.
 */
export const FEWEST_PEOPLE = 5;

/**
 * Counts of people as they may be published beside their sum: null in the place of few people. Where one alone would be hidden, the
 * smallest of the others is too, or the sum would give it away. Nobody at all is no secret.
 */
export function publicCounts(counts: readonly number[]): (number | null)[] {
  const isFew = (count: number): boolean => count > 0 && count < FEWEST_PEOPLE;
  const hidden = new Set(counts.flatMap((count, at) => (isFew(count) ? [at] : [])));
  if (hidden.size === 1) {
    const others = counts.flatMap((count, at) => (count > 0 && !hidden.has(at) ? [at] : []));
    const smallest = others.reduce<number | undefined>(
      (least, at) => (least === undefined || (counts[at] as number) < (counts[least] as number) ? at : least),
      undefined,
    );
    if (smallest !== undefined) hidden.add(smallest);
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}

/**
 * The units whose people are not told apart from those of other units in public: few count for them, or it is the next smallest
 * beside the only one of few.
 * @param people how many people count for each unit; nobody, where only people who are left out belong to it
 */
export function unitsOfFew(people: ReadonlyMap<string, number>): ReadonlySet<string> {
  const units = [...people.keys()].sort();
  // Somebody is there even where nobody counts.
  const shown = publicCounts(units.map((unit) => Math.max(1, people.get(unit) as number)));
  return new Set(units.filter((_unit, at) => shown[at] === null));
}
