import type { ConfirmedLeaders } from '../collective/tally-units.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { ListDigest } from './judged-evidence.js';

/** Whether a person, by pseudonym, leads or manages, as somebody who may say so has confirmed. */
export type LeaderWord = [person: string, isLeader: boolean];

/** What was confirmed of leaders, in one order. */
export function leaderWords(confirmed: ConfirmedLeaders): LeaderWord[] {
  return [...confirmed].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function leadersDigest(words: readonly LeaderWord[]): ListDigest {
  return { count: words.length, sha256: sha256([canonicalJson(words)]) };
}
