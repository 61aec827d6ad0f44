import { formatNumber } from '#kernel';
import { formatPoints } from '../scoring/format-points.js';
import { choice, settings, whole } from '../plan/setting.js';
import { NOT_CHOSEN, NOT_VALID, OF_UNIT } from './attempt-shares.js';
import type { UnitAttempt } from './unit-attempt.js';
import { type AttemptShare, unitMetric, type UnitScope } from './unit-metric.js';

const COMBINED = { sum: 'tổng', mean: 'trung bình' } as const;

/** The N best of each unit. A unit of fewer people is not helped by it: a missing person counts as nothing, in the mean too. */
export const bestPeople = unitMetric({
  code: 'best-people',
  version: 1,
  label: 'Điểm của những người cao nhất',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: false,
  compares: 'điểm của những người cao nhất',
  args: settings({ count: whole('Số người được tính', { min: 1, max: 100_000 }), combined: choice('Cách tính', COMBINED) }),
  describe: ({ count, combined }) =>
    `Đơn vị có ${COMBINED[combined]} điểm của ${formatNumber(count)} người cao điểm nhất cao hơn xếp trên; điểm của mỗi người là tổng điểm các lượt thi được tính của người ấy; đơn vị không đủ ${formatNumber(count)} người thì người còn thiếu tính 0 điểm.`,
  values({ count, combined }, scope) {
    const best = bestOfUnits(scope, count);
    return best.map((thousandths) => (combined === 'sum' ? thousandths : thousandths / count) / 1000);
  },
  say: (value) => `${formatPoints(value)} điểm`,
  source: {
    adds: 'thousandths',
    shares: ({ count }, rows) => sharesOfBest(rows, count),
    value: ({ count, combined }, sum) => (combined === 'sum' ? sum : sum / count) / 1000,
    formula: ({ count, combined }, sum) =>
      `${formatPoints(sum / 1000)} điểm của ${formatNumber(count)} người cao điểm nhất${combined === 'mean' ? `, chia cho ${formatNumber(count)}` : ''}`,
  },
});

/** The points of those who are among the best; of equal ones at the border, whom the pseudonym puts first. */
function sharesOfBest(rows: readonly UnitAttempt[], count: number): AttemptShare[] {
  const totals = new Map<string, number>();
  for (const { person, isUnit, isCounted, thousandths } of rows)
    if (isCounted && !isUnit) totals.set(person, (totals.get(person) ?? 0) + thousandths);
  const best = [...totals].sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1)).slice(0, count);
  const among = new Set(best.map(([person]) => person));
  return rows.map(({ person, isUnit, isValid, isCounted, thousandths }) => {
    if (!isValid) return { adds: 0, why: NOT_VALID };
    if (!isCounted) return { adds: 0, why: NOT_CHOSEN };
    if (isUnit) return { adds: 0, why: OF_UNIT };
    return among.has(person) ? { adds: thousandths } : { adds: 0, why: `không thuộc ${formatNumber(count)} người cao điểm nhất` };
  });
}

/** By unit, the thousandths of its best people together. */
function bestOfUnits({ facts, attempts, unitOfPerson, isExcluded, counted }: UnitScope, count: number): number[] {
  const { points, person, people } = attempts;
  const total = new Float64Array(people.length).fill(NaN);
  for (const row of counted()) {
    const owner = person[row] as number;
    const before = total[owner] as number;
    total[owner] = (Number.isNaN(before) ? 0 : before) + Math.round((points[row] as number) * 1000);
  }
  const scores = facts.map((): number[] => []);
  for (let owner = 0; owner < people.length; owner++) {
    const score = total[owner] as number;
    if (!Number.isNaN(score) && isExcluded[owner] === 0 && attempts.isUnit?.[owner] !== 1)
      scores[unitOfPerson[owner] as number]?.push(score);
  }
  return scores.map((ofUnit) =>
    new Float64Array(ofUnit)
      .sort()
      .subarray(-count)
      .reduce((sum, score) => sum + score, 0),
  );
}
