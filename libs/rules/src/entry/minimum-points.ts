import { z } from 'zod';
import { settings } from '../plan/setting.js';
import { formatPoints } from '../scoring/format-points.js';
import { entryCondition } from './entry-condition.js';

export const minimumPoints = entryCondition({
  code: 'minimum-points',
  version: 1,
  label: 'Số điểm tối thiểu',
  needs: ['thousandths'],
  quizOnly: false,
  args: settings({ points: z.number().multipleOf(0.001).min(0.001).max(1_000_000).meta({ title: 'Số điểm' }) }),
  says: ({ points }) => `đạt ít nhất ${formatPoints(points)} điểm`,
  meets: ({ points }, { thousandths }) => thousandths >= Math.round(points * 1000),
  unfit: ({ points }, { fullThousandths }) =>
    Math.round(points * 1000) <= fullThousandths
      ? undefined
      : `không ai đạt được ${formatPoints(points)} điểm vì điểm tối đa là ${formatPoints(fullThousandths / 1000)}; hãy ghi points không quá số ấy`,
});
