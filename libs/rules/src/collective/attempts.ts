import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { eachAttempt } from './attempt-shares.js';
import { unitMetric, type UnitScope } from './unit-metric.js';

export const attempts = unitMetric({
  code: 'attempts',
  version: 1,
  label: 'Số lượt thi',
  decidesEveryTie: false,
  turnout: 'attempts',
  compares: 'số lượt thi',
  isShare: false,
  args: settings({ perPerson: whole('Số lượt tối đa được tính của một người', { min: 1, max: 10_000 }).optional() }),
  describe: ({ perPerson }) =>
    `Đơn vị có nhiều lượt thi đã nộp bài hơn xếp trên${perPerson === undefined ? '' : `; mỗi người được tính nhiều nhất ${formatNumber(perPerson)} lượt`}.`,
  values: ({ perPerson }, scope) => (perPerson === undefined ? scope.facts.map((unit) => unit.attempts) : capped(scope, perPerson)),
  say: (value) => `${formatNumber(value)} lượt`,
  source: {
    adds: 'attempts',
    shares: ({ perPerson }, rows) => eachAttempt(rows, perPerson),
    value: (_args, sum) => sum,
    formula: ({ perPerson }, sum) =>
      `${formatNumber(sum)} lượt đã nộp bài${perPerson === undefined ? '' : `, mỗi người nhiều nhất ${formatNumber(perPerson)} lượt`}`,
  },
});

/** Against stuffing: what one person does beyond the cap counts for nobody. */
function capped({ facts, attempts, unitOfPerson, isExcluded }: UnitScope, perPerson: number): number[] {
  const ofPerson = new Uint32Array(attempts.people.length);
  for (let row = 0; row < attempts.count; row++) {
    const person = attempts.person[row] as number;
    ofPerson[person] = (ofPerson[person] as number) + 1;
  }
  const sums = new Array<number>(facts.length + 1).fill(0);
  ofPerson.forEach((count, person) => {
    const unit = unitOfPerson[person] as number;
    if (isExcluded[person] === 0) sums[unit] = (sums[unit] as number) + Math.min(count, perPerson);
  });
  return sums.slice(0, facts.length);
}
