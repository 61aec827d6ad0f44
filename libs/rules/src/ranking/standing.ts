import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import type { Refusals } from './admit.js';
import { decidingCriterionAt, explainPlace, type LineExplanation } from './explain-place.js';
import type { OrderedAttempts } from './order-attempts.js';
import type { RankingScope } from './ranking-criterion.js';

/** Everything of a standing but its lines; plain JSON. */
export interface StandingSummary {
  ruleSetHash: string;
  part: string;
  round: string;
  drawSeed: string;
  /** Sealed attempts of the round, those of excluded people too. */
  attempts: number;
  /** People with at least one sealed attempt, excluded people too. */
  people: number;
  /** People in the ranking. */
  ranked: number;
  /** People in the ranking whose counted attempt is right throughout. */
  allCorrect: number;
  /** The number that was to be predicted. */
  predictionTarget: number | null;
  excluded: { person: string; reason: string; attempts: number }[];
  /** People whom the conditions of entry leave out of the ranking; absent where the rule set has none. */
  refused?: Refusals[];
  /** How many pairs of neighbours each criterion of the chain has decided, in the order of the chain. */
  decided: { criterion: string; pairs: number }[];
  prizes: PrizeAllocation;
}

/** A ranked round. The lines are columns until somebody asks for them. */
export interface Standing {
  summary: StandingSummary;
  ordered: OrderedAttempts;
  scope: RankingScope;
}

/** One line of a ranking, plain JSON. */
export interface StandingLine {
  rank: number;
  person: string;
  attempt: string;
  points: number;
  allCorrect: boolean;
  prediction: number | null;
  durationMs: number;
  /** Epoch milliseconds. */
  submittedAt: number;
}

/** The lines from place `from` (1 is the best) on, at most `count`. */
export function standingLines(
  { ordered, scope }: Standing,
  { from = 1, count = Infinity }: { from?: number; count?: number } = {},
): StandingLine[] {
  const rows = ordered.rows.subarray(from - 1, from - 1 + Math.min(count, ordered.rows.length));
  return Array.from(rows, (row, offset) => standingLine(scope.attempts, row, from + offset));
}

function standingLine(attempts: AttemptColumns, row: number, rank: number): StandingLine {
  const prediction = attempts.prediction[row] as number;
  return {
    rank,
    person: attempts.people[attempts.person[row] as number] as string,
    attempt: attempts.ids[row] as string,
    points: attempts.points[row] as number,
    allCorrect: attempts.allCorrect[row] === 1,
    prediction: Number.isNaN(prediction) ? null : prediction,
    durationMs: (attempts.submittedAt[row] as number) - (attempts.startedAt[row] as number),
    submittedAt: attempts.submittedAt[row] as number,
  };
}

/**
 * Explains the line at a place (1 is the best).
 * @throws RangeError when there is no such line
 */
export function explainLine({ ordered: { rows, chain } }: Standing, rank: number): LineExplanation {
  return explainPlace(chain, rows.length, rank);
}

/** The criterion of `explainLine` without its words. */
export function decidingCriterion({ ordered: { rows, chain } }: Standing, rank: number): string | null {
  return decidingCriterionAt(chain, rows.length, rank);
}

const LINES_PER_CHUNK = 4096;

/**
 * The canonical JSON of a standing piece by piece, `{"columns":[…],"lines":[[…],…],"summary":{…}}`: its head, any number of
 * portions of lines with a comma between two, its foot. For those who keep the lines elsewhere than in memory.
 */
export const standingText = {
  head: `{"columns":${canonicalJson(['rank', 'person', 'attempt', 'points', 'allCorrect', 'prediction', 'durationMs', 'submittedAt'])},"lines":[`,
  lines: (lines: readonly StandingLine[]): string => JSON.stringify(lines.map(valuesOf)).slice(1, -1),
  foot: (summary: StandingSummary): string => `],"summary":${canonicalJson(summary)}}`,
};

/** In the order of the columns. All are strings, numbers, true, false or null, so that plain JSON is canonical. */
function valuesOf(line: StandingLine): unknown[] {
  const { rank, person, attempt, points, allCorrect, prediction, durationMs, submittedAt } = line;
  return [rank, person, attempt, points, allCorrect, prediction, durationMs, submittedAt];
}

/**
 * The standing as canonical JSON, in chunks, since a large one exceeds the longest string. It is the same text whatever
 * order the attempts came in; written to a file, `sha256sum` gives the standing's hash.
 */
export function* standingJson(standing: Standing): Generator<string> {
  yield standingText.head;
  const length = standing.ordered.rows.length;
  for (let from = 1; from <= length; from += LINES_PER_CHUNK)
    yield `${from === 1 ? '' : ','}${standingText.lines(standingLines(standing, { from, count: LINES_PER_CHUNK }))}`;
  yield standingText.foot(standing.summary);
}

/** SHA-256 of the standing's canonical JSON, the fingerprint that is published. */
export function standingHash(standing: Standing): string {
  return sha256(standingJson(standing));
}
