import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const noLimit = personLimit({
  code: 'no-limit',
  version: 1,
  label: 'Không giới hạn',
  replaces: false,
  args: settings({}),
  describe: () => 'Người đã nhận giải khác của Cuộc thi vẫn được xét giải.',
  saysOfAuthors: () => undefined,
  allows: () => true,
});
