import { authorityName } from './authority-name.js';
import { isPartList, type ListName } from './reference.js';
import type { RuleSet, SubmissionPart } from './rule-set.js';
import type { NameOf } from './strategy.js';

/** The names of a rule set's codes; an unknown one, which reading a plan never lets through, names itself. */
export function nameOfIn(ruleSet: RuleSet): NameOf {
  return (list: ListName, code: string): string => {
    if (list === 'authorities') return authorityName(ruleSet, code);
    if (isPartList(list)) {
      const parts = ruleSet.parts.filter((part): part is SubmissionPart => part.kind !== 'quiz');
      return parts.map((part) => nameOfWithin(part, (_list, own) => own)(list, code)).find((name) => name !== code) ?? code;
    }
    const entries: readonly { code: string; name: string }[] = ruleSet[list] ?? [];
    return entries.find((entry) => entry.code === code)?.name ?? code;
  };
}

/** The same inside a submission part: its phases of judging and the criteria of the last one are named too. */
export function nameOfWithin({ judging: { phases } }: SubmissionPart, nameOf: NameOf): NameOf {
  return (list, code) => {
    if (!isPartList(list)) return nameOf(list, code);
    const entries: readonly { code: string; name: string }[] = list === 'phases' ? phases : (phases.at(-1)?.criteria ?? []);
    return entries.find((entry) => entry.code === code)?.name ?? code;
  };
}
