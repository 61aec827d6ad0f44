import { endInstant, startInstant } from '../plan/moment.js';
import { settings, whole } from '../plan/setting.js';
import { firstRound, lastClosing, namesProblems, namesSetting, repeatedRounds } from './repeated.js';
import { roundPlan } from './round-plan.js';

/** Rounds that repeat after so many days, stated by the first: "4 đợt, mỗi đợt 10 ngày, từ 7h30 đến 17h". */
export const everyDays = roundPlan({
  code: 'every-days',
  version: 1,
  label: 'Cách đều một số ngày',
  args: settings({
    count: whole('Số đợt', { min: 1, max: 200 }),
    days: whole('Đợt sau mở sau đợt trước … ngày', { min: 1, max: 366 }),
    opens: startInstant('Đợt đầu mở lúc'),
    closes: endInstant('Đợt đầu đóng lúc'),
    publishes: startInstant('Đợt đầu công bố kết quả lúc').optional(),
    names: namesSetting,
  }),
  describe(rounds) {
    if (rounds.count === 1) return `Có một đợt thi, ${firstRound(rounds)}.`;
    const apart = rounds.days === 1 ? ' của ngày kế tiếp' : `, sau đợt liền trước ${rounds.days} ngày`;
    return `Có ${rounds.count} đợt thi; đợt thứ nhất ${firstRound(rounds)}, mỗi đợt sau mở và đóng vào cùng giờ${apart}; đợt cuối ${lastClosing(rounds, rounds.days)}.`;
  },
  problems: (rounds) => namesProblems(rounds, 'đợt'),
  rounds: (rounds) => repeatedRounds(rounds, rounds.days, { code: 'dot', name: 'Đợt' }),
});
