import { z } from 'zod';
import { endMoment, startMoment } from '../plan/moment.js';
import { reference } from '../plan/reference.js';
import { code, line, settings, whole, yesNo } from '../plan/setting.js';
import { formatPoints } from '../scoring/format-points.js';
import { aggregations } from './aggregations.js';
import { discrepancyRules } from './discrepancy/discrepancy-rules.js';
import { fullPhaseScore } from './full-phase-score.js';
import { passRules } from './passing/pass-rules.js';
import { pointsSetting } from './points-setting.js';
import { resultRules } from './result/result-rules.js';

export const judgingCriterion = settings({
  code: code().meta({ title: 'Mã tiêu chí' }),
  name: line('Tên tiêu chí'),
  detail: line('Diễn giải').optional(),
  maximum: pointsSetting('Điểm tối đa'),
  weight: pointsSetting('Hệ số', { min: 0.001, max: 100 }).optional(),
  minimum: pointsSetting('Điểm tối thiểu phải đạt').optional(),
  failsOut: yesNo('Không đạt điểm tối thiểu thì loại').default(false),
}).superRefine(({ maximum, minimum, failsOut }, context) => {
  if (minimum !== undefined && minimum > maximum)
    context.addIssue({
      code: 'custom',
      path: ['minimum'],
      message: `điểm tối thiểu ${formatPoints(minimum)} lớn hơn điểm tối đa ${formatPoints(maximum)}; hãy ghi không quá ${formatPoints(maximum)}`,
    });
  if (failsOut && minimum === undefined)
    context.addIssue({
      code: 'custom',
      path: ['failsOut'],
      message: 'muốn loại bài không đạt thì phải ghi minimum, điểm tối thiểu phải đạt',
    });
});

/** One phase of judging: by which team, how many of it for each submission, by what criteria, and who goes on. */
export const judgingPhase = settings({
  code: code().meta({ title: 'Mã vòng chấm' }),
  name: line('Tên vòng chấm', 'Ví dụ “Vòng sơ khảo”. Khi chỉ có một vòng, ghi “Chấm thi”.'),
  council: reference('teams', 'Hội đồng, tổ chấm'),
  judges: whole('Số giám khảo chấm độc lập mỗi bài', { min: 1, max: 20 }),
  blind: yesNo('Đánh mã phách', 'Giám khảo không biết tên tác giả và đơn vị khi chấm.').optional(),
  criteria: z.array(judgingCriterion).min(1).max(50).meta({ title: 'Tiêu chí chấm' }),
  aggregation: aggregations.reference,
  discrepancy: discrepancyRules.reference.optional(),
  passes: z
    .array(passRules.reference)
    .min(1)
    .max(5)
    .meta({ title: 'Điều kiện qua vòng', description: 'Xét lần lượt từ trên xuống; ở vòng cuối là điều kiện để được xếp hạng.' })
    .optional(),
  appraising: settings({ opens: startMoment('Từ'), closes: endMoment('Đến') })
    .meta({ title: 'Thời gian chấm vòng này' })
    .optional(),
});

/** How submissions are judged: in one phase, or in several of which each lets some through to the next. */
export const judging = settings({
  phases: z.array(judgingPhase).min(1).max(5).meta({ title: 'Các vòng chấm, theo thứ tự' }),
  result: resultRules.reference.optional(),
}).superRefine(({ phases, result }, context) => {
  const refuse = (path: (string | number)[], message: string | undefined): void => {
    if (message !== undefined) context.addIssue({ code: 'custom', path, message });
  };
  if (phases.length > 1 && result === undefined)
    refuse([], 'có nhiều vòng chấm thì phải ghi result, cách tính kết quả qua các vòng; ví dụ result: { code: last-phase }');
  phases.forEach((phase, at) => {
    const isLast = at === phases.length - 1;
    const judged = { judges: phase.judges, fullScore: fullPhaseScore(phase), isLast };
    const { label, minimumJudges } = aggregations.of(phase.aggregation);
    if (phase.judges < minimumJudges)
      refuse(
        ['phases', at, 'judges'],
        `“${phase.aggregation.code}” (${label}) cần ít nhất ${minimumJudges} giám khảo chấm mỗi bài; hãy tăng judges hoặc chọn cách khác`,
      );
    if (phase.discrepancy) refuse(['phases', at, 'discrepancy'], discrepancyRules.of(phase.discrepancy).unfit(phase.discrepancy, judged));
    if (!isLast && phase.passes === undefined)
      refuse(['phases', at], 'chưa nói bài nào được vào vòng sau; hãy ghi passes, ví dụ passes: [{ code: top, count: 20 }]');
    phase.passes?.forEach((rule, link) => refuse(['phases', at, 'passes', link], passRules.of(rule).unfit(rule, judged)));
  });
});

export type JudgingCriterion = z.output<typeof judgingCriterion>;
export type JudgingPhase = z.output<typeof judgingPhase>;
export type Judging = z.output<typeof judging>;
