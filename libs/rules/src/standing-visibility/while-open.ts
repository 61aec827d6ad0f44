import { settings } from '../plan/setting.js';
import { standingVisibility } from './standing-visibility.js';

export const whileOpen = standingVisibility({
  code: 'while-open',
  version: 1,
  label: 'Ngay trong khi đợt thi mở',
  isPublic: true,
  tellsOwnPlace: true,
  args: settings({}),
  describe: () =>
    'Trong khi đợt thi mở, những người đang dẫn đầu được công khai trong bảng tạm tính, không xét câu dự đoán; kết quả chính thức chỉ có khi được công bố.',
  shownUntil: (_args, { closesAt }) => closesAt,
});
