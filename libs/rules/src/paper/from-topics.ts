import type { NameOf } from '../plan/strategy.js';
import type { DrawShare } from './draw-rule.js';

/** All questions of a paper out of some topics together. */
export function fromTopics(topics: readonly string[], items: number, name: string): DrawShare {
  const accepted = new Set(topics);
  return { items, name, from: (question) => accepted.has(question.topic) };
}

/** "“Thể chế”, “Chỉ số”" */
export function topicNames(topics: readonly string[], nameOf: NameOf): string {
  return topics.map((topic) => `“${nameOf('topics', topic)}”`).join(', ');
}
