import { type Exclusion, type QuizPart, runningStanding, type RunningStanding } from '#rules';
import type { AskScoring, Reckoning } from '../reckoning/reckoning.js';
import { ScoredAttempts } from '../reckoning/scored-attempts.js';

/** By what an open round is ranked, besides its attempts; plain data. */
export interface RunningTask {
  part: QuizPart;
  /** With its real opening, epoch milliseconds. */
  round: { id: string; code: string; opensAt: number };
  exclusions: readonly Exclusion[];
  /** What was handed in from this instant on is not looked at, epoch milliseconds. */
  until: number;
  /** How many places are wanted. */
  count: number;
}

/** Ranks what was handed in so far in a round that is still open. */
export class RunningReckoning implements Reckoning<RunningStanding, never> {
  private readonly attempts: ScoredAttempts;

  constructor(
    private readonly task: RunningTask,
    ask: AskScoring,
  ) {
    const { id, code } = task.round;
    this.attempts = new ScoredAttempts(new Map([[id, code]]), ask);
  }

  async take(portion: Buffer): Promise<void> {
    await this.attempts.take(portion, ({ submittedAt }) => submittedAt < this.task.until);
  }

  finish(): RunningStanding {
    const { part, round, exclusions, until, count } = this.task;
    return runningStanding({ part, round: round.code, attempts: this.attempts.all(), exclusions, opensAt: round.opensAt, until, count });
  }

  lines(): never {
    throw new Error('A running standing is whole.');
  }

  stop(): void {}
}
