import { capitalise, isUuid } from '#kernel';
import { describeRules, describeSubmissionRanking, families, type Rehearsal, type RuleSet, UNIT_KINDS, type UnitKind } from '#rules';

type Standing = Rehearsal['standings'][number];

/**
 * "23ede900…": people of a rehearsal have no names, and nobody needs the whole of such a number. A unit that hands in by
 * itself has its name.
 */
export function whoIs(ruleSet: RuleSet, id: string): string {
  return isUuid(id) ? `${id.slice(0, 8)}…` : unitName(ruleSet, id);
}

/** What each criterion of a standing's chain compares, in the order of the chain. */
export function criteriaOf(ruleSet: RuleSet, { kind, part: code, decided }: Standing): string[] {
  const part = ruleSet.parts.find((one) => one.code === code);
  if (kind === 'round' && part?.kind === 'quiz') return describeRules(ruleSet, part).ranking.map(({ compares }) => capitalise(compares));
  if (kind === 'judged' && part && part.kind !== 'quiz') return describeSubmissionRanking(ruleSet, part).map(capitalise);
  const overall = families.find(({ name }) => name === 'overall')?.strategies ?? [];
  return decided.map(({ criterion }) => overall.find((one) => one.code === criterion)?.label ?? criterion);
}

/** A unit by its name in the plan; one that was made up, by its kind and number: "Trường học số 12". */
export function unitName({ units }: RuleSet, code: string): string {
  const named = units.find((unit) => unit.code === code)?.name;
  if (named !== undefined) return named;
  const [, kind = '', number = ''] = /^(.+)-(\d+)$/.exec(code) ?? [];
  return kind in UNIT_KINDS ? `${capitalise(UNIT_KINDS[kind as UnitKind])} số ${number}` : code;
}

/** What the plan asks of units, as a sentence for each condition. */
export function obligationWords({ obligations }: RuleSet, code: string): { name: string; detail: string | undefined } {
  const obligation = obligations.find((one) => one.code === code);
  if (!obligation) return { name: code, detail: undefined };
  const family = families.find(({ strategies }) =>
    obligation.conditions.every((condition) => strategies.some((one) => one.code === condition.code && one.version === condition.version)),
  );
  const detail = family && obligation.conditions.map((condition) => family.describe(condition, (_list, own) => own)).join(' ');
  return { name: capitalise(obligation.units), detail };
}
