import { authorityName } from './authority-name.js';
import type { ListName } from './reference.js';
import type { RuleSet } from './rule-set.js';
import type { NameOf } from './strategy.js';

/** The names of a rule set's codes; an unknown one, which reading a plan never lets through, names itself. */
export function nameOfIn(ruleSet: RuleSet): NameOf {
  return (list: ListName, code: string): string => {
    if (list === 'authorities') return authorityName(ruleSet, code);
    const entries: readonly { code: string; name: string }[] = ruleSet[list];
    return entries.find((entry) => entry.code === code)?.name ?? code;
  };
}
