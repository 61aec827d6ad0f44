import type { Part, RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import type { PrizeGroup } from '../prizes/prize-setting.js';
import { selections } from '../prizes/selections.js';
import { roundPlans } from '../schedule/round-plans.js';
import { ofPart } from './part-name.js';

/**
 * What goes on behind the name of a prize group: on what occasion it gives, and from which ranking, so that nobody must guess
 * it: ", trao cho mỗi đợt thi, xét theo bảng xếp hạng của đợt thi ấy".
 */
export function prizeSource(group: PrizeGroup, ruleSet: RuleSet, nameOf: NameOf): string {
  const part = ruleSet.parts.find(({ code }) => code === group.part);
  const { occasion, ranking } = occasionOf(group, part, ruleSet);
  const given = occasion === undefined ? '' : `, trao cho ${occasion}`;
  const { selection, board } = group;
  // What the board decides comes from no ranking: its own sentence says what is looked at.
  if (selection && selections.of(selection).isDecided) return given;
  const from = board === undefined ? ranking : `“${nameOf('boards', board)}” lập từ ${ranking}`;
  return `${given}, ${selection && selections.of(selection).quizOnly ? 'xét trong số người có tên ở' : 'xét theo'} ${from}`;
}

/** The occasion, where that is not plain (a part of one round has one occasion only), and the ranking of it. */
function occasionOf({ per, name }: PrizeGroup, part: Part | undefined, ruleSet: RuleSet): { occasion?: string; ranking: string } {
  if (per === 'contest') return { occasion: 'cả Cuộc thi', ranking: 'bảng xếp hạng chung cả Cuộc thi' };
  const of = ofPart(part, ruleSet, name);
  if (part === undefined || part.kind !== 'quiz') return { ranking: `bảng xếp hạng bài dự thi${of}` };
  if (per === 'part') return { occasion: `cả phần thi`, ranking: `bảng xếp hạng chung các đợt${of}` };
  const isOne = roundPlans.of(part.rounds).rounds(part.rounds).length === 1;
  return isOne
    ? { ranking: `bảng xếp hạng của đợt thi${of && of.replace(' của ', ' thuộc ')}` }
    : { occasion: `mỗi đợt thi${of}`, ranking: 'bảng xếp hạng của đợt thi ấy' };
}
