import { type RuleSet, tierOf } from '#rules';
import { prizeTag } from '../../portal/results/prize-words.js';
import { textCell } from '../listing.js';
import type { CellView } from '../view-models.js';

/** A prize in its colour, and of which prizes it is one where there are several kinds. */
export function prizeCell(ruleSet: RuleSet, groupCode: string, tierCode: string): CellView {
  const prize = prizeTag(ruleSet, { groupCode, tierCode });
  if (!prize) return textCell(tierCode);
  return { prize, detail: ruleSet.prizes.length > 1 ? tierOf(ruleSet, groupCode, tierCode)?.group : undefined };
}
