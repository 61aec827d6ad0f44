import type { RunningContest } from '#contests';
import { chosenTopic, type ImportChoices, type JudgedQuestion } from '#questions';
import { DIFFICULTIES } from '../questions/question-words.js';
import { MOST_HEADINGS, type NumberedHeadings, type QuestionImportForm } from './question-import.forms.js';

type RuleSet = RunningContest['ruleSet'];

/** What has to be chosen before a file can be entered, by the names of the fields. */
export type ImportField = 'topic' | 'difficulty' | `heading-${number}`;

/** A heading of the file, with the questions whose topic it tells. */
export interface FileHeading {
  field: `heading-${number}`;
  text: string;
  /** The topic that it seems to name. */
  topic: string | undefined;
  count: number;
}

/** The headings that tell a topic, in the order of the file. A contest with one topic needs none. */
export function headingsOf(questions: readonly JudgedQuestion[], { topics }: RuleSet): FileHeading[] {
  if (topics.length === 1) return [];
  const headings = new Map<string, FileHeading>();
  for (const { heading, question, errors } of questions) {
    if (heading === undefined || errors.length > 0) continue;
    const known = headings.get(heading);
    if (known) known.count += 1;
    else if (headings.size < MOST_HEADINGS)
      headings.set(heading, { field: `heading-${headings.size}`, text: heading, topic: question.topic, count: 1 });
  }
  return [...headings.values()];
}

/** What was chosen for the whole file and for its headings; a contest with one topic leaves no choice of it. */
export function importChoices(form: QuestionImportForm, headings: readonly FileHeading[], { topics }: RuleSet): ImportChoices {
  const topic = topics.length === 1 ? topics[0] : topics.find(({ code }) => code === form.topic);
  const difficulty = DIFFICULTIES.find(({ value }) => value === form.difficulty);
  const chosen = headings.flatMap(({ field, text }): [string, string][] => {
    const found = topics.find(({ code }) => code === (form as NumberedHeadings)[field]);
    return found ? [[text, found.code]] : [];
  });
  return { ...(topic && { topic: topic.code }), ...(difficulty && { difficulty: difficulty.value }), headings: new Map(chosen) };
}

/** What questions without errors still lack. */
export function missingFields(
  questions: readonly JudgedQuestion[],
  headings: readonly FileHeading[],
  choices: ImportChoices,
): ImportField[] {
  const sound = questions.filter(({ errors }) => errors.length === 0);
  const withoutTopic = sound.filter((one) => chosenTopic(one, choices) === undefined);
  const unclear = headings.filter(({ text }) => withoutTopic.some(({ heading }) => heading === text));
  return [
    ...unclear.map(({ field }) => field),
    ...(withoutTopic.some(({ heading }) => !unclear.some(({ text }) => text === heading)) ? ['topic' as const] : []),
    ...(!choices.difficulty && sound.some(({ question }) => !question.difficulty) ? ['difficulty' as const] : []),
  ];
}
