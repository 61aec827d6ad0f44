import type { LeaderSource, LeaderStatement } from './leader-statement.entity.js';

/** What is known of one person: the last word of each source. */
export type LeaderWords = Partial<Record<LeaderSource, Pick<LeaderStatement, 'isLeader' | 'saidBy' | 'saidAt'>>>;

/** The last word of each source, by person. @param statements in the order in which they were said */
export function leaderWordsOf(
  statements: readonly Pick<LeaderStatement, 'person' | 'source' | 'isLeader' | 'saidBy' | 'saidAt'>[],
): Map<string, LeaderWords> {
  const words = new Map<string, LeaderWords>();
  for (const { person, source, isLeader, saidBy, saidAt } of statements)
    words.set(person, { ...words.get(person), [source]: { isLeader, saidBy, saidAt } });
  return words;
}

/** What counts: the secretariat's word, else that of the unit; undefined while the person alone has said something. */
export function confirmedLeader({ unit, board }: LeaderWords): boolean | undefined {
  return (board ?? unit)?.isLeader;
}
