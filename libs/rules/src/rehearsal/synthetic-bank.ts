import type { BankQuestion, Difficulty } from '../paper/draw-rule.js';
import { DIFFICULTIES } from '../paper/draw-rule.js';
import type { QuizPart, RuleSet } from '../plan/rule-set.js';
import type { OptionsByQuestion } from '../scoring/score-attempt.js';
import { type Chance, syntheticId } from './chance.js';

export interface SyntheticBank {
  questions: BankQuestion[];
  key: OptionsByQuestion;
  difficultyOf: (question: string) => Difficulty | undefined;
}

/** So many questions of each topic and difficulty as there are questions in a paper, and no fewer than this. */
const FEWEST = 10;

/** A bank from which every paper of the part can be drawn; one question in ten has two right answers. */
export function syntheticBank({ topics }: RuleSet, part: QuizPart, chance: Chance): SyntheticBank {
  const codes = topics.length > 0 ? topics.map(({ code }) => code) : ['chung'];
  const each = Math.max(FEWEST, part.paper.items);
  const key: Record<string, number[]> = {};
  const questions = codes.flatMap((topic) =>
    (Object.keys(DIFFICULTIES) as Difficulty[]).flatMap((difficulty) =>
      Array.from({ length: each }, (_, n): BankQuestion => {
        const id = syntheticId('question', part.code, topic, difficulty, n);
        const several = chance.happens(0.1);
        key[id] = chance.select([0, 1, 2, 3], several ? 2 : 1).toSorted((a, b) => a - b);
        return { id, topic, difficulty, optionCount: 4, ...(several && { several }) };
      }),
    ),
  );
  const difficulties = new Map(questions.map(({ id, difficulty }) => [id, difficulty]));
  return { questions, key, difficultyOf: (question) => difficulties.get(question) };
}
