import { choice, settings } from '../plan/setting.js';
import { formatScaled } from '../prediction/format-scaled.js';
import { predictionDistanceOf } from '../prediction/prediction-distance-of.js';
import { keyColumn, LAST, rankingCriterion } from './ranking-criterion.js';

const SIDES = { alike: 'coi là bằng nhau', 'below-first': 'người đoán thiếu xếp trên người đoán thừa' } as const;

/** A guess above the true number and one below it at the same distance are equally good, unless the plan says otherwise. */
export const predictionDistance = rankingCriterion({
  code: 'prediction-distance',
  version: 1,
  label: 'Dự đoán gần đúng hơn',
  decidesEveryTie: false,
  needsPrediction: true,
  onlyWhereTied: false,
  compares: 'độ lệch của số dự đoán',
  args: settings({
    sides: choice('Lệch hai phía một khoảng như nhau', SIDES).optional(),
  }),
  describe: ({ sides }) =>
    `Người có số dự đoán gần với số thực tế hơn xếp trên; đoán thừa và đoán thiếu một khoảng như nhau thì ${SIDES[sides ?? 'alike']}; người không dự đoán xếp sau người có dự đoán.`,
  keys({ sides }, rows, { attempts: { prediction }, target }) {
    if (target === null) return new Float64Array(rows.length).fill(LAST);
    return keyColumn(rows, (row) => {
      const guess = prediction[row] as number;
      const distance = predictionDistanceOf(guess, target) as number;
      if (!(distance < LAST / 2)) return LAST;
      return sides === 'below-first' ? distance * 2 + Number(guess > target) : distance;
    });
  },
  say(key, { predictionDecimals }, { sides }) {
    if (key === LAST) return 'không dự đoán';
    if (key === 0) return 'đoán đúng';
    const isBothInOne = sides === 'below-first';
    const distance = formatScaled(isBothInOne ? Math.floor(key / 2) : key, predictionDecimals);
    if (!isBothInOne) return `lệch ${distance}`;
    return key % 2 === 1 ? `thừa ${distance}` : `thiếu ${distance}`;
  },
});
