import type { RunningContest } from '#contests';
import type { ImportDefaults, JudgedQuestion } from '#questions';
import { DIFFICULTIES } from '../questions/question-words.js';
import type { QuestionImportForm } from './question-import.forms.js';

/** What was chosen for the whole file, as far as there is such a thing; a contest with one topic leaves no choice. */
export function importDefaults(form: QuestionImportForm, { topics }: RunningContest['ruleSet']): Partial<ImportDefaults> {
  const topic = topics.length === 1 ? topics[0] : topics.find(({ code }) => code === form.topic);
  const difficulty = DIFFICULTIES.find(({ value }) => value === form.difficulty);
  return { ...(topic && { topic: topic.code }), ...(difficulty && { difficulty: difficulty.value }) };
}

/** What questions without errors still lack. */
export function missingDefaults(questions: readonly JudgedQuestion[], defaults: Partial<ImportDefaults>): (keyof ImportDefaults)[] {
  const sound = questions.filter(({ errors }) => errors.length === 0);
  return (['topic', 'difficulty'] as const).filter((field) => !defaults[field] && sound.some(({ question }) => !question[field]));
}
