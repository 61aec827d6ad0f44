import { LETTERS, readKey } from '../key-letters.js';

/** Keys that stand apart from their questions, by the questions' numbers. */
export type AnswerList = Map<number, number[]>;

const PAIR = /(?:câu\s*)?(\d{1,4})\s*[.:)\-–=]?\s*([A-J](?:\s*[,&]\s*[A-J]){0,4})(?![\p{L}\d])/giu;
const NUMBER = /^(?:câu\s*)?(\d{1,4})\s*[.:)]?$/iu;
/** Of cells with single blanks. Each blank can be read in one way alone: else what goes on and on is tried in all ways together. */
const KEY = /^[A-J](?:(?: ?[,;&])? ?[A-J])*\.?$/u;
const HEAD = /^(?:câu(?:\s*(?:hỏi|số))?|stt|tt|đáp\s*án(?:\s*đúng)?|đ\/?a|trả\s*lời|)$/iu;

/** "1.A 2.C 3-D" as keys; undefined when anything else stands in the line, or fewer than `least` of them. */
export function answersInLine(line: string, least: number): AnswerList | undefined {
  const found: AnswerList = new Map();
  const rest = line.replace(/\s+/g, ' ').replace(PAIR, (_, number: string, letters: string) => {
    found.set(Number(number), readKey(letters.toUpperCase(), []) ?? []);
    return '';
  });
  return found.size >= least && /^[\s,;.|/]*$/.test(rest) ? found : undefined;
}

/** A table of keys: numbers above letters, numbers beside letters, or both in each cell. Undefined for any other table. */
export function answersInTable(rows: readonly (readonly string[])[]): AnswerList | undefined {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  if (!cells.flat().every((cell) => HEAD.test(cell) || NUMBER.test(cell) || KEY.test(cell) || answersInLine(cell, 1))) return undefined;
  const found: AnswerList = new Map();
  cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      for (const [number, key] of answersInLine(cell, 1) ?? []) found.set(number, key);
      const number = NUMBER.exec(cell)?.[1];
      if (number === undefined) return;
      const [below, beside] = [cells[r + 1]?.[c] ?? '', row[c + 1] ?? ''];
      const letters = KEY.test(beside) ? beside : KEY.test(below) ? below : '';
      const key = readKey(letters, []);
      if (key && key.every((position) => position < LETTERS.length)) found.set(Number(number), key);
    });
  });
  return found.size > 0 ? found : undefined;
}
