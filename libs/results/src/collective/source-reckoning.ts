import {
  type AttemptColumns,
  collectiveHash,
  type CollectiveStanding,
  type Exclusion,
  type RuleSet,
  sourcesHash,
  type StandingInputs,
  type UnitShape,
  type UnitSource,
  unitSourceHash,
  unitSources,
} from '#rules';
import type { AskScoring, Reckoning } from '../reckoning/reckoning.js';
import { ScoredAttempts } from '../reckoning/scored-attempts.js';
import { collectiveAgain } from './collective-again.js';

/** What collective figures were computed from, besides the attempts; plain data. */
export interface SourcesTask {
  ruleSet: RuleSet;
  /** Code of the part. */
  part: string;
  /** Codes of the rounds whose attempts were looked at, by their ids. */
  rounds: ReadonlyMap<string, string>;
  exclusions: Exclusion[];
  reviewed: StandingInputs['reviewed'];
  drawSeed: string;
  units: readonly UnitShape[];
  /** The collective standings that have to come out. */
  collective: StandingInputs['collective'];
}

/** What the figures are made of, without the lists. */
export interface SourcesHead {
  /** Whether these attempts and units give the very collective standings. */
  isSame: boolean;
  units: number;
  attempts: number;
  /** See `sourcesHash`. */
  sha256: string;
}

/** One unit's list with its fingerprint. */
export type KeptUnit = UnitSource & { sha256: string };

/** Computes anew what collective figures are made of, unit by unit. */
export class SourceReckoning implements Reckoning<SourcesHead, KeptUnit[]> {
  private readonly attempts: ScoredAttempts;
  private kept: KeptUnit[] = [];

  constructor(
    private readonly task: SourcesTask,
    ask: AskScoring,
  ) {
    this.attempts = new ScoredAttempts(task.rounds, ask);
  }

  async take(portion: Buffer): Promise<void> {
    await this.attempts.take(portion, () => true);
  }

  finish(): SourcesHead {
    const { ruleSet, exclusions, reviewed } = this.task;
    const attempts = this.attempts.all();
    const part = ruleSet.parts.find(({ code }) => code === this.task.part);
    this.kept = unitSources({ part, attempts, exclusions, reviewed }).map((source) => ({ ...source, sha256: unitSourceHash(source) }));
    return { isSame: this.isSame(attempts), units: this.kept.length, attempts: attempts.count, sha256: sourcesHash(this.kept) };
  }

  /** In the order of the units' codes. */
  lines(from: number, count: number): KeptUnit[] {
    return this.kept.slice(from - 1, from - 1 + count);
  }

  stop(): void {}

  private isSame(attempts: AttemptColumns): boolean {
    const again = collectiveAgain(this.task, attempts);
    return this.task.collective.every(({ sha256 }, at) => collectiveHash(again[at] as CollectiveStanding) === sha256);
  }
}
