import { settings } from '../plan/setting.js';
import { standingVisibility } from './standing-visibility.js';

export const winnersOnly = standingVisibility({
  code: 'winners-only',
  version: 1,
  label: 'Không công khai, chỉ công bố người đạt giải',
  isPublic: false,
  tellsOwnPlace: false,
  args: settings({}),
  describe: () => 'Bảng xếp hạng không được công khai; chỉ công bố danh sách người đạt giải.',
  shownUntil: () => undefined,
});
