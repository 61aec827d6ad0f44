import { StrategyFamily } from '../plan/strategy.js';
import { afterClosing } from './after-closing.js';
import { afterPublication } from './after-publication.js';
import { atOnce } from './at-once.js';
import type { VisibilityRule } from './visibility-rule.js';

export const visibilityRules = new StrategyFamily<VisibilityRule>('visibility', 'lúc cho biết điểm', [
  atOnce,
  afterClosing,
  afterPublication,
]);
