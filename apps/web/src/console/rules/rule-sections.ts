import { capitalise, formatDate, formatEnd, formatMoment, formatMoney, formatNumber, lowerFirst } from '#kernel';
import {
  authorityName,
  barredGroups,
  describeRules,
  describeSubmissionRanking,
  formatEndOf,
  formatPeriod,
  formatPoints,
  formatStartOf,
  LATER,
  nameOfIn,
  PROPOSALS,
  type PrizeTier,
  type QuizPart,
  REGISTRATION_FIELDS,
  type RuleSet,
  scheduleOf,
  type ScheduledRound,
  STUDY,
  type SubmissionPart,
} from '#rules';
import { articleNumber } from '../articles.js';
import type { FactView, SettingsView } from '../view-models.js';

type Section = SettingsView['sections'][number];

/** The rules of a contest, told in short: what an organiser looks up. The whole of it is the rules text. */
export function ruleSections(ruleSet: RuleSet): Section[] {
  return [
    aboutSection(ruleSet),
    ...ruleSet.parts.map((part) => (part.kind === 'quiz' ? quizSection(ruleSet, part) : submissionSection(ruleSet, part))),
    peopleSection(ruleSet),
    prizeSection(ruleSet),
    afterSection(ruleSet),
  ].filter(({ facts }) => facts.length > 0);
}

function aboutSection(ruleSet: RuleSet): Section {
  const { contest, approval } = ruleSet;
  const { name, organisers, standingBody, plan, scope, format } = contest;
  return {
    id: 'cuoc-thi',
    heading: 'Cuộc thi',
    facts: facts(
      { label: 'Tên', value: name },
      { label: 'Cơ quan tổ chức', value: organisers.join('; '), detail: standingBody && `Thường trực: ${standingBody}` },
      { label: 'Kế hoạch', value: plan.number ?? 'Chưa ghi số', detail: plan.issuer },
      { label: 'Phạm vi', value: scope },
      { label: 'Hình thức', value: format },
      {
        label: 'Duyệt kết quả',
        value: authorityName(ruleSet, approval.role),
        detail: `${formatNumber(approval.approvers)} người cùng duyệt`,
      },
    ),
  };
}

function quizSection(ruleSet: RuleSet, part: QuizPart): Section {
  const told = describeRules(ruleSet, part);
  const rounds = scheduleOf(ruleSet).find((scheduled) => scheduled.part === part.code)?.rounds ?? [];
  const { paper, study } = part;
  return {
    id: part.code,
    heading: part.name,
    facts: facts(
      { label: 'Đợt thi', value: `${formatNumber(rounds.length)} đợt`, detail: told.rounds, url: '/quan-tri/dot-thi' },
      ...rounds.map(roundFact),
      { label: 'Đề', value: `${formatNumber(paper.items)} câu, ${formatNumber(paper.minutes)} phút`, detail: told.validity },
      { label: 'Lượt thi', value: told.attempts, detail: told.counts },
      { label: 'Xếp hạng', value: capitalise(told.ranking.map(({ label }) => label.toLocaleLowerCase('vi')).join(', ')) },
      told.prediction && { label: 'Câu dự đoán', value: told.prediction.question, detail: told.prediction.sentence },
      { label: 'Cho biết điểm', value: told.scoreShown },
      told.standingShown !== undefined && { label: 'Công khai bảng xếp hạng', value: told.standingShown },
      { label: 'Ôn tập', value: capitalise(STUDY[study.opens]) },
    ),
  };
}

function roundFact({ name, opens, closes, publishes }: ScheduledRound): FactView {
  const value = `${opens === null ? 'chưa định' : formatMoment(new Date(opens))} đến ${closes === null ? 'chưa định' : formatEnd(new Date(closes))}`;
  return { label: name, value, detail: publishes === null ? undefined : `Công bố ${formatMoment(new Date(publishes))}` };
}

