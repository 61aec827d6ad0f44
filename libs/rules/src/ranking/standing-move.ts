/** Where somebody stands: the place, and the tiers of prizes as "group.tier" in the order of the rule set. */
export interface StandingPlace {
  rank: number;
  points: number;
  prizes: string[];
}

/** What becomes of one person between two standings; null where they are in no line. */
export interface StandingMove {
  person: string;
  before: StandingPlace | null;
  after: StandingPlace | null;
}
