import { momentMs, type Events, type Moment } from '../plan/moment.js';
import type { QuizPart, RuleSet, SubmissionPart } from '../plan/rule-set.js';
import { roundPlans } from './round-plans.js';

/** Epoch milliseconds; null while the event on which the time hangs has not happened. */
export type ScheduledMs = number | null;

/** Half-open: open from the first instant, closed at the second. */
export interface Window {
  opens: ScheduledMs;
  closes: ScheduledMs;
}

export interface ScheduledRound extends Window {
  part: string;
  code: string;
  name: string;
  /** 1 for the first round of its part. */
  ordinal: number;
  /** Promised time of publication, if the plan promises one. */
  publishes: ScheduledMs;
}

export interface ScheduledPart {
  part: string;
  kind: RuleSet['parts'][number]['kind'];
  name: string;
  /** Rounds of a quiz in order of time; empty for initiatives and essays. */
  rounds: ScheduledRound[];
  /** Receiving submissions; null for a quiz. */
  receiving: Window | null;
  /** Appraising submissions; null for a quiz and where the plan does not say. */
  appraising: Window | null;
  /** From the first opening to the last closing. */
  whole: Window;
}

/** All times of a contest. Events that have not happened leave null. */
export function scheduleOf(ruleSet: RuleSet, { events = {} }: { events?: Events } = {}): ScheduledPart[] {
  return ruleSet.parts.map((part) => (part.kind === 'quiz' ? quizSchedule(part, events) : submissionSchedule(part, events)));
}

function quizSchedule(part: QuizPart, events: Events): ScheduledPart {
  const rounds = roundPlans
    .of(part.rounds)
    .rounds(part.rounds)
    .map((round, index): ScheduledRound => ({
      part: part.code,
      code: round.code,
      name: round.name,
      ordinal: index + 1,
      opens: momentMs(round.opens, events),
      closes: momentMs(round.closes, events),
      publishes: round.publishes === undefined ? null : momentMs(round.publishes, events),
    }));
  const whole = { opens: rounds[0]?.opens ?? null, closes: rounds.at(-1)?.closes ?? null };
  return { part: part.code, kind: part.kind, name: part.name, rounds, receiving: null, appraising: null, whole };
}

function submissionSchedule(part: SubmissionPart, events: Events): ScheduledPart {
  const window = ({ opens, closes }: { opens: Moment; closes: Moment }): Window => ({
    opens: momentMs(opens, events),
    closes: momentMs(closes, events),
  });
  const receiving = window(part.receiving);
  return {
    part: part.code,
    kind: part.kind,
    name: part.name,
    rounds: [],
    receiving,
    appraising: part.appraising ? window(part.appraising) : null,
    whole: receiving,
  };
}

/**
 * A round with its times.
 * @returns undefined when the rule set has no such round
 */
export function findRound(ruleSet: RuleSet, part: string, round: string, events: Events = {}): ScheduledRound | undefined {
  return scheduleOf(ruleSet, { events })
    .find((scheduled) => scheduled.part === part)
    ?.rounds.find(({ code }) => code === round);
}
