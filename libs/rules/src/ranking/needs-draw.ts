import type { CollectiveStanding } from '../collective/collective-standing.js';
import type { RuleSet } from '../plan/rule-set.js';
import { drawSourceOf } from './public-draw.js';
import type { StandingSummary } from './standing.js';

/** What came of ranking a round. */
export interface RankedForDraw {
  summary: StandingSummary;
  /** The awards of units that were computed with it. */
  collective: readonly CollectiveStanding[];
}

/** Whether anybody, a person or a unit, stands above the next one by nothing but the draw. */
export function needsDraw({ collective: awards }: Pick<RuleSet, 'collective'>, { summary, collective }: RankedForDraw): boolean {
  if (summary.decided.some(({ criterion, pairs }) => criterion === 'draw' && pairs > 0)) return true;
  return collective.some(({ award, lines }) => {
    const order = awards.find(({ code }) => code === award)?.order ?? [];
    return lines.some((line, at) => {
      const next = lines[at + 1];
      if (line.rank === null || !next || next.rank === null || next.block !== line.block) return false;
      return order[line.values.findIndex((value, index) => value !== next.values[index])]?.code === 'draw';
    });
  });
}

/** Whether a result has to wait for a seed that its rules take from outside. */
export function awaitsSeed(ruleSet: RuleSet, ranked: RankedForDraw): boolean {
  return drawSourceOf(ruleSet, ranked.summary.part) !== undefined && needsDraw(ruleSet, ranked);
}
