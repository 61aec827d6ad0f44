import type { Round } from '../entities/round.entity.js';

type Run = Pick<Round, 'partCode' | 'code' | 'run'>;

/** Of each round the run that counts: the newest, also where it was annulled and has none in its place. The order stays. */
export function currentRuns<R extends Run>(rounds: readonly R[]): R[] {
  return rounds.filter((round) => !rounds.some((other) => isSameRound(other, round) && other.run > round.run));
}

/** Whether two are the same round of the plan, perhaps in different runs. */
export function isSameRound(a: Pick<Run, 'partCode' | 'code'>, b: Pick<Run, 'partCode' | 'code'>): boolean {
  return a.partCode === b.partCode && a.code === b.code;
}
