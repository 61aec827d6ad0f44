import { stringify } from 'yaml';
import type { z } from 'zod';
import { planSetting } from '../plan/plan-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { RuleSet } from '../plan/rule-set.js';
import { couldBe } from '../plan/walk-settings.js';
import { isGroup } from './list-options.js';
import { shownText } from './shown-text.js';

/** A rule set as the plan that somebody could have written: read again, it is the same rule set. */
export function planSource(ruleSet: RuleSet): string {
  const plan = Object.entries(ruleSet).filter(([key]) => key !== 'provenance');
  return stringify(written(planSetting, Object.fromEntries(plan)), { lineWidth: 0, singleQuote: true });
}

/** Times as people write them, everything else as it is. */
function written(schema: z.core.$ZodType, value: unknown): unknown {
  const { def, meta, inner } = unwrapSetting(schema);
  if (meta.time !== undefined && (typeof value === 'string' || meta.time === 'period')) return shownText(inner, meta, value);
  switch (def.type) {
    case 'array':
      return Array.isArray(value) ? value.map((entry) => written(def['element'] as z.core.$ZodType, entry)) : value;
    case 'union': {
      const option = (def['options'] as z.core.$ZodType[]).find((candidate) => couldBe(unwrapSetting(candidate).inner, value));
      return option && typeof value === 'object' ? written(option, value) : value;
    }
    case 'object': {
      const shape = def['shape'] as Record<string, z.core.$ZodType>;
      if (!isGroup(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, shape[key] ? written(shape[key], inside) : inside]));
    }
    default:
      return value;
  }
}
