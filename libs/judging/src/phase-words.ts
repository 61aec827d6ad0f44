import { formatEndOf, nameOfIn } from '#rules';
import type { PhaseFrame } from './judging-frame.service.js';

/** What a phase is called where judges read of it. */
export interface PhaseWords {
  name: string;
  /** "Thi viết" */
  part: string;
  contest: string;
  /** "17:00 ngày 05/11/2024": until when the rules have it go; null where they do not say. */
  until: string | null;
}

export function wordsOf({ running, part, rules }: PhaseFrame): PhaseWords {
  const closes = rules.appraising?.closes;
  return {
    ...{ name: rules.name, part: part.name, contest: running.contest.name },
    until: closes === undefined ? null : formatEndOf(closes, nameOfIn(running.ruleSet)),
  };
}
