import { formatEnd, formatStart } from '#kernel';
import { formatPoints, type JudgingCriterion, type RuleSet, scheduleOf, type SubmissionPart } from '#rules';
import type { SubmissionCallView } from '../view-models.js';

/** What is asked of those who send an initiative or an essay, as the rules have it. */
export function submissionCall(ruleSet: RuleSet): SubmissionCallView | undefined {
  const part = ruleSet.parts.find((one): one is SubmissionPart => one.kind !== 'quiz');
  if (!part) return undefined;
  const scheduled = scheduleOf(ruleSet).find((one) => one.part === part.code);
  const opens = scheduled?.receiving?.opens;
  const closes = scheduled?.receiving?.closes;
  const facts = [
    opens ? { label: 'Nhận bài từ', text: formatStart(new Date(opens)) } : undefined,
    closes ? { label: 'Hạn nhận bài', text: formatEnd(new Date(closes)) } : undefined,
    part.channelDetail ? { label: 'Nơi nhận', text: part.channelDetail } : undefined,
    ...part.judging.phases.map(({ name, criteria }, _at, phases) => ({
      label: phases.length === 1 ? 'Chấm theo' : `${name}, chấm theo`,
      text: criteria.map(criterionInWords).join('; '),
    })),
  ];
  const lists = [
    { title: 'Chủ đề', items: part.themes.map((theme) => theme.name) },
    { title: 'Bài dự thi gồm', items: part.sections.map((section) => section.name) },
    { title: 'Yêu cầu về nội dung', items: part.requirements },
    { title: 'Yêu cầu về hình thức', items: part.presentation },
  ];
  return {
    title: 'Gửi bài dự thi',
    intro: part.format ?? ruleSet.contest.format,
    facts: facts.filter((fact) => fact !== undefined),
    lists: lists.filter((list) => list.items.length > 0),
    link: { label: 'Đọc thể lệ đầy đủ', url: '/the-le' },
  };
}

/** "Tính mới (40 điểm)", "Tính mới (10 điểm, hệ số 2)" */
function criterionInWords({ name, maximum, weight }: JudgingCriterion): string {
  return `${name} (${formatPoints(maximum)} điểm${weight === undefined ? '' : `, hệ số ${formatPoints(weight)}`})`;
}
