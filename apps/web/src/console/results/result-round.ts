import { ContestError, type Round, type RunningContest } from '#contests';

/**
 * A round whose result has pages, by its code: of a quiz, or the receiving of a part of submissions, which is called after its part, since
 * its result is the part's. @throws ContestError ROUND_NOT_FOUND
 */
export function resultRound(running: RunningContest, code: string): Round {
  const round = resultRounds(running).find((one) => one.code === code);
  if (!round) throw new ContestError('ROUND_NOT_FOUND');
  return round;
}

/** All of them, quizzes first. */
export function resultRounds({ rounds, receiving, ruleSet }: RunningContest): Round[] {
  const nameOf = ({ partCode, name }: Round): string => ruleSet.parts.find(({ code }) => code === partCode)?.name ?? name;
  return [...rounds, ...receiving.map((round) => ({ ...round, name: nameOf(round) }))];
}
