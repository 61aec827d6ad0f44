import type { RuleSet } from '../plan/rule-set.js';
import type { PeopleGroup } from './eligibility-condition.js';
import { eligibilityConditions } from './eligibility-conditions.js';

/** A team or a list of people, as pages show it. */
export interface NamedPeopleGroup extends PeopleGroup {
  name: string;
  /** Whoever is in it may not take part. */
  isBarred: boolean;
}

/**
 * All teams of a contest, then its lists of people. No team and list share a code, so a code alone says which of them is
 * meant wherever people are kept.
 */
export function peopleGroups({ teams, lists = [], eligibility }: RuleSet): NamedPeopleGroup[] {
  const barred = new Set(
    eligibility.flatMap((condition) => eligibilityConditions.of(condition).barredGroups?.(condition) ?? []).map(({ code }) => code),
  );
  const group =
    (list: PeopleGroup['list']) =>
    ({ code, name }: { code: string; name: string }): NamedPeopleGroup => ({ list, code, name, isBarred: barred.has(code) });
  return [...teams.map(group('teams')), ...lists.map(group('lists'))];
}

/** The teams and lists whose people may not enter. */
export function barredGroups(ruleSet: RuleSet): NamedPeopleGroup[] {
  return peopleGroups(ruleSet).filter(({ isBarred }) => isBarred);
}

/** "Thành viên Tổ thư ký", "Có tên trong danh sách “Cán bộ in sao đề”": what a standing says of somebody whom it leaves out. */
export function exclusionReason(ruleSet: RuleSet, code: string): string {
  const group = peopleGroups(ruleSet).find((one) => one.code === code);
  return group?.list === 'lists' ? `Có tên trong danh sách “${group.name}”` : `Thành viên ${group?.name ?? code}`;
}
