import { fromLegacy, legacyCodeOf } from '../legacy/legacy-text.js';
import { plainTextOf } from '../office/read-table.js';
import { ReadingError } from './reading.errors.js';
import { type ReadText, type TextBlock, tidyText } from './read-text.js';

/** A text whose lines are broken by hand stays within so many characters; a paragraph in one line does not. */
const WIDEST = 120;
/** A line shorter than this share of the longest was ended on purpose. */
const FULL = 0.7;
const BULLET = /^[-–—•▪●○■□◦‣·+*]\s+/u;
const BEGINNING = /^(?:[-–—•▪●+*]\s|\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|\(?[a-zđ]\)\s|[IVX]{1,5}[.)]\s|[A-Z]\.\s)/u;

/**
 * Reads a plain text: UTF-8, UTF-16 with its mark, or an old Vietnamese code. Paragraphs are lines; where lines were broken by
 * hand at one width, paragraphs stand between empty lines.
 * @throws ReadingError UNKNOWN_KIND for what is no text
 */
export function readPlain(bytes: Buffer): ReadText {
  const { text, legacy } = decoded(bytes);
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n|\f|\u2028|\u2029/u);
  const blocks = (isBrokenByHand(lines) ? joinedLines(lines) : lines)
    .map((line): TextBlock => ({ text: tidyText(line), kind: BULLET.test(line.trimStart()) ? 'list' : 'paragraph' }))
    .filter((block) => block.text !== '');
  return { blocks, pages: null, pagesWithoutText: 0, hasText: blocks.length > 0, legacy };
}

function decoded(bytes: Buffer): Pick<ReadText, 'legacy'> & { text: string } {
  const text = plainTextOf(bytes);
  if (text !== undefined) {
    const code = legacyCodeOf(text.split('\n'));
    return code ? { text: fromLegacy(text, code), legacy: code } : { text, legacy: null };
  }
  const raw = bytes.includes(0) ? '' : bytes.toString('latin1');
  const code = legacyCodeOf(raw.split('\n'));
  if (!code) throw new ReadingError('UNKNOWN_KIND');
  return { text: fromLegacy(raw, code), legacy: code };
}

/** Whether most lines that go on below are about as long as the longest. */
function isBrokenByHand(lines: readonly string[]): boolean {
  const widest = Math.max(0, ...lines.map((line) => line.trimEnd().length));
  if (widest > WIDEST || widest < 40) return false;
  const going = lines.filter((line, at) => line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '');
  return going.length > 3 && going.filter((line) => line.trimEnd().length >= FULL * widest).length > going.length / 2;
}

function joinedLines(lines: readonly string[]): string[] {
  const widest = Math.max(...lines.map((line) => line.trimEnd().length));
  const joined: string[] = [];
  let isGoingOn = false;
  for (const line of lines) {
    if (isGoingOn && line.trim() !== '' && !BEGINNING.test(line.trimStart())) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
    isGoingOn = line.trimEnd().length >= FULL * widest;
  }
  return joined;
}
