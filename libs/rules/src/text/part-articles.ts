import { capitalise, formatNumber, type DocumentTable } from '#kernel';
import { attemptLimits } from '../attempts/attempt-limits.js';
import { countingRules } from '../attempts/counting-rules.js';
import { aggregations } from '../judging/aggregations.js';
import { drawRules } from '../paper/draw-rules.js';
import { AUTHORS, CHANNELS } from '../plan/part-setting.js';
import type { Part, QuizPart, RuleSet, SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { creditRules } from '../scoring/credit-rules.js';
import { formatPoints } from '../scoring/format-points.js';
import { fullScore } from '../scoring/score-attempt.js';
import { validityRules } from '../scoring/validity-rules.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import { enumerated, sentence, type ArticleDraft, type Clause } from './article-writer.js';

/** How each part is taken, marked and ranked: exactly what the engine does, since every sentence is a strategy's own. */
export function partArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  const hasSeveral = ruleSet.parts.length > 1;
  const titled = (part: Part, title: string): string => (hasSeveral ? `${part.name}: ${title}` : capitalise(title));
  return ruleSet.parts.flatMap((part) =>
    part.kind === 'quiz' ? quizArticles(part, titled, nameOf) : submissionArticles(part, titled, nameOf),
  );
}

type Titled = (part: Part, title: string) => string;

function quizArticles(part: QuizPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
  const { paper, attempts, prediction, ranking, scoreShown } = part;
  const question = predictionQuestion(part);
  const shuffled = [...(paper.shuffle.questions ? ['thứ tự câu hỏi'] : []), ...(paper.shuffle.options ? ['thứ tự phương án trả lời'] : [])];
  return [
    {
      id: `${part.code}.paper`,
      title: titled(part, 'đề thi và lượt thi'),
      clauses: [
        `Mỗi đề gồm ${paper.items} câu hỏi trắc nghiệm, làm trong ${paper.minutes} phút kể từ lúc máy chủ phát đề và không quá lúc đợt thi đóng. Hết thời gian ấy mà người dự thi chưa nộp, máy chủ nộp thay với các câu trả lời đã lưu.`,
        `${drawRules.describe(paper.draw, nameOf)}${shuffled.length > 0 ? ` Mỗi đề được đảo ${shuffled.join(' và ')}.` : ''}`,
        attemptLimits.describe(attempts.limit, nameOf),
        attempts.minimumDelayMinutes > 0
          ? `Hai lượt thi của một người cách nhau ít nhất ${attempts.minimumDelayMinutes} phút, tính từ lúc bắt đầu lượt trước.`
          : undefined,
        validityRules.describe(paper.validity, nameOf),
        visibilityRules.describe(scoreShown, nameOf),
      ],
    },
    {
      id: `${part.code}.ranking`,
      title: titled(part, 'cách tính điểm và xếp hạng'),
      clauses: [
        `${creditRules.describe(paper.credit, nameOf)} Điểm tối đa của một đề là ${formatPoints(fullScore(paper))} điểm.`,
        countingRules.describe(attempts.counts, nameOf),
        question === undefined ? undefined : `Câu dự đoán: “${question}” ${predictionRules.describe(prediction, nameOf)}`,
        {
          text: 'Mỗi đợt thi xếp hạng riêng, mỗi người một hạng, theo lượt thi được tính. Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
          points: ranking.map((criterion) => rankingCriteria.describe(criterion, nameOf)),
        },
        'Người bị loại khỏi Cuộc thi không được xếp hạng và không được xét giải.',
      ],
    },
  ];
}

function submissionArticles(part: SubmissionPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
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
