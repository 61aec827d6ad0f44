import type { Rehearsal, RehearsalProgress } from '#rules';

/** What the thread is to play. */
export interface RehearsalJob {
  /** As it was stored. */
  ruleSet: unknown;
  contestants: number;
  seed: string;
}

/** What the thread says: how far it is, then what came out, or why nothing did. */
export type RehearsalNews = { progress: RehearsalProgress } | { result: Rehearsal } | { fault: { sentence?: string; stack: string } };
