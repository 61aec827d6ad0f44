import type { ConfirmedLeaders } from '../collective/tally-units.js';
import { type ListDigest, saltedDigest } from './list-digest.js';

/** Whether a person, by pseudonym, leads or manages, as somebody who may say so has confirmed. */
export type LeaderWord = [person: string, isLeader: boolean];

/** What was confirmed of leaders, in one order. */
export function leaderWords(confirmed: ConfirmedLeaders): LeaderWord[] {
  return [...confirmed].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @param salt that of the evidence: the list is the board's */
export function leadersDigest(words: readonly LeaderWord[], salt: string): ListDigest {
  return saltedDigest(salt, words);
}
