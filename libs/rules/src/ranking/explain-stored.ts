import { attemptColumns } from '../attempts/attempt-columns.js';
import type { RuleSet } from '../plan/rule-set.js';
import { predictionDecimals } from '../prediction/prediction-rules.js';
import { findRound } from '../schedule/schedule-of.js';
import { explainPlace, type LineExplanation } from './explain-place.js';
import { orderAttempts } from './order-attempts.js';
import type { StandingLine, StandingSummary } from './standing.js';

/** What of a standing explains its lines: all of it is frozen with it. */
export type ExplainedBy = Pick<StandingSummary, 'part' | 'round' | 'ranked' | 'predictionTarget' | 'drawSeed'> & {
  /** When the round really opened, epoch milliseconds; by the rules unless said otherwise. */
  opensAt?: number | undefined;
};

/**
 * Which criterion puts a line of a kept standing above the next one, and why, in the words that ranking itself gives: both lines are put in order
 * once more, by the chain of the rule set and what is frozen with the standing.
 * @param next the line of the next place; none for the last place, and where nobody has read it
 * @returns undefined where the next line is not given although there is one, or they do not stand in the order of the rule set
 */
export function explainStored(
  ruleSet: RuleSet,
  { part: partCode, round, ranked, predictionTarget, drawSeed, opensAt: opened }: ExplainedBy,
  line: StandingLine,
  next: StandingLine | undefined,
): Pick<LineExplanation, 'criterion' | 'sentence'> | undefined {
  if (line.rank === ranked) return explainPlace([], 1, 1);
  const part = ruleSet.parts.find(({ code }) => code === partCode);
  const opensAt = opened ?? (part && findRound(ruleSet, part.code, round, {})?.opens);
  if (part?.kind !== 'quiz' || next?.rank !== line.rank + 1 || typeof opensAt !== 'number') return undefined;
  const attempts = attemptColumns(
    [line, next].map((one) => ({
      id: one.attempt,
      person: one.person,
      round,
      points: one.points,
      allCorrect: one.allCorrect,
      valid: true,
      prediction: one.prediction,
      startedAt: one.submittedAt - one.durationMs,
      submittedAt: one.submittedAt,
    })),
  );
  const scope = { attempts, opensAt, target: predictionTarget, predictionDecimals: predictionDecimals(part), drawSeed };
  const { chain, rows } = orderAttempts(Uint32Array.of(0, 1), part.ranking, scope);
  return rows[0] === 0 ? explainPlace(chain, rows.length, 1) : undefined;
}
