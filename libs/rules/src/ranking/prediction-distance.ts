import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { predictionDistanceOf } from '../prediction/prediction-distance-of.js';
import { keyColumn, LAST, rankingCriterion } from './ranking-criterion.js';

/** A guess above the true number and one below it at the same distance are equally good. */
export const predictionDistance = rankingCriterion({
  code: 'prediction-distance',
  version: 1,
  label: 'Dự đoán gần đúng hơn',
  decidesEveryTie: false,
  needsPrediction: true,
  onlyWhereTied: false,
  compares: 'độ lệch của số dự đoán',
  args: settings({}),
  describe: () =>
    'Người có số dự đoán gần với số thực tế hơn xếp trên; đoán thừa và đoán thiếu một khoảng như nhau thì coi là bằng nhau; người không dự đoán xếp sau người có dự đoán.',
  keys(_args, rows, { attempts: { prediction }, target }) {
    if (target === null) return new Float64Array(rows.length).fill(LAST);
    return keyColumn(rows, (row) => {
      const distance = predictionDistanceOf(prediction[row] as number, target) as number;
      return distance < LAST ? distance : LAST;
    });
  },
  say: (key) => (key === LAST ? 'không dự đoán' : key === 0 ? 'đoán đúng' : `lệch ${formatNumber(key)}`),
});
