import { type RuleSet, rulesDocument } from '#rules';

/** The number under which an article stands in the printed rules; undefined where these have no such article. */
export function articleNumber(ruleSet: RuleSet, id: string): number | undefined {
  return rulesDocument(ruleSet).articles.find((article) => article.id === id)?.number;
}
