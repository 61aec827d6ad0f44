import { THRESHOLDS } from './thresholds.js';

/** The least time in which a question can be answered by somebody who looks at it: its text, not its options, is read. */
export function leastMsOf(text: string): number {
  const { touchMs, charactersPerSecond } = THRESHOLDS.speed;
  return touchMs + (text.length * 1000) / charactersPerSecond;
}

/** An answered paper and the time that it took. */
export interface TimedPaper {
  /** Least time of each question of the paper. */
  leastMs: readonly number[];
  /** Per question a bit for each chosen option; 0 is no answer. */
  marks: readonly number[];
  tookMs: number;
}

/** What makes a paper too fast to have been read: only what was answered counts. Undefined when it is not. */
export function tooFast({ leastMs, marks, tookMs }: TimedPaper): { seconds: number; leastSeconds: number; answered: number } | undefined {
  const answered = marks.flatMap((bits, at) => (bits === 0 ? [] : [leastMs[at] ?? 0]));
  const needed = answered.reduce((sum, ms) => sum + ms, 0);
  if (answered.length < THRESHOLDS.speed.answered || tookMs >= needed) return undefined;
  return { seconds: Math.round(tookMs / 1000), leastSeconds: Math.ceil(needed / 1000), answered: answered.length };
}
