import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import { explainPlace, type LineExplanation } from '../ranking/explain-place.js';
import type { ChainColumn } from '../ranking/order-attempts.js';
import type { OverallColumns } from './overall-scope.js';

/** Everything of a standing over several rounds but its lines; plain JSON. */
export interface OverallSummary {
  ruleSetHash: string;
  /** Code of the part; null for the whole contest. */
  part: string | null;
  /** What was added up. */
  parts: { part: string; rounds: string[] }[];
  drawSeed: string;
  /** People with a counted attempt in any round, excluded people too. */
  people: number;
  ranked: number;
  /** People who entered fewer rounds than the ranking asks for. */
  belowMinimum: number;
  /** People left out of the results. */
  excluded: number;
  /** How many pairs of neighbours each criterion has decided. */
  decided: { criterion: string; pairs: number }[];
  prizes: PrizeAllocation;
}

/** A ranking over several rounds. The lines are columns until somebody asks for them. */
export interface OverallStanding {
  summary: OverallSummary;
  /** Positions of people in the columns, best first. */
  people: Uint32Array;
  columns: OverallColumns;
  chain: ChainColumn[];
}

/** One line of it, plain JSON. */
export interface OverallLine {
  rank: number;
  person: string;
  points: number;
  rounds: number;
  perfectRounds: number;
  durationMs: number;
  /** Epoch milliseconds. */
  lastSubmittedAt: number;
}

/** The lines from place `from` (1 is the best) on, at most `count`. */
export function overallLines(
  { people, columns }: OverallStanding,
  { from = 1, count = Infinity }: { from?: number; count?: number } = {},
): OverallLine[] {
  return Array.from(people.subarray(from - 1, from - 1 + Math.min(count, people.length)), (person, offset) => ({
    rank: from + offset,
    person: columns.people[person] as string,
    points: (columns.thousandths[person] as number) / 1000,
    rounds: columns.rounds[person] as number,
    perfectRounds: columns.perfectRounds[person] as number,
    durationMs: columns.durationMs[person] as number,
    lastSubmittedAt: columns.lastSubmittedAt[person] as number,
  }));
}

/**
 * Explains the line at a place (1 is the best).
 * @throws RangeError when there is no such line
 */
export function explainOverallLine({ people, chain }: OverallStanding, rank: number): LineExplanation {
  return explainPlace(chain, people.length, rank);
}

const LINES_PER_CHUNK = 4096;

function* overallJson(standing: OverallStanding): Generator<string> {
  yield `{"columns":${canonicalJson(['rank', 'person', 'points', 'rounds', 'perfectRounds', 'durationMs', 'lastSubmittedAt'])},"lines":[`;
  for (let from = 1; from <= standing.people.length; from += LINES_PER_CHUNK) {
    const lines = overallLines(standing, { from, count: LINES_PER_CHUNK });
    yield `${from === 1 ? '' : ','}${lines.map((line) => canonicalJson(Object.values(line))).join(',')}`;
  }
  yield `],"summary":${canonicalJson(standing.summary)}}`;
}

/** SHA-256 of the standing's canonical JSON, the same whatever order the attempts came in. */
export function overallHash(standing: OverallStanding): string {
  return sha256(overallJson(standing));
}
