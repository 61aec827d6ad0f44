import type { NameOf } from '../plan/strategy.js';
import type { DrawScope, DrawShare } from './draw-rule.js';
import { drawRules } from './draw-rules.js';
import { PaperError } from './paper-error.js';
import type { PaperRules } from './paper-rules.js';

const codeItself: NameOf = (_list, code) => code;

/**
 * The shares of a paper for a round and an audience group.
 * @throws PaperError when the rules have no paper for them
 */
export function sharesOf(paper: PaperRules, scope: DrawScope, nameOf: NameOf = codeItself): DrawShare[] {
  const shares = drawRules.of(paper.draw).shares(paper.draw, paper.items, nameOf, scope);
  if (!shares) throw new PaperError('SCOPE_UNKNOWN', { round: scope.round ?? '', audience: scope.audience ?? '' });
  return shares;
}
