import type { BankQuestion, Difficulty } from '../src/paper/draw-rule.js';

const DIFFICULTIES: Difficulty[] = ['easy', 'medium', 'hard'];

/** A bank of questions with four options: so many per topic, difficulties in turn, ids like "the-che-1". */
export function aBank({ topics = ['the-che'], perTopic = 16 }: { topics?: readonly string[]; perTopic?: number } = {}): BankQuestion[] {
  return topics.flatMap((topic) =>
    Array.from({ length: perTopic }, (_, at) => ({
      id: `${topic}-${at + 1}`,
      topic,
      difficulty: DIFFICULTIES[at % 3] as Difficulty,
      optionCount: 4,
    })),
  );
}
