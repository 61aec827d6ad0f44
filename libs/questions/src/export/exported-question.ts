import type { Difficulty } from '../entities/question.entity.js';

/** A question on its way out. */
export interface ExportedQuestion {
  code: string;
  /** By its name, where it has one. */
  topic: string;
  difficulty: Difficulty;
  text: string;
  options: readonly string[];
  /** Empty in a file without keys, as is what would tell them. */
  key: readonly number[];
  explanation: string;
  source: string;
  article: string;
}

export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = { easy: 'Dễ', medium: 'Vừa', hard: 'Khó' };

/** A question as those may see it who must not know what is right: the grounds tell it as well. */
export function withoutKey(question: ExportedQuestion): ExportedQuestion {
  return { ...question, key: [], explanation: '', source: '', article: '' };
}

/** A text as files of XML can hold it. */
export function printable(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}
