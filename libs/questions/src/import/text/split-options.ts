import { LETTERS } from '../key-letters.js';
import { OPTION } from './line-words.js';
import { type MarkedLine, slice } from './marked-line.js';

/** Where the option with this letter begins within a line (not at its start): behind a blank, as "B." or "B)". */
function placeOf(letter: string, text: string): number {
  const found = new RegExp(`[\\s\\u00a0](?=\\*?${letter}\\*?[.)]\\s*\\S)`, 'u').exec(text.slice(1));
  return found ? found.index + 2 : -1;
}

/** Options that stand in one line, each as a line of its own: "A. Một  B. Hai" with blanks or tabs between. */
export function splitOptions(line: MarkedLine): MarkedLine[] {
  const letter = OPTION.exec(line.text)?.[2];
  const next = letter && /[A-Z]/.test(letter) ? LETTERS[LETTERS.indexOf(letter) + 1] : undefined;
  if (!next) return [line];
  const at = placeOf(next, line.text);
  return at < 0 ? [line] : [slice(line, 0, at), ...splitOptions(slice(line, at))];
}

/** A question whose options begin in its own line, apart from them. One letter with a point may be a name; two are options. */
export function splitQuestion(line: MarkedLine): MarkedLine[] {
  const at = placeOf('A', line.text);
  if (at < 0 || placeOf('B', line.text.slice(at)) < 0) return [line];
  return [slice(line, 0, at), ...splitOptions(slice(line, at))];
}
