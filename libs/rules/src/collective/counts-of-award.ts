/** The decided counts of one award's tiers, by tier, out of those of all prizes, by "award.tier". */
export function countsOfAward(award: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([key, count]) => (key.startsWith(`${award}.`) ? [[key.slice(award.length + 1), count]] : [])),
  );
}
