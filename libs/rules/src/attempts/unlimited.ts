import { settings } from '../plan/setting.js';
import { attemptLimit } from './attempt-limit.js';

export const unlimited = attemptLimit({
  code: 'unlimited',
  version: 1,
  label: 'Không giới hạn',
  args: settings({}),
  describe: () => 'Số lượt thi của mỗi người không hạn chế.',
  window: () => undefined,
  spent: () => 'Số lượt thi không hạn chế.',
});
