import { blocks } from '../collective/block-setting.js';
import { collectiveAward } from '../collective/collective-setting.js';
import { units } from './contest-setting.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import { quoted } from './shown-value.js';
import type { Problem } from './strategy.js';

/**
 * Blocks in which an award could never rank a unit, because it considers none of the kinds that the block has. Of a unit that
 * a block names only those that the plan has itself are known by kind.
 */
export function blockProblems(plan: RawPlan): Problem[] {
  const known = new Map(validOrNothing(blocks, plan['blocks'])?.map((block) => [block.code, block]));
  const kindOf = new Map(validOrNothing(units, plan['units'] ?? [])?.map(({ code, kind }) => [code, kind]));
  return entriesOf(plan, 'collective').flatMap(([award, path]) => {
    const kinds = validOrNothing(collectiveAward.shape.unitKinds, award['unitKinds']);
    const named = validOrNothing(collectiveAward.shape.blocks, award['blocks']);
    if (!kinds || !named) return [];
    return named.flatMap((code, at): Problem[] => {
      const block = known.get(code);
      if (!block) return [];
      const own = [...(block.kinds ?? []), ...(block.units ?? []).map((unit) => kindOf.get(unit))];
      if (own.some((kind) => kind === undefined || kinds.includes(kind))) return [];
      return [
        {
          path: [...path, 'blocks', at],
          message: `khối ${quoted(code)} không có đơn vị nào thuộc các cấp mà giải này xét (${kinds.join(', ')}) nên sẽ trống; hãy bổ sung unitKinds của giải hoặc bỏ khối này`,
        },
      ];
    });
  });
}
