/** Exactly the right options, no more and no fewer. */
export function isExact(chosen: ReadonlySet<number>, right: ReadonlySet<number>): boolean {
  if (chosen.size !== right.size) return false;
  for (const option of chosen) if (!right.has(option)) return false;
  return true;
}
