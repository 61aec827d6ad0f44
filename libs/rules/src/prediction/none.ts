import { settings } from '../plan/setting.js';
import { predictionRule } from './prediction-rule.js';

export const none = predictionRule({
  code: 'none',
  version: 1,
  label: 'Không có câu dự đoán',
  unit: '',
  args: settings({}),
  describe: () => 'Đề thi không có câu dự đoán.',
  question: () => undefined,
  decimals: () => 0,
  target: () => null,
});
