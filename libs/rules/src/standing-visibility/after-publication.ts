import { settings } from '../plan/setting.js';
import { standingVisibility } from './standing-visibility.js';

/** What holds where a plan says nothing. */
export const afterPublication = standingVisibility({
  code: 'after-publication',
  version: 1,
  label: 'Sau khi công bố kết quả',
  isPublic: true,
  tellsOwnPlace: true,
  args: settings({}),
  describe: () => 'Bảng xếp hạng được công khai cùng kết quả đợt thi; trước đó không ai biết thứ hạng.',
  shownUntil: () => undefined,
});
