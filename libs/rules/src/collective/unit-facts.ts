/** What is known of a unit that competes for a collective award; the sums are over its whole subtree. */
export interface UnitFacts {
  unit: string;
  /** People with at least one sealed attempt (or entry); a unit's own entry is nobody's. */
  people: number;
  /** People with at least one valid attempt. */
  validPeople: number;
  attempts: number;
  validAttempts: number;
  /** Sum of the points of valid attempts, in thousandths, so that it does not hang on the order of addition. */
  thousandths: number;
  /** The points of a paper that is fully right; null where nothing says how many there can be. */
  fullScore: number | null;
  /** How many people the unit has, on the date that the organiser gives; null when nobody has said. */
  headCount: number | null;
  /** How many of its leaders and managers have taken part; null when nobody has said. */
  leaders: number | null;
}

/** The share of head-count that has taken part, at most 1; null without head-count. */
export function participation({ people, headCount }: UnitFacts): number | null {
  return headCount === null || headCount <= 0 ? null : Math.min(1, people / headCount);
}

/**
 * Mean result of valid attempts as a share of the full score; null when there is none. One division of whole numbers: equal
 * means are the same number however many attempts they come from, or a rounding would decide where the rules see a tie.
 */
export function meanShare(facts: UnitFacts): number | null {
  const most = mostThousandths(facts);
  return most === null ? null : facts.thousandths / most;
}

/** What the valid attempts of a unit would have brought, all fully right; null when there is none. */
export function mostThousandths({ validAttempts, fullScore }: UnitFacts): number | null {
  return validAttempts === 0 || fullScore === null ? null : validAttempts * Math.round(fullScore * 1000);
}
