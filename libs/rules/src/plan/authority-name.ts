import type { RuleSet } from './rule-set.js';

/**
 * Who approves, signs or gives, as the rules name them: "Ban Tổ chức Cuộc thi". Reading a plan lets no role through that it
 * does not name; for such a one those stand who organise the contest.
 */
export function authorityName({ authorities, contest }: Pick<RuleSet, 'authorities' | 'contest'>, role: string): string {
  return authorities[role as keyof RuleSet['authorities']] ?? contest.organisers.join(', ');
}
