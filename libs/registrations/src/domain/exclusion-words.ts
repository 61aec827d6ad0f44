import { barringReason, exclusionReason, type RuleSet } from '#rules';

/**
 * Stands among the codes of teams and lists for those who have written questions that the contest uses. No plan names them:
 * whoever knows the answers does not take part. Codes of plans have no capitals, so none is the same.
 */
export const QUESTION_AUTHORS = 'QUESTION-AUTHORS';

const AUTHOR = 'Bạn là tác giả câu hỏi của cuộc thi này nên không được dự thi.';

/** Why somebody may not take part, to the person; undefined when nothing bars them. */
export function reasonToPerson(ruleSet: RuleSet, groups: readonly string[]): string | undefined {
  return barringReason(ruleSet, groups) ?? (groups.includes(QUESTION_AUTHORS) ? AUTHOR : undefined);
}

/** "Thành viên Tổ thư ký", "Tác giả câu hỏi của cuộc thi": what a standing says of somebody whom it leaves out. */
export function reasonInStanding(ruleSet: RuleSet, group: string): string {
  return group === QUESTION_AUTHORS ? 'Tác giả câu hỏi của cuộc thi' : exclusionReason(ruleSet, group);
}
