import { endInstant, startInstant } from '../plan/moment.js';
import { settings, whole } from '../plan/setting.js';
import { firstRound, lastClosing, namesProblems, namesSetting, repeatedRounds } from './repeated.js';
import { roundPlan } from './round-plan.js';

const WEEK = 7;

/** Rounds that repeat every week, stated by the first: "4 tuần, từ 10h00 thứ Hai đến 9h30 thứ Hai tuần kế tiếp". */
export const weekly = roundPlan({
  code: 'weekly',
  version: 1,
  label: 'Hằng tuần',
  args: settings({
    count: whole('Số tuần', { min: 1, max: 60 }),
    opens: startInstant('Tuần đầu mở lúc'),
    closes: endInstant('Tuần đầu đóng lúc'),
    publishes: startInstant('Tuần đầu công bố kết quả lúc').optional(),
    names: namesSetting,
  }),
  describe(weeks) {
    if (weeks.count === 1) return `Có một tuần thi, ${firstRound(weeks)}.`;
    return `Có ${weeks.count} tuần thi; tuần thứ nhất ${firstRound(weeks)}, các tuần sau mở và đóng vào cùng giờ, cùng thứ của tuần kế tiếp; tuần cuối ${lastClosing(weeks, WEEK)}.`;
  },
  problems: (weeks) => namesProblems(weeks, 'tuần'),
  rounds: (weeks) => repeatedRounds(weeks, WEEK, { code: 'tuan', name: 'Tuần' }),
});
