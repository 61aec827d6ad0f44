import type { AttemptId } from '#attempts';
import type { Exclusion, KeyRevisions } from '#rules';

/** What would be otherwise. Everything is left as it is that is not named. */
export interface WhatIf {
  exclusions?: {
    /** Left out besides. */
    add?: readonly Exclusion[] | undefined;
    /** Pseudonyms of those who are ranked again, whatever has left them out. */
    lift?: readonly string[] | undefined;
  };
  /** Doubted questions, by their id. */
  keys?: KeyRevisions | undefined;
  /** Sealed attempts that would say something else: marks in the bank's order, and the guess. */
  attempts?: ReadonlyMap<AttemptId, { marks: number[]; prediction: number | null }> | undefined;
  /** For which unit (code) people would count, by pseudonym. */
  units?: ReadonlyMap<string, string> | undefined;
}
