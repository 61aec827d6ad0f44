import { z } from 'zod';
import { attemptLimits } from '../attempts/attempt-limits.js';
import { countingRules } from '../attempts/counting-rules.js';
import { entryConditions } from '../entry/entry-conditions.js';
import { overallRanking } from '../overall/overall-setting.js';
import { paperRules } from '../paper/paper-rules.js';
import { predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { standingVisibilities } from '../standing-visibility/standing-visibilities.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import { endMoment, startMoment } from './moment.js';
import { partBasics, partKind } from './part-basics.js';
import { choice, settings, whole } from './setting.js';

export const STUDY = { documents: 'tài liệu tham khảo', 'questions-with-answers': 'bộ câu hỏi và tài liệu giải đáp' } as const;

/** Multiple-choice questions, answered online in rounds. */
export const quizPart = settings({
  kind: partKind('quiz'),
  ...partBasics,
  rounds: roundPlans.reference,
  study: settings({
    opens: choice('Được ôn tập', STUDY),
    from: startMoment('Từ').optional(),
    until: endMoment('Đến').optional(),
  }).meta({ title: 'Ôn tập' }),
  paper: paperRules.meta({ title: 'Đề thi' }),
  attempts: settings({
    limit: attemptLimits.reference,
    minimumDelayMinutes: whole('Khoảng cách tối thiểu giữa hai lượt (phút)', { min: 0, max: 10_080 }).default(0),
    counts: countingRules.reference,
  }).meta({ title: 'Lượt thi' }),
  prediction: predictionRules.reference,
  entry: z
    .array(entryConditions.reference)
    .min(1)
    .max(10)
    .meta({ title: 'Điều kiện được xếp hạng', description: 'Xét trên lượt thi được tính của mỗi người.' })
    .optional(),
  ranking: z.array(rankingCriteria.reference).min(1).max(10).meta({ title: 'Thứ tự tiêu chí xếp hạng' }),
  overall: overallRanking.optional(),
  scoreShown: visibilityRules.reference,
  standingShown: standingVisibilities.reference
    .meta({ description: 'Không ghi: bảng xếp hạng được công khai cùng kết quả đợt thi.' })
    .optional(),
});
