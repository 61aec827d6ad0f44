import { settings } from '../plan/setting.js';
import { standingVisibility } from './standing-visibility.js';

export const ownPlace = standingVisibility({
  code: 'own-place',
  version: 1,
  label: 'Mỗi người chỉ biết hạng của mình',
  isPublic: false,
  tellsOwnPlace: true,
  args: settings({}),
  describe: () =>
    'Sau khi kết quả đợt thi được công bố, mỗi người dự thi biết hạng của mình; công khai danh sách người đạt giải, không công khai bảng xếp hạng.',
  shownUntil: () => undefined,
});
