import { formatNumber, MINUTE_MS } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { standingVisibility } from './standing-visibility.js';

/** A round that is shorter than the time before its end shows nothing at all. */
export const frozen = standingVisibility({
  code: 'frozen',
  version: 1,
  label: 'Trong khi đợt thi mở, trừ những giờ cuối',
  isPublic: true,
  tellsOwnPlace: true,
  args: settings({ hours: whole('Ngừng cập nhật trước giờ đóng (giờ)', { min: 1, max: 168 }) }),
  describe: ({ hours }) =>
    `Trong khi đợt thi mở, những người đang dẫn đầu được công khai trong bảng tạm tính, không xét câu dự đoán; bảng này ngừng cập nhật ${formatNumber(hours)} giờ trước giờ đóng đợt thi, kết quả chính thức chỉ có khi được công bố.`,
  shownUntil: ({ hours }, { opensAt, closesAt }) => {
    const until = closesAt - hours * 60 * MINUTE_MS;
    return until > opensAt ? until : undefined;
  },
});
