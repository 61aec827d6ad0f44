import { StrategyFamily, type StrategyReference } from '../plan/strategy.js';
import { afterPublication } from './after-publication.js';
import { frozen } from './frozen.js';
import { ownPlace } from './own-place.js';
import type { StandingVisibility } from './standing-visibility.js';
import { whileOpen } from './while-open.js';
import { winnersOnly } from './winners-only.js';

export const standingVisibilities = new StrategyFamily<StandingVisibility>('standing-visibility', 'cách công khai bảng xếp hạng', [
  winnersOnly,
  ownPlace,
  afterPublication,
  frozen,
  whileOpen,
]);

/** A quiz part, as far as this is about it. */
interface Shown {
  standingShown?: StrategyReference | undefined;
}

const ruleOf = ({ standingShown }: Shown): StandingVisibility =>
  standingShown ? standingVisibilities.of(standingShown) : afterPublication;

/** Whether everybody may see the ranking beside the winners once the results of a round are public. */
export function standingIsPublic(part: Shown): boolean {
  return ruleOf(part).isPublic;
}

/** Whether contestants are told their own place once the results of a round are public. */
export function tellsOwnPlace(part: Shown): boolean {
  return ruleOf(part).tellsOwnPlace;
}

/** Up to which instant (epoch milliseconds, excluded) what is handed in shows in the ranking of an open round; undefined where there is none. */
export function standingShownUntil(part: Shown, round: { opensAt: number; closesAt: number }): number | undefined {
  return part.standingShown && standingVisibilities.of(part.standingShown).shownUntil(part.standingShown, round);
}
