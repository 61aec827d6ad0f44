/** How much of a council must be there for it to meet and to vote, as a plan may say it. */
export const QUORUMS = {
  'more-than-half': 'Quá nửa',
  'two-thirds': 'Ít nhất hai phần ba',
  'three-quarters': 'Ít nhất ba phần tư',
  all: 'Toàn bộ',
} as const;

export type QuorumRule = keyof typeof QUORUMS;

const FEWEST: Readonly<Record<QuorumRule, (seats: number) => number>> = {
  'more-than-half': (seats) => (seats === 0 ? 0 : Math.floor(seats / 2) + 1),
  'two-thirds': (seats) => Math.ceil((seats * 2) / 3),
  'three-quarters': (seats) => Math.ceil((seats * 3) / 4),
  all: (seats) => seats,
};

/** A plan, as far as it says of its councils how many of them must be there. */
interface PlannedCouncils {
  teams: readonly { code: string; quorum?: QuorumRule | undefined }[];
}

/**
 * What a plan has chosen for a council, by the code of its team; where it says nothing, two thirds. That is what councils of science
 * and technology need to meet (Circular 45/2016/TT-BTTTT on their working rules), and fewer could never give the two thirds of all
 * members by whose consent a council recognises an initiative (Circular 18/2013/TT-BKHCN, article 8).
 */
export function quorumRuleOf({ teams }: PlannedCouncils, council: string): QuorumRule {
  return teams.find(({ code }) => code === council)?.quorum ?? 'two-thirds';
}

/** How many of so many seats that vote must be present. */
export function quorumOf(plan: PlannedCouncils, council: string, seats: number): number {
  return FEWEST[quorumRuleOf(plan, council)](seats);
}
