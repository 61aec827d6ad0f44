import { formatNumber } from '#kernel';
import { fromLegacy, isZip, legacyCodeOf, OfficeFileError, oldOfficeKind, plainTextOf, readCsv, sheetCells, xmlParts } from '#documents';
import { aikenQuestions, isAiken } from './aiken.js';
import { giftQuestions, isGift } from './gift.js';
import { isXml, moodleQuestions } from './moodle-xml.js';
import { QuestionFileError } from './question-file.errors.js';
import type { RawFile, RawQuestion } from './raw-question.js';
import { type TableCell, tableQuestions } from './table-questions.js';
import { lineQuestions } from './text/line-questions.js';
import { JOINER } from './text/line-words.js';
import { plainLine } from './text/marked-line.js';
import { withoutPictures } from './text/pictures.js';
import { wordQuestions } from './word/word-questions.js';

/** Questions in one file. */
export const MOST_QUESTIONS = 3_000;
/** What the browser offers to choose from. */
export const QUESTION_FILES = '.docx,.xlsx,.csv,.txt,.gift,.xml';

const CONTROL = /[\0-\x08\x0e-\x1f]/;
const NOTHING: RawFile = { questions: [], remarks: [] };

/**
 * Reads the questions of a file: Word, Excel, CSV, GIFT, Aiken, Moodle XML or plain text. What it is, its content says, not its name.
 * @throws OfficeFileError, QuestionFileError
 */
export async function readQuestionFile(bytes: Buffer): Promise<RawFile> {
  const file = await contentOf(bytes);
  if (file.questions.length === 0) throw new QuestionFileError('NO_QUESTIONS');
  if (file.questions.length > MOST_QUESTIONS) throw new QuestionFileError('TOO_MANY', { most: formatNumber(MOST_QUESTIONS) });
  return { ...file, questions: file.questions.map((question) => withoutPictures(withoutJoiners(question))) };
}

/** Our own files guard with signs that nobody sees what would be read as a letter of an option. */
function withoutJoiners(question: RawQuestion): RawQuestion {
  const { code, topic, text, options, explanation, source, article, heading } = question;
  const without = (said: string): string => said.replaceAll(JOINER, '');
  const texts = { code, topic, text, explanation, source, article, ...(heading === undefined ? {} : { heading }) };
  return {
    ...question,
    ...(Object.fromEntries(Object.entries(texts).map(([field, said]) => [field, without(said)])) as typeof texts),
    options: options.map(without),
  };
}

async function contentOf(bytes: Buffer): Promise<RawFile> {
  const old = oldOfficeKind(bytes);
  if (old) throw new OfficeFileError(old);
  if (isZip(bytes)) return officeQuestions(bytes);
  const beginning = bytes.subarray(0, 5).toString('latin1');
  if (beginning === '%PDF-') throw new QuestionFileError('PDF');
  if (beginning === '{\\rtf') throw new QuestionFileError('RICH_TEXT');
  return textQuestions(textOf(bytes));
}

async function officeQuestions(bytes: Buffer): Promise<RawFile> {
  const [types] = await xmlParts(bytes, (path) => path === '[Content_Types].xml');
  const said = types?.bytes.toString('utf8') ?? '';
  if (/macroEnabled/i.test(said)) throw new OfficeFileError('MACROS');
  if (said.includes('wordprocessingml')) return wordQuestions(bytes);
  if (!said.includes('spreadsheetml')) throw new OfficeFileError('UNREADABLE');
  const cells = await sheetCells(bytes);
  if (!cells) throw new OfficeFileError('UNREADABLE');
  return tableQuestions(unicodeCells(cells)) ?? NOTHING;
}

function unicodeCells(rows: readonly (readonly TableCell[])[]): TableCell[][] {
  const code = legacyCodeOf(rows.flat().filter((cell) => typeof cell === 'string'));
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? (code ? fromLegacy(cell, code) : cell).normalize('NFC') : cell)));
}

/** Unicode; or, byte for byte, an old code that is recognised for what it says. */
function textOf(bytes: Buffer): string {
  const text = plainTextOf(bytes) ?? bytes.toString('latin1');
  if (CONTROL.test(text)) throw new QuestionFileError('NO_TEXT');
  const lines = text.split('\n');
  const code = legacyCodeOf(lines);
  if (!code && plainTextOf(bytes) === undefined) throw new QuestionFileError('NO_TEXT');
  return (code ? lines.map((line) => fromLegacy(line, code)).join('\n') : text).normalize('NFC').replace(/\r\n?/g, '\n');
}

function textQuestions(text: string): RawFile {
  if (isXml(text)) return moodleQuestions(text) ?? NOTHING;
  const table = tableQuestions(readCsv(text));
  if (table) return table;
  if (isAiken(text)) return aikenQuestions(text);
  if (isGift(text)) return giftQuestions(text);
  return lineQuestions(text.split('\n').map(plainLine));
}
