import { type Part, readXml, xmlParts, type XmlNode } from '#documents';
import type { RawFile, RawQuestion } from '../raw-question.js';
import { tableQuestions } from '../table-questions.js';
import { answersInTable } from '../text/answer-list.js';
import { LineQuestions } from '../text/line-questions.js';
import { OPTION, QUESTION } from '../text/line-words.js';
import { markings } from '../text/marked-key.js';
import { joined, type MarkedLine, plainLine, trimmed } from '../text/marked-line.js';
import { type WordBlock, wordBlocks } from './word-text.js';

const READ = new Set(['word/document.xml', 'word/styles.xml', 'word/numbering.xml']);
/** A cell that holds a beginning alone, its words beside it: "A.", "Câu 3". */
const ALONE = /^\s*(?:\*?[A-J]\*?\s*[.)/:]?|câu\s*\d{1,4}\s*[.:]?)\s*$/iu;

/**
 * Questions of a Word file.
 * @throws OfficeFileError where the file is none that is taken
 */
export async function wordQuestions(file: Buffer): Promise<RawFile> {
  const parts = await xmlParts(file, (path) => READ.has(path));
  const document = partNamed(parts, 'word/document.xml');
  if (!document) return { questions: [], remarks: [] };
  return questionsOf(
    wordBlocks({ document, styles: partNamed(parts, 'word/styles.xml'), numbering: partNamed(parts, 'word/numbering.xml') }),
  );
}

function partNamed(parts: readonly Part[], path: string): XmlNode | undefined {
  const part = parts.find((one) => one.path === path);
  return part && readXml(part.bytes);
}

function questionsOf(blocks: readonly WordBlock[]): RawFile {
  const all = blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : block.rows.flat(2)));
  const reader = new LineQuestions(all.some(({ text }) => QUESTION.test(text)));
  const inTables: RawQuestion[] = [];
  const remarks: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'lines') {
      for (const line of block.lines) reader.line(line);
      continue;
    }
    const cells = block.rows.map((row) => row.map((cell) => joinedCell(cell)));
    const texts = cells.map((row) => row.map(({ text }) => text));
    const [answers, table] = [answersInTable(texts), tableQuestions(texts)];
    if (answers) reader.answer(answers);
    else if (table) {
      inTables.push(...withMarkedKeys(table, cells));
      remarks.push(...table.remarks);
    } else for (const line of inLetterOrder(block.rows.flatMap(rowLines).filter(({ text }) => text.trim() !== ''))) reader.line(line);
  }
  const lines = reader.end();
  return { questions: [...lines.questions, ...inTables], remarks: [...remarks, ...lines.remarks] };
}

function joinedCell(lines: readonly MarkedLine[]): MarkedLine {
  return trimmed(joined(...lines.flatMap((line, n) => (n === 0 ? [line] : [plainLine('\n'), line]))));
}

/** Where a table has no column for the key, an option that stands out is meant. */
function withMarkedKeys({ questions }: RawFile, rows: readonly (readonly MarkedLine[])[]): RawQuestion[] {
  return questions.map((question) => {
    if (question.key.length > 0 || question.remarks.length > 0) return question;
    const row = rows[Number(question.place.replace(/\D/g, '')) - 1] ?? [];
    const options = question.options.map((option) => ({
      label: plainLine(''),
      body: row.find(({ text }) => text.trim() === option) ?? plainLine(option),
      hasStar: false,
    }));
    return { ...question, key: markings(options)[0]?.key ?? [] };
  });
}

/** The lines of a row of a table that is there for its looks: options side by side, letters beside their words. */
function rowLines(row: readonly (readonly MarkedLine[])[]): MarkedLine[] {
  const cells: MarkedLine[][] = [];
  for (let at = 0; at < row.length; at += 1) {
    const [cell = [], next] = [row[at], row[at + 1]];
    const text = cell.map((line) => line.text).join('');
    if (!ALONE.test(text) || !next) {
      cells.push([...cell]);
      continue;
    }
    const letter = /[.):/]\s*$/.test(text) || /câu/iu.test(text) ? plainLine(' ') : plainLine('. ');
    cells.push([joined(...cell.map(trimmed), letter, next[0] ?? plainLine('')), ...next.slice(1)]);
    at += 1;
  }
  return cells.flat();
}

/** Options in two columns read downward ("A C" above "B D") in the order of their letters. */
function inLetterOrder(lines: readonly MarkedLine[]): MarkedLine[] {
  const letters = lines.map(({ text }) => OPTION.exec(text)?.[2]?.toUpperCase());
  if (letters.some((letter) => letter === undefined)) return [...lines];
  return lines
    .map((line, n) => ({ line, letter: letters[n] ?? '' }))
    .toSorted((a, b) => a.letter.localeCompare(b.letter))
    .map(({ line }) => line);
}
