import { capitalise } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import type { ArticleDraft, Titled } from './article-writer.js';
import { quizArticles } from './quiz-articles.js';
import { submissionArticles } from './submission-articles.js';

/** How each part is taken, marked and ranked: exactly what the engine does, since every sentence is a strategy's own. */
export function partArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  const hasSeveral = ruleSet.parts.length > 1;
  const titled: Titled = (part, title) => (hasSeveral ? `${part.name}: ${title}` : capitalise(title));
  return ruleSet.parts.flatMap((part) =>
    part.kind === 'quiz' ? quizArticles(part, titled, nameOf) : submissionArticles(part, titled, nameOf),
  );
}
