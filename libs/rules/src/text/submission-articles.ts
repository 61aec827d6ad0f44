import { formatNumber, type DocumentTable } from '#kernel';
import { aggregations } from '../judging/aggregations.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { AUTHORS, CHANNELS } from '../plan/submission-part.js';
import { formatPoints } from '../scoring/format-points.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { enumerated, sentence, type ArticleDraft, type Clause, type Titled } from './article-writer.js';

/** What submissions must be like, and how they are judged. */
export function submissionArticles(part: SubmissionPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
  const { forms, authors, channels, channelDetail, conditions, themes, sections, requirements, presentation, judging } = part;
  return [
    {
      id: `${part.code}.submission`,
      title: titled(part, 'bài dự thi'),
      clauses: [
        part.format === undefined ? undefined : sentence(part.format),
        `Tác giả bài dự thi là ${authors.map((author) => AUTHORS[author]).join('; ')}.${forms.length > 0 ? ` Bài dự thi trình bày dưới dạng: ${forms.join(', ')}.` : ''}`,
        listed(
          'Chủ đề:',
          themes.map(({ name }) => name),
        ),
        listed(
          'Bài dự thi gồm các phần nội dung sau:',
          sections.map(({ name, required }) => `${name}${required ? '' : ' (không bắt buộc)'}`),
        ),
        listed('Yêu cầu về nội dung:', requirements),
        listed('Yêu cầu về hình thức:', presentation),
        ...conditions.map((condition) => submissionConditions.describe(condition, nameOf)),
        `Cách nộp bài: ${channels.map((channel) => CHANNELS[channel]).join('; ')}.${channelDetail === undefined ? '' : ` Nơi nhận: ${sentence(channelDetail)}`}`,
      ],
    },
    {
      id: `${part.code}.judging`,
      title: titled(part, 'chấm bài'),
      clauses: [
        `${nameOf('teams', judging.council)} chấm bài dự thi; mỗi bài do ${formatNumber(judging.judges)} giám khảo chấm độc lập.`,
        { text: 'Tiêu chí và điểm:', table: criteriaTable(part) },
        ...judging.criteria
          .filter(({ failsOut }) => failsOut)
          .map(({ name, minimum }) => `Bài không đạt ${formatPoints(minimum ?? 0)} điểm ở tiêu chí “${name}” thì bị loại.`),
        `${aggregations.describe(judging.aggregation, nameOf)} Bài có điểm cao hơn xếp trên.`,
      ],
    },
  ];
}

function listed(text: string, items: readonly string[]): Clause | undefined {
  return items.length === 0 ? undefined : { text, points: enumerated(items) };
}

function criteriaTable({ judging: { criteria } }: SubmissionPart): DocumentTable {
  const total = criteria.reduce((sum, { maximum }) => sum + Math.round(maximum * 1000), 0) / 1000;
  return {
    kind: 'table',
    columns: [
      { title: 'Tiêu chí', align: 'start' },
      { title: 'Điểm tối đa', align: 'end' },
    ],
    rows: [...criteria.map(({ name, maximum }) => [name, formatPoints(maximum)]), ['Tổng', formatPoints(total)]],
  };
}
