import type { RunningContest } from '#contests';
import { localParts } from '#kernel';
import { scheduleOf } from '#rules';

/** The year in which a contest begins: with its first round, else with the receiving of entries. */
export function contestYear({ contest, rounds, ruleSet }: Pick<RunningContest, 'contest' | 'rounds' | 'ruleSet'>): number {
  const received = scheduleOf(ruleSet)
    .map(({ receiving }) => receiving?.opens ?? receiving?.closes ?? null)
    .find((moment) => moment !== null);
  return localParts(rounds[0]?.opensAt ?? (received ? new Date(received) : contest.createdAt)).year;
}
