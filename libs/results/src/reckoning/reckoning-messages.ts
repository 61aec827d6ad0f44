import type { Scoring, ScoringPlace } from './reckoning.js';
import type { ReckoningKind, Reckonings } from './reckonings.js';

/** What the thread is told. Everything but its task and an answer is answered, one after the other. */
export type ReckoningTold =
  | { begin: ReckoningKind; task: Reckonings[ReckoningKind]['task'] }
  | { take: Uint8Array }
  | { finish: true }
  | { lines: { from: number; count: number } }
  | { scoring: Scoring };

/** What the thread says: that it has taken, or what came out; or asks back in between; or why it cannot go on. */
export type ReckoningSaid = { taken: true } | { came: unknown } | { ask: ScoringPlace } | { fault: { stack: string } };
