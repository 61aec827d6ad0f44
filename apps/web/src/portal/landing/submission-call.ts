import type { Round, RunningContest } from '#contests';
import { capitalise, formatEnd, formatStart } from '#kernel';
import {
  CHANNELS,
  describeSubmissionConditions,
  formatPoints,
  type JudgingCriterion,
  type RuleSet,
  scheduleOf,
  type SubmissionPart,
} from '#rules';
import { callAddress } from '../submissions/addresses.js';
import type { SubmissionCallView } from '../view-models.js';

/** What is asked of those who send an initiative or an essay, as the rules have it, on the page of a contest without a quiz. */
export function submissionCall({ ruleSet, receiving }: Pick<RunningContest, 'ruleSet' | 'receiving'>): SubmissionCallView | undefined {
  const part = ruleSet.parts.find((one): one is SubmissionPart => one.kind !== 'quiz');
  if (!part) return undefined;
  const { intro, facts, lists } = submissionAsks(
    ruleSet,
    part,
    receiving.find((round) => round.partCode === part.code),
  );
  return { title: 'Gửi bài dự thi', intro, facts, lists, link: { label: 'Xem cách gửi và gửi bài', url: callAddress(part.code) } };
}

/** The same of one part. @param round its time of receiving, which may have been extended; the plan's own where there is none yet */
export function submissionAsks(
  ruleSet: RuleSet,
  part: SubmissionPart,
  round: Pick<Round, 'opensAt' | 'closesAt'> | undefined,
): Pick<SubmissionCallView, 'intro' | 'facts' | 'lists'> {
  const scheduled = scheduleOf(ruleSet).find((one) => one.part === part.code)?.receiving;
  const opens = round?.opensAt ?? (scheduled?.opens ? new Date(scheduled.opens) : undefined);
  const closes = round?.closesAt ?? (scheduled?.closes ? new Date(scheduled.closes) : undefined);
  const facts = [
    opens ? { label: 'Nhận bài từ', text: formatStart(opens) } : undefined,
    closes ? { label: 'Hạn nhận bài', text: formatEnd(closes) } : undefined,
    { label: 'Cách nộp', text: capitalise(part.channels.map((channel) => CHANNELS[channel]).join('; ')) },
    part.channelDetail ? { label: 'Nơi nhận', text: part.channelDetail } : undefined,
    ...part.judging.phases.map(({ name, criteria }, _at, phases) => ({
      label: phases.length === 1 ? 'Chấm theo' : `${name}, chấm theo`,
      text: criteria.map(criterionInWords).join('; '),
    })),
  ];
  const lists = [
    { title: 'Điều kiện', items: describeSubmissionConditions(ruleSet, part).map((sentence) => sentence.replace(/\.$/, '')) },
    { title: 'Chủ đề', items: part.themes.map((theme) => theme.name) },
    { title: 'Bài dự thi gồm', items: part.sections.map((section) => section.name) },
    { title: 'Yêu cầu về nội dung', items: part.requirements },
    { title: 'Yêu cầu về hình thức', items: part.presentation },
  ];
  return {
    intro: part.format ?? ruleSet.contest.format,
    facts: facts.filter((fact) => fact !== undefined),
    lists: lists.filter((list) => list.items.length > 0),
  };
}

/** "Tính mới (40 điểm)", "Tính mới (10 điểm, hệ số 2)" */
function criterionInWords({ name, maximum, weight }: JudgingCriterion): string {
  return `${name} (${formatPoints(maximum)} điểm${weight === undefined ? '' : `, hệ số ${formatPoints(weight)}`})`;
}
