import { formatPoints } from '../scoring/format-points.js';
import { settings } from '../plan/setting.js';
import { keyColumn, rankingCriterion } from './ranking-criterion.js';

export const score = rankingCriterion({
  code: 'score',
  version: 1,
  label: 'Điểm',
  decidesEveryTie: false,
  needsPrediction: false,
  onlyWhereTied: false,
  compares: 'điểm',
  args: settings({}),
  describe: () => 'Người có điểm cao hơn xếp trên.',
  // Points are multiples of 0.001, so thousandths are whole; higher is better, hence the sign.
  keys: (_args, rows, { attempts: { points } }) => keyColumn(rows, (row) => -Math.round((points[row] as number) * 1000)),
  say: (key) => `${formatPoints(-key / 1000)} điểm`,
});
