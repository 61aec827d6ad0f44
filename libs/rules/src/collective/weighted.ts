import { capitalise, formatNumber } from '#kernel';
import { z } from 'zod';
import { settings, whole } from '../plan/setting.js';
import { unitMeasures } from './unit-measures.js';
import { unitMetric, type UnitScope } from './unit-metric.js';

const MILLIONTHS = 1_000_000;

/**
 * Several measures in one number out of 100. A share counts as it is; any other number is divided by the highest of the units
 * ranked together (of the block, where there are blocks), so that people and points can be added. The highest is taken over
 * all of them, those that do not qualify too: the number of a unit then hangs on what units have done and not on who meets
 * which condition, has an award already, or is still to declare its head-count.
 */
export const weighted = unitMetric({
  code: 'weighted',
  version: 1,
  label: 'Điểm tổng hợp nhiều tiêu chí',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: false,
  compares: 'điểm tổng hợp',
  args: settings({
    terms: z
      .array(settings({ metric: unitMeasures.reference, weight: whole('Trọng số (%)', { min: 1, max: 100 }) }))
      .min(2)
      .max(10)
      .meta({ title: 'Các tiêu chí thành phần' }),
  }),
  describe({ terms }) {
    const parts = terms.map(({ metric, weight }) => `${unitMeasures.of(metric).compares} ${weight}%`);
    const scaled = terms.map(({ metric }) => unitMeasures.of(metric)).filter(({ isShare }) => !isShare);
    const how =
      scaled.length === 0
        ? ''
        : ` ${capitalise(scaled.map(({ compares }) => compares).join(', '))} của mỗi đơn vị được so với mức cao nhất trong các đơn vị cùng xếp hạng, kể cả đơn vị không đủ điều kiện xét (mức cao nhất tính 100%).`;
    return `Đơn vị có điểm tổng hợp cao hơn xếp trên; điểm tổng hợp tính theo thang 100, gồm ${parts.join(', ')}, làm tròn đến sáu chữ số sau dấu phẩy.${how}`;
  },
  problems({ terms }) {
    const sum = terms.reduce((total, { weight }) => total + weight, 0);
    return sum === 100 ? [] : [{ path: ['terms'], message: `các trọng số cộng lại là ${sum}%; hãy sửa cho đủ 100%` }];
  },
  needsQuiz: ({ terms }) => terms.some(({ metric }) => unitMeasures.of(metric).needsQuiz?.(metric) ?? false),
  values({ terms }, scope) {
    const columns = terms.map(({ metric: reference, weight }) => {
      const metric = unitMeasures.of(reference);
      const values = metric.values(reference, scope);
      return { weight, values: metric.isShare ? values : relativeToHighest(values, scope) };
    });
    return scope.facts.map((_unit, at) => {
      let sum = 0;
      for (const { weight, values } of columns) {
        const value = values[at] as number | null;
        if (value === null) return null;
        sum += weight * value;
      }
      return Math.round(sum * MILLIONTHS) / MILLIONTHS;
    });
  },
  say: (value) => `${formatNumber(Math.round(value * 100) / 100)} điểm tổng hợp`,
  terms: ({ terms }) => terms,
});

function relativeToHighest(values: readonly (number | null)[], { blockOfUnit }: UnitScope): (number | null)[] {
  const highest = new Map<number, number>();
  values.forEach((value, at) => {
    const block = blockOfUnit[at] as number;
    if (value !== null) highest.set(block, Math.max(value, highest.get(block) ?? 0));
  });
  return values.map((value, at) => {
    const top = highest.get(blockOfUnit[at] as number) ?? 0;
    return value === null || top === 0 ? value : value / top;
  });
}
