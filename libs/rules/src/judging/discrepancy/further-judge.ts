import { settings } from '../../plan/setting.js';
import { formatPoints } from '../../scoring/format-points.js';
import { pointsSetting } from '../points-setting.js';
import { discrepancyRule } from './discrepancy-rule.js';

/** One judge more marks; then the total at the far end is left out, so that as many count as before. */
export const furtherJudge = discrepancyRule({
  code: 'further-judge',
  version: 1,
  label: 'Mời thêm một giám khảo chấm',
  args: settings({ points: pointsSetting('Chênh lệch quá (điểm)', { min: 0.001 }) }),
  describe: ({ points }) =>
    `Điểm cao nhất và điểm thấp nhất mà các giám khảo cho một bài chênh nhau quá ${formatPoints(points)} điểm thì thêm một giám khảo chấm bài ấy. Khi đó bỏ một điểm: trong hai điểm cao nhất và thấp nhất, bỏ điểm cách xa điểm liền kề hơn, cách nhau như nhau thì bỏ điểm thấp nhất; nhiều giám khảo cùng cho điểm bị bỏ thì bỏ phiếu của người có mã số đứng trước. Các điểm còn lại được tổng hợp theo cách nêu trên.`,
  unfit({ points }, { judges, fullScore }) {
    if (judges < 2) return 'mỗi bài chỉ có 1 giám khảo chấm thì không có chênh lệch; hãy ghi judges từ 2 trở lên hoặc bỏ thiết lập này';
    if (Math.round(points * 1000) >= fullScore)
      return `chênh lệch không bao giờ quá ${formatPoints(points)} điểm vì điểm tối đa là ${formatPoints(fullScore / 1000)}; hãy ghi points nhỏ hơn`;
    return undefined;
  },
  needsFurther: ({ points }, spread) => spread > Math.round(points * 1000),
  leavesOut(_args, totals) {
    const last = totals.length - 1;
    const below = (totals[1] as number) - (totals[0] as number);
    const above = (totals[last] as number) - (totals[last - 1] as number);
    return above > below ? last : 0;
  },
});
