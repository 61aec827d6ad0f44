import { letterAt } from '../import/key-letters.js';
import { QUESTION_COLUMNS } from '../import/table-questions.js';
import { DIFFICULTY_WORDS, type ExportedQuestion, printable } from './exported-question.js';

type Cell = string | null;
const FEWEST_OPTIONS = 4;

/** Questions as a table that can be read back: its head, its rows, the widths of its columns. */
export function questionRows(questions: readonly ExportedQuestion[]): { head: string[]; rows: Cell[][]; widths: number[] } {
  const options = Math.max(FEWEST_OPTIONS, ...questions.map((question) => question.options.length));
  const columns = QUESTION_COLUMNS.filter(
    ({ field }) => field !== 'number' && !(field.startsWith('option-') && Number(field.slice(7)) >= options),
  );
  return {
    head: columns.map(({ heads: [head = ''] }) => head),
    rows: questions.map((question) => columns.map(({ field }) => cellOf(question, field))),
    widths: columns.map(({ field }) =>
      field === 'text' || field === 'explanation' ? 60 : field.startsWith('option-') || field === 'source' ? 32 : 14,
    ),
  };
}

function cellOf(question: ExportedQuestion, field: string): Cell {
  if (field.startsWith('option-')) return filled(question.options[Number(field.slice(7))]);
  if (field === 'key') return filled(question.key.map(letterAt).join(', '));
  if (field === 'difficulty') return DIFFICULTY_WORDS[question.difficulty];
  return filled(question[field as 'code' | 'topic' | 'text' | 'explanation' | 'source' | 'article']);
}

function filled(text = ''): Cell {
  return text === '' ? null : printable(text);
}
