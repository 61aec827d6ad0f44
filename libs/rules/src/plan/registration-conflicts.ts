import { lowerFirst } from '#kernel';
import { eligibilityConditions } from '../eligibility/eligibility-conditions.js';
import { drawRules } from '../paper/draw-rules.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { REGISTRATION_FIELDS, type RegistrationField } from './contest-setting.js';
import type { Part, RuleSet } from './rule-set.js';
import type { Problem } from './strategy.js';

/** A rule that must know something of every contestant. */
interface Need {
  field: RegistrationField;
  /** In the middle of a sentence: "điều kiện “Độ tuổi”". */
  rule: string;
}

/** What the rules must know of contestants and registering does not ask for, or leaves to them: one conflict for each fact. */
export function registrationProblems(ruleSet: RuleSet): Problem[] {
  const { fields } = ruleSet.registration;
  const needs = needsOf(ruleSet);
  return [...new Set(needs.map(({ field }) => field))].flatMap((field): Problem[] => {
    const at = fields.findIndex(({ code }) => code === field);
    if (fields[at]?.required) return [];
    const what = `“${REGISTRATION_FIELDS[field]}”`;
    const rules = needs.filter((need) => need.field === field).map(({ rule }) => rule);
    const why = [...new Set(rules)].join('; ');
    return [
      at === -1
        ? {
            path: ['registration', 'fields'],
            message: `Đăng ký chưa hỏi ${what} mà Thể lệ cần để xét: ${why}. Hãy thêm ${what} (${field}) vào thông tin đăng ký, là thông tin bắt buộc.`,
          }
        : {
            path: ['registration', 'fields', at, 'required'],
            message: `Đăng ký không bắt buộc khai ${what} mà Thể lệ cần để xét: ${why}. Hãy đổi thành thông tin bắt buộc.`,
          },
    ];
  });
}

function needsOf(ruleSet: RuleSet): Need[] {
  const { eligibility, parts, boards = [], collective, obligations, audiences } = ruleSet;
  const needs: Need[] = [
    ...eligibility.flatMap((condition): Need[] => {
      const { asks, label } = eligibilityConditions.of(condition);
      return asks === undefined ? [] : [{ field: asks, rule: `điều kiện “${label}”` }];
    }),
    ...parts.flatMap(needsOfPart),
    ...boards.flatMap(({ name, audiences: groups, blocks }): Need[] => [
      ...(groups ? [{ field: 'audience' as const, rule: `bảng xếp hạng riêng “${name}”` }] : []),
      ...(blocks ? [{ field: 'unit' as const, rule: `bảng xếp hạng riêng “${name}”` }] : []),
    ]),
    ...collective.map(({ name }): Need => ({ field: 'unit', rule: `giải tập thể “${name}”` })),
    ...obligations.map((): Need => ({ field: 'unit', rule: 'yêu cầu đối với cơ quan, đơn vị' })),
  ];
  // Where there is one group only, everybody is of it without being asked.
  return audiences.length > 1 ? needs : needs.filter(({ field }) => field !== 'audience');
}

function needsOfPart(part: Part): Need[] {
  const of = lowerFirst(part.name);
  const own: Need[] = part.audiences ? [{ field: 'audience', rule: `đối tượng của ${of}` }] : [];
  if (part.kind === 'quiz') {
    const { draw } = part.paper;
    const isByAudience = drawRules
      .of(draw)
      .scopes(draw)
      .some(({ audience }) => audience !== undefined);
    return isByAudience ? [...own, { field: 'audience', rule: `bộ câu hỏi theo đối tượng của ${of}` }] : own;
  }
  const countsUnits = part.authors.includes('unit') || part.conditions.some((condition) => submissionConditions.of(condition).needsUnit);
  return countsUnits ? [...own, { field: 'unit', rule: `bài dự thi của đơn vị ở ${of}` }] : own;
}
