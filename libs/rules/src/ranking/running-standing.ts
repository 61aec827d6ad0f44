import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { attemptsOfRound, countedAttempts, validAttempts } from '../attempts/counted-attempts.js';
import { rowsWhere } from '../attempts/rows.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { QuizPart } from '../plan/rule-set.js';
import { admit, attemptFacts } from './admit.js';
import { excludedPeople, type Exclusion } from './exclusion.js';
import { orderAttempts } from './order-attempts.js';
import { rankingCriteria } from './ranking-criteria.js';

/** A place in the ranking of a round that is still open; plain JSON. */
export interface RunningLine {
  rank: number;
  /** Pseudonym. */
  person: string;
  points: number;
  durationMs: number;
}

/** How an open round stands at an instant. It decides nothing. */
export interface RunningStanding {
  /** How many people are in the ranking. */
  people: number;
  /** The first places. */
  lines: RunningLine[];
}

export interface RunningInput {
  part: QuizPart;
  round: string;
  attempts: AttemptColumns;
  exclusions?: readonly Exclusion[];
  /** When the round opened, epoch milliseconds. */
  opensAt: number;
  /** What was handed in from this instant on is not looked at, epoch milliseconds. */
  until: number;
  /** How many places are wanted. */
  count: number;
}

/**
 * Ranks what was handed in so far, by the chain of the rules without what nobody may know before the end: predictions would tell what
 * others guess. Who is equal shares no place; the order of equals is a draw that is not the final one.
 */
export function runningStanding({ part, round, attempts, exclusions = [], opensAt, until, count }: RunningInput): RunningStanding {
  const early = rowsWhere(attemptsOfRound(attempts, round), (row) => (attempts.submittedAt[row] as number) < until);
  const counted = countedAttempts(attempts, validAttempts(attempts, early), part.attempts.counts);
  const { isExcluded } = excludedPeople(attempts, exclusions);
  const included = rowsWhere(counted, (row) => isExcluded[attempts.person[row] as number] === 0);
  const { admitted } = admit(part.entry, included, attemptFacts(attempts, part));
  const chain = part.ranking.filter((reference) => !rankingCriteria.of(reference).needsPrediction);
  const { rows } = orderAttempts(admitted, chain, {
    attempts,
    opensAt,
    target: null,
    predictionDecimals: 0,
    drawSeed: `tam-tinh ${round}`,
  });
  return {
    people: rows.length,
    lines: Array.from(rows.subarray(0, count), (row, at) => ({
      rank: at + 1,
      person: attempts.people[attempts.person[row] as number] as string,
      points: attempts.points[row] as number,
      durationMs: (attempts.submittedAt[row] as number) - (attempts.startedAt[row] as number),
    })),
  };
}

/** SHA-256 over the canonical JSON of a running standing and the instant up to which it looks. */
export function runningStandingHash({ people, lines }: RunningStanding, until: number): string {
  return sha256([canonicalJson({ until, people, lines })]);
}
