import { nameOfWithin } from '../plan/name-of.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { CHANNELS } from '../plan/submission-part.js';
import { AUTHORS } from '../submissions/authors.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { enumerated, sentence, type ArticleDraft, type Clause, type Titled } from './article-writer.js';
import { judgingArticles } from './judging-articles.js';
import { audienceClause } from './audience-clause.js';

/** What submissions must be like, and how they are judged. */
export function submissionArticles(part: SubmissionPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
  const { forms, authors, channels, channelDetail, conditions, themes, sections, requirements, presentation } = part;
  return [
    {
      id: `${part.code}.submission`,
      title: titled(part, 'bài dự thi'),
      clauses: [
        audienceClause(part, nameOf),
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
    ...judgingArticles(part, titled, nameOfWithin(part, nameOf)),
  ];
}

function listed(text: string, items: readonly string[]): Clause | undefined {
  return items.length === 0 ? undefined : { text, points: enumerated(items) };
}
