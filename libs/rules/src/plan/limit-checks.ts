import { personLimits } from '../prizes/person-limits.js';
import { prizeGroup } from '../prizes/prize-setting.js';
import { selections } from '../prizes/selections.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import { quoted } from './shown-value.js';
import type { Problem } from './strategy.js';
import { essayPart } from './submission-part.js';

/**
 * A limit that takes lower prizes back for a higher one holds for all prizes of a person or for none: beside a group that
 * gives regardless, what somebody keeps would hang on which of the two gives first.
 */
export function limitProblems(plan: RawPlan): Problem[] {
  const unitsOnly = new Set(
    entriesOf(plan, 'parts')
      .filter(([{ authors }]) => validOrNothing(essayPart.shape.authors, authors)?.every((author) => author === 'unit'))
      .map(([{ code }]) => code),
  );
  const groups = entriesOf(plan, 'prizes').flatMap(([group, path]) => {
    const limit = validOrNothing(prizeGroup.shape.personLimit, group['personLimit']);
    const selection = validOrNothing(prizeGroup.shape.selection, group['selection']);
    // Whom the board names, and units, are not people whose prizes the software weighs.
    const isApart = unitsOnly.has(group['part']) || (selection !== undefined && selections.of(selection).isDecided);
    return limit === undefined || isApart ? [] : [{ name: group['name'], path, rule: personLimits.of(limit) }];
  });
  const replacing = groups.find(({ rule }) => rule.replaces);
  if (!replacing) return [];
  return groups
    .filter(({ rule }) => !rule.replaces)
    .map(({ path, rule }) => ({
      path: [...path, 'personLimit'],
      message: `“${rule.code}” trái với nhóm giải ${quoted(String(replacing.name))}, theo đó trong cả cuộc thi mỗi người chỉ giữ một giải cao nhất (${replacing.rule.code}); hãy để mọi nhóm giải dùng ${replacing.rule.code}, hoặc bỏ cách ấy ở nhóm kia`,
    }));
}
