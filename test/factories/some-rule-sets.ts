import type { RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aCollectiveAward, aPrizePerRound, tiers } from './some-prizes.js';

type PlanInput = NonNullable<Parameters<typeof aRuleSet>[0]>;

/** The organisers take no part. */
export const WITHOUT_ORGANISERS = { code: 'excluded-teams', teams: ['ban-to-chuc'] } as const;

/** Two rounds of a week, one after the other; no minute is promised for their results. */
export const TWO_ROUNDS: ReturnType<typeof aQuizPart>['rounds'] = {
  code: 'listed',
  version: 1,
  rounds: [
    { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
    { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' },
  ],
};

/** Rules for the people of Lâm Đồng alone, without the organisers. */
export function rulesForTheProvince(): RuleSet {
  return aRuleSet({ eligibility: [{ code: 'area', unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' }, WITHOUT_ORGANISERS] });
}

/** Rules that two people sign, without the organisers: one round with a Nhất and a Nhì, and an award for the best ward. */
export function rulesWithPrizes(overrides: Partial<PlanInput> = {}): RuleSet {
  return aRuleSet({
    approval: { role: 'board', approvers: 2 },
    eligibility: [WITHOUT_ORGANISERS],
    prizes: [aPrizePerRound({ tiers: tiers(1, 1) })],
    collective: [aCollectiveAward()],
    ...overrides,
  });
}
