import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { code, line, settings, whole, yesNo } from '../plan/setting.js';
import { aggregations } from './aggregations.js';

const points = (title: string) => z.number().multipleOf(0.001).min(0).max(10_000).meta({ title });

export const judgingCriterion = settings({
  code: code().meta({ title: 'Mã tiêu chí' }),
  name: line('Tên tiêu chí'),
  detail: line('Diễn giải').optional(),
  maximum: points('Điểm tối đa'),
  minimum: points('Điểm tối thiểu phải đạt').optional(),
  failsOut: yesNo('Không đạt điểm tối thiểu thì loại').default(false),
}).superRefine(({ maximum, minimum, failsOut }, context) => {
  if (minimum !== undefined && minimum > maximum)
    context.addIssue({
      code: 'custom',
      path: ['minimum'],
      message: `điểm tối thiểu ${minimum} lớn hơn điểm tối đa ${maximum}; hãy ghi không quá ${maximum}`,
    });
  if (failsOut && minimum === undefined)
    context.addIssue({
      code: 'custom',
      path: ['failsOut'],
      message: 'muốn loại bài không đạt thì phải ghi minimum, điểm tối thiểu phải đạt',
    });
});

/** How submissions are judged: by which team, how many of it for each submission, by what criteria. */
export const judging = settings({
  council: reference('teams', 'Hội đồng, tổ chấm'),
  judges: whole('Số giám khảo chấm độc lập mỗi bài', { min: 1, max: 20 }),
  criteria: z.array(judgingCriterion).min(1).max(50).meta({ title: 'Tiêu chí chấm' }),
  aggregation: aggregations.reference,
});

export type Judging = z.output<typeof judging>;
