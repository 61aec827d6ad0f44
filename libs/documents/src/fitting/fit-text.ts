import type { FontFace } from '../fonts/faces.js';
import { measureText } from '../fonts/measure-text.js';
import { balanceLines, breakable, fillLines, type MeasuredWord } from './break-lines.js';

/** What a text has to fit into. Lengths are in the unit of the page (millimetres on a certificate). */
export interface FitRequest {
  /** Each begins on a line of its own. */
  paragraphs: readonly string[];
  face: FontFace;
  width: number;
  /** Size when there is room enough. */
  size: number;
  /** The size below which a further line is taken rather than a smaller letter, as long as `maxLines` allows. */
  smallest: number;
  maxLines: number;
}

export interface FittedText {
  size: number;
  lines: string[];
  /** Of the widest line. */
  width: number;
}

/** Room left at the sides against differences between the measuring and the drawing engine. */
const SLACK = 0.998;

/**
 * Chooses size and line breaks: on as few lines as can hold the text at `smallest` or more, each as large as fits. With
 * `maxLines` reached the letters shrink as far as they must, so a text never leaves its place. Lines are balanced.
 */
export function fitText(request: FitRequest): FittedText {
  const { face, size, smallest } = request;
  const paragraphs = request.paragraphs.map((text) => wordsOf(text.normalize('NFC'), face)).filter((words) => words.length > 0);
  if (paragraphs.length === 0) return { size, lines: [], width: 0 };
  const space = measureText(' ', face);
  const width = request.width * SLACK;
  const most = Math.max(request.maxLines, paragraphs.length);
  let fitted = 0;
  for (let lines = paragraphs.length; lines <= most && fitted < smallest; lines += 1) {
    fitted = Math.max(fitted, largestSize(paragraphs, space, width, size, lines));
  }
  const lines = paragraphs.flatMap((words) => balanceLines(words, space, width / fitted));
  return { size: fitted, lines, width: Math.max(...lines.map((line) => measureText(line, face))) * fitted };
}

function wordsOf(text: string, face: FontFace): MeasuredWord[] {
  return breakable(text).map((word) => ({ text: word, width: measureText(word, face) }));
}

/** The largest size up to `size` at which the paragraphs need no more than `lines` lines of `width`. */
function largestSize(paragraphs: readonly MeasuredWord[][], space: number, width: number, size: number, lines: number): number {
  const widest = Math.max(...paragraphs.flat().map((word) => word.width));
  const fits = (candidate: number): boolean =>
    widest * candidate <= width && paragraphs.reduce((sum, words) => sum + fillLines(words, space, width / candidate).length, 0) <= lines;
  if (fits(size)) return size;
  let [small, large] = [0, size];
  for (let step = 0; step < 24; step += 1) {
    const middle = (small + large) / 2;
    if (fits(middle)) small = middle;
    else large = middle;
  }
  return small;
}
