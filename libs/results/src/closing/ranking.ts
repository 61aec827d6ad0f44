import type {
  AttemptsOfRound,
  CollectiveStanding,
  CompetingUnit,
  Exclusion,
  HeldPrize,
  KeptRevisions,
  MarkedQuestion,
  OptionsByQuestion,
  QuizPart,
  RefusedPrize,
  RuleSet,
  StandingSummary,
} from '#rules';

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
}

/** By which bank and which rule set attempts are scored. */
export interface ScoringPlace {
  bankId: string;
  ruleSetId: string;
}

/** How attempts of a place are scored. */
export interface Scoring {
  paper: QuizPart['paper'];
  questions: readonly MarkedQuestion[];
  key: OptionsByQuestion;
  /** What has become of corrected questions. */
  revisions: KeptRevisions;
}

/** Answers what an attempt is to be scored by. Asked once for each place. */
export type AskScoring = (place: ScoringPlace) => Promise<Scoring>;

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

/** Ranks a round: takes its attempts, then says what came out. Whoever has one stops it in the end. */
export interface Ranking {
  /** Takes whole lines of sealed attempts, see `AttemptLedger.sealedText`; the bytes are given away. */
  take(portion: Buffer): Promise<void>;
  /** Ranks what was taken. @throws RangeError, RankingError, UnscorableError, or Error with their words from a thread */
  finish(): Promise<RankedHead> | RankedHead;
  /** Lines from a place on (1 is the best); the same memory is asked again and again, so one after the other. */
  lines(from: number, count: number): Promise<LineTexts> | LineTexts;
  stop(): Promise<void> | void;
}
