import type {
  AttemptsOfRound,
  CollectiveStanding,
  CompetingUnit,
  Exclusion,
  HeldPrize,
  RefusedPrize,
  RuleSet,
  StandingSummary,
} from '#rules';
import type { Reckoning } from '../reckoning/reckoning.js';

/** What a round is ranked by, besides its attempts; plain data. */
export interface RankingTask {
  ruleSet: RuleSet;
  /** Code of the part. */
  part: string;
  /** The round that is ranked, with its real opening, epoch milliseconds. */
  round: { id: string; code: string; opensAt: number };
  /** All rounds of the part that are sealed: their codes by id. */
  rounds: ReadonlyMap<string, string>;
  /** Who is left out by the rules. */
  exclusions: readonly Exclusion[];
  /** Who is left out of a round by decision of two people, by the id of the round; with the reason in the round that is ranked. */
  reviewed: ReadonlyMap<string, readonly Exclusion[]>;
  held: readonly HeldPrize[];
  /** Prizes of the round that their winners do not take. */
  refusals?: readonly RefusedPrize[] | undefined;
  /** A seed that comes from outside; without it the seals of the round make it. */
  drawSeed?: string | undefined;
  /** The unit tree, where the rules look at one. */
  units: readonly CompetingUnit[] | undefined;
  /** What people would have answered, and for which unit they would count, where somebody wants to know what would become of it. */
  retold?: Retold | undefined;
}

/** Sealed attempts as they would be. */
export interface Retold {
  /** Marks in the order of the questions, and the guess, by the id of the attempt. */
  attempts?: ReadonlyMap<string, { marks: readonly number[]; prediction: number | null }> | undefined;
  /** Codes of units, by pseudonym. */
  units?: ReadonlyMap<string, string> | undefined;
}

/** A collective award as it was computed. */
export interface RankedAward {
  award: string;
  body: CollectiveStanding;
  sha256: string;
}

/** A ranked round without its lines. */
export interface RankedHead {
  summary: StandingSummary;
  /** Of the whole standing. */
  sha256: string;
  /** In the order of the rule set. */
  collective: RankedAward[];
  /** The attempts that went in, by round. */
  attempts: AttemptsOfRound[];
}

/** Consecutive lines as columns, each the text of a Postgres list. */
export interface LineTexts {
  people: string;
  attempts: string;
  points: string;
  allCorrect: string;
  predictions: string;
  durationsMs: string;
  submittedMs: string;
  decidedBy: string;
}

/** Ranks a round; its lines are those of the standing. */
export type Ranking = Reckoning<RankedHead, LineTexts>;
