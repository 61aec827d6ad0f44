import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const noLimit = personLimit({
  code: 'no-limit',
  version: 1,
  label: 'Không giới hạn',
  replaces: false,
  args: settings({}),
  describe: () => 'Một người có thể nhận giải ở nhiều đợt thi.',
  saysOfAuthors: () => undefined,
  allows: () => true,
});
