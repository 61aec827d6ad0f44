import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { NewQuestion } from '#questions';
import { PROJECT_ROOT } from '#settings';

interface QuestionFile {
  topic: string;
  questions: {
    code: string;
    difficulty: NewQuestion['difficulty'];
    text: string;
    options: Record<string, string>;
    key: string;
    explanation: string;
    source: string;
  }[];
}

/** The question bank that the project brings along, by topic. */
export function demoQuestions(): NewQuestion[] {
  const folder = join(PROJECT_ROOT, 'config/demo/questions');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) => {
      const { topic, questions } = parse(readFileSync(join(folder, file), 'utf8')) as QuestionFile;
      return questions.map(({ code, difficulty, text, options, key, explanation, source }) => {
        const letters = Object.keys(options);
        return { code, topic, difficulty, text, options: Object.values(options), key: [letters.indexOf(key)], explanation, source };
      });
    });
}
