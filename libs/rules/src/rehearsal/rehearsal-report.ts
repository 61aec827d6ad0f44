import type { CollectiveLine } from '../collective/collective-standing.js';

/** A standing that the rehearsal computed. */
export interface RehearsedStanding {
  /** A round of a quiz, a part that was judged, or a ranking over several rounds. */
  kind: 'round' | 'judged' | 'overall';
  /** Null for the ranking of the whole contest. */
  part: string | null;
  round: string | null;
  name: string;
  /** When it could be computed: the end of the round or of the judging; local ISO time. */
  closedAt: string;
  sha256: string;
  drawSeed: string;
  people: number;
  /** Attempts of a round, submissions of a judged part. */
  entries: number;
  ranked: number;
  /** The number that was to be predicted, in whole numbers of its last decimal. */
  predictionTarget: number | null;
  /** The same as people say it: "1.204", "23,79%". */
  predictionSaid: string | null;
  /** How many pairs of neighbours each criterion decided. */
  decided: { criterion: string; pairs: number }[];
  /** The first places, with the reason why each stands above the next. */
  top: { rank: number; who: string; points: number; why: string }[];
}

export interface RehearsedPrize {
  part: string | null;
  round: string | null;
  group: string;
  tier: string;
  /** "Giải Nhất" */
  name: string;
  who: string;
  rank: number;
  boardRank?: number;
}

/** How submissions came through a phase of judging. */
export interface RehearsedPhase {
  code: string;
  /** "Vòng sơ khảo" */
  name: string;
  /** Submissions that were marked in it. */
  judged: number;
  /** Those of them that went on to the next phase; after the last one, those that were ranked. */
  passed: number;
}

/** Submissions that a part received. */
export interface RehearsedSubmissions {
  part: string;
  received: number;
  refused: { code: string; entries: number; sentence: string }[];
  /** Received and then withdrawn or cancelled, or sent by somebody who was put out; absent in reports of earlier releases. */
  barred?: number;
  /** In their order; absent in reports of earlier releases. */
  phases?: RehearsedPhase[];
}

/** A unit without the sums that nobody reads in a report. */
export type RehearsedUnit = Pick<CollectiveLine, 'unit' | 'rank' | 'tier' | 'values' | 'lacks'> & { block?: string };

export interface RehearsedCollective {
  award: string;
  name: string;
  sha256: string;
  /** Units that take a tier, then the next few. */
  lines: RehearsedUnit[];
  units: number;
  qualified: number;
}

/** Something that an organiser should know before publishing. */
export interface RehearsalConflict {
  /** Where in the plan; empty where no single setting is the cause. */
  path: string;
  sentence: string;
  /** Of what happened several times and is told once: how often. */
  count?: number;
}

export interface TimelineEntry {
  /** Local ISO time; of something that ends, the first instant after it. */
  at: string;
  /** "10:00 thứ Hai, 21/10/2024", "Hết ngày 15/11/2024" */
  when: string;
  sentence: string;
}

/** What would happen if the plan were run with so many people; plain JSON, the same for the same plan, number and seed. */
export interface Rehearsal {
  plan: string;
  ruleSetHash: string;
  contestants: number;
  seed: string;
  /** What had to be taken as decided to play the plan to its end. */
  assumptions: string[];
  timeline: TimelineEntry[];
  registrations: { applied: number; admitted: number; refused: { code: string; people: number; sentence: string }[] };
  submissions: RehearsedSubmissions[];
  excluded: number;
  standings: RehearsedStanding[];
  prizes: RehearsedPrize[];
  collective: RehearsedCollective[];
  obligations: { code: string; units: number; met: number }[];
  conflicts: RehearsalConflict[];
}

/** How far a rehearsal is. */
export interface RehearsalProgress {
  /** "Tuần thứ Hai" */
  doing: string;
  done: number;
  of: number;
}
