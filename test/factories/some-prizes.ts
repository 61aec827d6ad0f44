import type { aRuleSet } from '#rules/testing';

type PlanInput = NonNullable<Parameters<typeof aRuleSet>[0]>;
type PrizeInput = NonNullable<PlanInput['prizes']>[number];
type CollectiveInput = NonNullable<PlanInput['collective']>[number];

const TIERS = [
  { code: 'nhat', name: 'Giải Nhất' },
  { code: 'nhi', name: 'Giải Nhì' },
];

/** So many first prizes, and so many second ones. */
export function tiers(...counts: [nhat: number, nhi?: number]): { code: string; name: string; count: number }[] {
  return TIERS.slice(0, counts.length).map((tier, at) => ({ ...tier, count: counts[at]! }));
}

/** The board's prizes of each round, one per person, with certificates: a Nhất and two Nhì unless said otherwise. */
export function aPrizePerRound(overrides: Partial<PrizeInput> = {}): PrizeInput {
  return {
    code: 'tuan',
    name: 'Giải tuần',
    part: 'trac-nghiem',
    per: 'round',
    tiers: tiers(1, 2),
    award: { certificate: true, issuer: 'board' },
    personLimit: { code: 'one-per-round', version: 1 },
    rollDown: true,
    ...overrides,
  };
}

/** The board's award for the ward with most people, without a certificate. */
export function aCollectiveAward(overrides: Partial<CollectiveInput> = {}): CollectiveInput {
  return {
    code: 'tap-the',
    name: 'Giải tập thể',
    part: 'trac-nghiem',
    units: 'phường, xã',
    unitKinds: ['ward'],
    order: [{ code: 'distinct-people', version: 1 }],
    tiers: tiers(1),
    award: { certificate: false, issuer: 'board' },
    ...overrides,
  };
}
