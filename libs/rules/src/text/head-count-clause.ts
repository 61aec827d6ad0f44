import { headCountRatio } from '../collective/head-count-ratio.js';
import { minimumShare } from '../collective/minimum-share.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { StrategyReference } from '../plan/strategy.js';
import { documentDay } from './document-day.js';

/** What is asked of units, or weighed between them. */
interface Asked {
  conditions: readonly StrategyReference[];
  order?: readonly StrategyReference[];
}

/** Whose number the head-count of a unit is, where something is held against it. */
export function headCountClause({ contest }: RuleSet, asked: readonly Asked[]): string | undefined {
  const references = asked.flatMap(({ conditions, order = [] }) => [...conditions, ...order]);
  if (!references.some(looksAtHeadCount)) return undefined;
  return `Tổng số người của mỗi đơn vị là số đã khai báo trong danh mục đơn vị của Cuộc thi, lấy theo ${documentDay(contest.unitsAt)}.`;
}

function looksAtHeadCount(reference: StrategyReference): boolean {
  if (reference.code === minimumShare.code || reference.code === headCountRatio.code) return true;
  const terms = reference['terms'];
  return Array.isArray(terms) && terms.some(({ metric }: { metric: StrategyReference }) => looksAtHeadCount(metric));
}
