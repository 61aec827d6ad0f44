export type Vote = 'for' | 'against' | 'abstained';

/** Votes as they were counted. */
export interface Tally {
  for: number;
  against: number;
  abstained: number;
  /** Seats that could vote on the item: those present without a conflict; who said nothing counts among them. */
  present: number;
}

export function countVotes(votes: readonly Vote[], present: number): Tally {
  const of = (wanted: Vote): number => votes.filter((vote) => vote === wanted).length;
  return { for: of('for'), against: of('against'), abstained: of('abstained'), present };
}

/** Whether a motion is carried: more than half of those who could vote, and at least so many of a hundred. A tie never is. */
export function isCarried({ for: agreeing, present }: Tally, neededPercent: number): boolean {
  return agreeing * 2 > present && agreeing * 100 >= neededPercent * present;
}
