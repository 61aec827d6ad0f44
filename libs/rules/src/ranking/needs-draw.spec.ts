import type { CollectiveStanding } from '../collective/collective-standing.js';
import type { RuleSet } from '../plan/rule-set.js';
import { needsDraw } from './needs-draw.js';
import type { StandingSummary } from './standing.js';

const rules = { collective: [{ code: 'tap-the', order: [{ code: 'people' }, { code: 'draw' }] }] } as unknown as RuleSet;
const summary = (pairs: number) =>
  ({
    decided: [
      { criterion: 'score', pairs: 4 },
      { criterion: 'draw', pairs },
    ],
  }) as StandingSummary;
type Line = Partial<CollectiveStanding['lines'][number]>;
const units = (...lines: Line[]) => [{ award: 'tap-the', lines } as unknown as CollectiveStanding];

describe('a draw is needed', () => {
  it('where somebody stands above the next one by it', () => {
    expect(needsDraw(rules, { summary: summary(1), collective: [] })).toBe(true);
    expect(needsDraw(rules, { summary: summary(0), collective: [] })).toBe(false);
  });

  it('where a unit does, among those of its block that are ranked', () => {
    const drawn = (second: Line): boolean =>
      needsDraw(rules, { summary: summary(0), collective: units({ rank: 1, values: [7, 2] }, { rank: 2, values: [7, 1], ...second }) });

    expect(drawn({})).toBe(true);
    expect(drawn({ values: [6, 3] })).toBe(false);
    expect(drawn({ rank: null })).toBe(false);
    expect(drawn({ block: 'xa' })).toBe(false);
  });
});
