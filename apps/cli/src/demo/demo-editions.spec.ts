import { type Edition, planOf, ruleSetOf } from './demo-editions.js';

describe('an edition of the demo', () => {
  const NOW = new Date('2026-10-15T02:00:00Z');
  const named = (edition: Partial<Edition> & Pick<Edition, 'plan'>): string =>
    /năm \d{4}/.exec(ruleSetOf({ tenant: edition.plan, slug: 'x', ...edition }, NOW).contest.name)![0];

  it('bears the year to which its dates were moved, an earlier one that before', () => {
    expect(planOf('cao-bang').contest.name).toContain('năm 2021');
    expect([
      named({ plan: 'cao-bang', receiving: 10 }),
      named({ plan: 'cao-bang', year: 2020, judged: 48 }),
      named({ plan: 'phu-tho', year: 2023, published: 40 }),
      named({ plan: 'lam-dong', 'open-round': 2 }),
    ]).toEqual(['năm 2026', 'năm 2025', 'năm 2025', 'năm 2026']);
  });
});
