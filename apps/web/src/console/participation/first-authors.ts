import type { UnitEntry } from '#submissions';

/** Each first author once, in the order of the entries: only they count for a unit. An entry of a unit itself is nobody's. */
export function firstAuthors(entries: readonly UnitEntry[]): UnitEntry['authors'] {
  const first = entries.filter(({ submission }) => submission.authorKind !== 'unit').flatMap(({ authors }) => authors.slice(0, 1));
  return [...new Map(first.map((author) => [author.pseudonym, author])).values()];
}