function submissionSection(ruleSet: RuleSet, part: SubmissionPart): Section {
  const nameOf = nameOfIn(ruleSet);
  const { receiving, appraising, themes, judging } = part;
  const between = ({ opens, closes }: SubmissionPart['receiving']): string =>
    `${capitalise(formatStartOf(opens, nameOf))} đến ${formatEndOf(closes, nameOf)}`;
  return {
    id: part.code,
    heading: part.name,
    facts: facts(
      { label: 'Nhận bài', value: between(receiving), detail: part.channelDetail },
      appraising && { label: 'Thẩm định, chấm bài', value: between(appraising) },
      themes.length > 0 && {
        label: 'Chủ đề',
        value: `${formatNumber(themes.length)} chủ đề`,
        detail: themes.map(({ name }) => name).join('; '),
      },
      ...judging.phases.map(({ name, council, judges, criteria }): FactView => ({
        label: judging.phases.length === 1 ? 'Chấm' : name,
        value: `${nameOf('teams', council)}, ${formatNumber(judges)} người chấm mỗi bài`,
        detail: criteria.map((one) => `${one.name} ${formatPoints(one.maximum)} điểm`).join('; '),
        url: '/quan-tri/ban-to',
      })),
      { label: 'Xếp hạng', value: capitalise(describeSubmissionRanking(ruleSet, part).join(', ')) },
    ),
  };
}

function peopleSection(ruleSet: RuleSet): Section {
  const barred = barredGroups(ruleSet).map(({ name }) => name);
  const article = articleNumber(ruleSet, 'exclusions');
  return {
    id: 'doi-tuong',
    heading: 'Ai được dự thi',
    facts: facts(
      ...ruleSet.audiences.map(({ name, detail }): FactView => ({ label: 'Đối tượng', value: name, detail })),
      barred.length > 0 && {
        label: 'Không được dự thi',
        value: barred.join('; '),
        detail: article === undefined ? undefined : `Điều ${article} của Thể lệ`,
        url: '/quan-tri/ban-to',
      },
      { label: 'Thông tin đăng ký', value: ruleSet.registration.fields.map(({ code }) => REGISTRATION_FIELDS[code]).join(', ') },
    ),
    note: `Danh mục đơn vị lấy theo ngày ${formatDate(new Date(ruleSet.contest.unitsAt))}.`,
  };
}

function prizeSection(ruleSet: RuleSet): Section {
  const nameOf = nameOfIn(ruleSet);
  const given = ({ certificate, proposal, issuer }: RuleSet['prizes'][number]['award']): string =>
    [
      certificate ? `Giấy chứng nhận của ${nameOf('authorities', issuer)}` : '',
      proposal ? `Đề nghị ${nameOf('authorities', issuer)} tặng ${PROPOSALS[proposal]}` : '',
    ]
      .filter(Boolean)
      .join('. ');
  return {
    id: 'giai-thuong',
    heading: 'Giải thưởng',
    facts: [...ruleSet.prizes, ...ruleSet.collective].map(({ name, tiers, award }) => ({
      label: name,
      value: tiers.map(tierInWords).join(', '),
      detail: given(award) || undefined,
    })),
  };
}

/** "2 giải Nhì (3.000.000 đ)"; without what is decided later. */
function tierInWords({ name, count, money }: PrizeTier): string {
  const worth = money === LATER || money === 0 ? '' : ` (${formatMoney(money)})`;
  if (count === LATER) return `${name}${worth}`;
  return `${formatNumber(count)} ${lowerFirst(name)}${worth}`;
}

function afterSection({ appeals, ceremony, targets }: RuleSet): Section {
  return {
    id: 'sau-khi-thi',
    heading: 'Sau khi thi và chỉ tiêu',
    facts: facts(
      appeals && {
        label: 'Khiếu nại',
        value: `Trong ${formatNumber(appeals.days)} ngày sau khi công bố, đến ${appeals.closesAt}`,
        detail: `Gửi đến ${appeals.to}`,
      },
      ceremony.length > 0 && { label: 'Tổng kết, trao giải', value: capitalise(ceremony.map(formatPeriod).join(' hoặc ')) },
      ...targets.map(({ name, percent }): FactView => ({
        label: 'Chỉ tiêu',
        value: name,
        detail: percent === undefined ? 'Khuyến khích' : `${percent}% dự thi`,
      })),
    ),
  };
}

/** The facts that there are. */
function facts(...candidates: (FactView | false | undefined)[]): FactView[] {
  return candidates.filter((fact) => fact !== false && fact !== undefined);
}
