import { formatEnd, formatMoment, lowerFirst, type DocumentTable } from '#kernel';
import { STUDY } from '../plan/quiz-part.js';
import { formatPeriod } from '../plan/period.js';
import type { Part, RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { formatEndOf, formatStartOf } from '../schedule/format-moment.js';
import { roundPlans } from '../schedule/round-plans.js';
import { sentence, type ArticleDraft, type Clause } from './article-writer.js';

/** All times of the contest, in the order in which they come. */
export function scheduleArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const hasRounds = ruleSet.parts.some(({ kind }) => kind === 'quiz');
  return {
    id: 'schedule',
    title: 'Thời gian',
    clauses: [
      ruleSet.launch ? `Phát động Cuộc thi: ${formatPeriod(ruleSet.launch)}.` : undefined,
      ...ruleSet.parts.flatMap((part) => partClauses(part, nameOf)),
      ruleSet.ceremony.length > 0 ? `Tổng kết, trao giải: dự kiến ${ruleSet.ceremony.map(formatPeriod).join(' hoặc ')}.` : undefined,
      `Giờ trong Thể lệ này là giờ Việt Nam.${hasRounds ? ' Đợt thi mở từ đúng giờ mở và không nhận bài từ đúng giờ đóng.' : ''} “Hết ngày” là hết 24 giờ của ngày ấy. Mọi thời điểm lấy theo đồng hồ của máy chủ.`,
    ],
  };
}

function partClauses(part: Part, nameOf: NameOf): Clause[] {
  if (part.kind !== 'quiz') {
    const { receiving, appraising } = part;
    return [
      { text: `${part.name}: nhận bài từ ${formatStartOf(receiving.opens, nameOf)} đến ${formatEndOf(receiving.closes, nameOf)}.` },
      ...(appraising
        ? [
            {
              text: `${part.name}: thẩm định, chấm bài ${appraising.days === undefined ? '' : `dự kiến ${appraising.days} ngày, trong khoảng `}từ ${formatStartOf(appraising.opens, nameOf)} đến ${formatEndOf(appraising.closes, nameOf)}.`,
            },
          ]
        : []),
    ];
  }
  const rounds = roundPlans.of(part.rounds).rounds(part.rounds);
  const table: DocumentTable = {
    kind: 'table',
    columns: ['Đợt thi', 'Mở', 'Đóng', 'Công bố kết quả'].map((title) => ({ title, align: 'start' as const })),
    rows: rounds.map(({ name, opens, closes, publishes }) => [
      name,
      typeof opens === 'string' ? formatMoment(new Date(opens)) : formatStartOf(opens, nameOf),
      typeof closes === 'string' ? formatEnd(new Date(closes)) : formatEndOf(closes, nameOf),
      publishes === undefined
        ? 'Sau khi kết quả được phê duyệt'
        : typeof publishes === 'string'
          ? formatMoment(new Date(publishes))
          : formatStartOf(publishes, nameOf),
    ]),
  };
  const { opens, from, until } = part.study;
  const when = [
    ...(from === undefined ? [] : [`từ ${formatStartOf(from, nameOf)}`]),
    ...(until === undefined ? [] : [`đến ${formatEndOf(until, nameOf)}`]),
  ].join(' ');
  return [
    { text: `${part.name}: ${lowerFirst(roundPlans.describe(part.rounds, nameOf))}`, table },
    { text: sentence(`Trước khi dự thi, người dự thi được tìm hiểu ${STUDY[opens]} trên trang của Cuộc thi${when ? ` ${when}` : ''}`) },
  ];
}
