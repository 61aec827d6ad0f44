import { createHash } from 'node:crypto';
import type { AttemptId, TracedAttempt } from '#attempts';
import type { RegistrationId } from '#registrations';

export const ANOMALY_KINDS = ['same-device', 'impossible-speed', 'identical-answers', 'burst'] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** An attempt that a case lists, with the numbers that matter for its kind. Times are ISO. */
export interface ListedAttempt {
  attempt: AttemptId;
  /** Pseudonym. */
  person: string;
  startedAt: string;
  submittedAt: string | null;
  /** Of identical answers: wrong answers, and how many of them are the same as those of the nearest other one. */
  wrong?: number;
  shared?: number;
}

/** What a case rests on: numbers, pseudonyms and ids; no name, no answer, nothing of a key. */
export type Evidence = { listed: ListedAttempt[] } & (
  | { kind: 'same-device'; attempts: number; hours: number }
  /** Without the pause of the round, of which `pausedSeconds` says how long it was; absent without any. */
  | { kind: 'impossible-speed'; seconds: number; leastSeconds: number; answered: number; pausedSeconds?: number }
  | { kind: 'identical-answers'; shared: number; common: number; expectedPairs: number }
  | { kind: 'burst'; of: 'started' | 'handed-in'; unit: string; minute: string; attempts: number; devices: number; usual: number }
);

/** A case as it was found. Finding it again gives the same `about`. */
export interface Finding {
  about: string;
  people: number;
  evidence: Evidence;
  /** Whom it is about, in the order of `listed`. */
  registrations: RegistrationId[];
}

/** What a case is about, as a hash: it names nobody, and is the same when the case is found again. */
export function aboutOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function listedOf({ attempt, person, startedAt, submittedAt }: TracedAttempt): ListedAttempt {
  return { attempt, person, startedAt, submittedAt };
}
