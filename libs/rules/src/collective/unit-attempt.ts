/** A sealed attempt of somebody who counts for a unit, as the unit's figures are made of it. */
export interface UnitAttempt {
  id: string;
  /** Pseudonym; an id of the unit for what it has sent in as its own. */
  person: string;
  /** It is a unit's own, and no person's. */
  isUnit?: boolean;
  /** Code of the unit that the person chose: the one that competes, or one below it. */
  unit: string;
  /** Code of the round. */
  round: string;
  /** Points, in thousandths. */
  thousandths: number;
  allCorrect: boolean;
  /** Counts under the rule set's condition. */
  isValid: boolean;
  /** It is the one that counts of its person in its round. */
  isCounted: boolean;
  /** Epoch milliseconds. */
  submittedAt: number;
  /** Why it counts for no unit: the person is excluded from all rounds, or was left out of this one. */
  leftOut: 'excluded' | 'reviewed' | null;
}
