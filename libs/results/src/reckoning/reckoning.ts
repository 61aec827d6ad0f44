import type { KeptRevisions, MarkedQuestion, OptionsByQuestion, QuizPart } from '#rules';

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

/** Something that is reckoned out of sealed attempts: takes them, then says what came out. Whoever has one stops it in the end. */
export interface Reckoning<Result, Lines> {
  /** Takes whole lines of sealed attempts, see `AttemptLedger.sealedText`; the bytes are given away. */
  take(portion: Buffer): Promise<void>;
  /** Reckons with what was taken. @throws RangeError, RankingError, UnscorableError, or Error with their words from a thread */
  finish(): Promise<Result> | Result;
  /** What came out, line by line, from a place on (1 is the first); the same memory is asked again and again, so one after the other. */
  lines(from: number, count: number): Promise<Lines> | Lines;
  stop(): Promise<void> | void;
}
