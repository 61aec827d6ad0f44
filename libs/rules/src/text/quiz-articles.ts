import { attemptLimits } from '../attempts/attempt-limits.js';
import { sayConditions } from '../entry/entry-conditions.js';
import { drawRules } from '../paper/draw-rules.js';
import { describeGrace } from '../paper/grace.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { creditRules } from '../scoring/credit-rules.js';
import { formatPoints } from '../scoring/format-points.js';
import { fullScore } from '../scoring/score-attempt.js';
import { describeVoided } from '../scoring/voided-question.js';
import { validityRules } from '../scoring/validity-rules.js';
import { standingVisibilities } from '../standing-visibility/standing-visibilities.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import type { ArticleDraft, Titled } from './article-writer.js';
import { audienceClause } from './audience-clause.js';
import { countingSentence } from './counting-sentence.js';
import { overallClause } from './overall-clause.js';

/** How a quiz part is sat, marked and ranked. */
export function quizArticles(part: QuizPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
  const { paper, attempts, prediction, entry, ranking, overall, scoreShown, standingShown } = part;
  const question = predictionQuestion(part);
  const shuffled = [...(paper.shuffle.questions ? ['thứ tự câu hỏi'] : []), ...(paper.shuffle.options ? ['thứ tự phương án trả lời'] : [])];
  return [
    {
      id: `${part.code}.paper`,
      title: titled(part, 'đề thi và lượt thi'),
      clauses: [
        audienceClause(part, nameOf),
        `Mỗi đề gồm ${paper.items} câu hỏi trắc nghiệm, làm trong ${paper.minutes} phút kể từ lúc máy chủ phát đề và không muộn hơn giờ đóng đợt thi. Hết thời gian ấy mà người dự thi chưa nộp, máy chủ nộp thay với các câu trả lời đã lưu.`,
        `${describeGrace(paper)} Khi có sự cố, Ban Tổ chức có thể cho thêm giờ hoặc mở lại lượt thi, kể cả quá giờ đóng đợt thi; số lượt và lý do được công bố.`,
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
        `${creditRules.describe(paper.credit, nameOf)} Điểm tối đa của một đề là ${formatPoints(fullScore(paper))} điểm. ${describeVoided(paper)}`,
        countingSentence(part, nameOf),
        question === undefined ? undefined : `Câu dự đoán: “${question}” ${predictionRules.describe(prediction, nameOf)}`,
        {
          text: 'Mỗi đợt thi xếp hạng riêng, mỗi người một hạng, theo lượt thi được tính. Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
          points: ranking.map((criterion) => rankingCriteria.describe(criterion, nameOf)),
        },
        entry && `Chỉ xếp hạng người có lượt thi được tính thỏa mãn: ${sayConditions(entry)}.`,
        overall &&
          overallClause(`Ngoài bảng xếp hạng từng đợt, ${part.name} có bảng xếp hạng chung các đợt`, overall, nameOf, entry !== undefined),
        standingShown && standingVisibilities.describe(standingShown, nameOf),
        'Người bị loại khỏi Cuộc thi không được xếp hạng và không được xét giải.',
      ],
    },
  ];
}
