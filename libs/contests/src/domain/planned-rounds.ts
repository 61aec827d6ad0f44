import { type RuleSet, scheduleOf, type ScheduledRound } from '#rules';
import type { RoundKind } from '../enums.js';

/** A round as the rules have it; times are null while they hang on an event that has not happened. */
export interface PlannedRound extends ScheduledRound {
  kind: RoundKind;
}

/** The rounds of all parts: those of quizzes as they are planned, and of each part of submissions the time in which it receives. */
export function plannedRounds(ruleSet: RuleSet): PlannedRound[] {
  return scheduleOf(ruleSet).flatMap(({ part, name, rounds, receiving }): PlannedRound[] =>
    receiving
      ? [{ kind: 'receiving', part, code: part, name: `Nhận bài: ${name}`, ordinal: 1, ...receiving, publishes: null }]
      : rounds.map((round) => ({ kind: 'sitting', ...round })),
  );
}
