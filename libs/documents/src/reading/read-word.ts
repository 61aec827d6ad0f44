import { formatNumber } from '#kernel';
import { fromFont, fromLegacy, type LegacyCode, legacyCodeOf, codeOfFont } from '../legacy/legacy-text.js';
import { OfficeFileError } from '../office/office-file.errors.js';
import { WordLooks } from '../office/word-looks.js';
import { WordNumbers } from '../office/word-numbers.js';
import { readXml, type XmlNode } from '../office/xml-tree.js';
import { type Part, xmlParts } from '../office/zip-parts.js';
import { type ReadingLimits, type ReadText, type TextBlock, tidyText } from './read-text.js';
import { ReadingError } from './reading.errors.js';
import { type WordPiece, WordReader } from './word-reader.js';

const TYPES = '[Content_Types].xml';
const READ = new Set([TYPES, 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/footnotes.xml', 'word/endnotes.xml']);
/** A bold paragraph that is longer is emphasis, no heading. */
const LONGEST_HEADING = 30;

/**
 * Reads a Word file as its reader sees it: with automatic numbers and text boxes, each footnote after the paragraph that it
 * belongs to; without headers and footers, hidden and deleted text.
 * @throws OfficeFileError LOCKED, MACROS, UNFOLDS_TOO_LARGE, UNREADABLE; ReadingError TOO_LONG
 */
export async function readWord(bytes: Buffer, limits: ReadingLimits): Promise<ReadText> {
  const parts = await xmlParts(bytes, (path) => READ.has(path));
  if (/macroEnabled/i.test(bytesOf(parts, TYPES)?.toString('utf8') ?? '')) throw new OfficeFileError('MACROS');
  const document = xmlOf(parts, 'word/document.xml');
  if (!document) throw new OfficeFileError('UNREADABLE');
  const reader = new WordReader(new WordLooks(xmlOf(parts, 'word/styles.xml')), new WordNumbers(xmlOf(parts, 'word/numbering.xml')), {
    'w:footnote': xmlOf(parts, 'word/footnotes.xml'),
    'w:endnote': xmlOf(parts, 'word/endnotes.xml'),
  });
  const pieces = reader.read(document);
  if (pieces.reduce((sum, { runs }) => sum + runs.reduce((length, { text }) => length + text.length, 0), 0) > limits.characters)
    throw new ReadingError('TOO_LONG', { most: formatNumber(limits.characters) });
  const { blocks, legacy } = blocksOf(pieces);
  return { blocks, pages: null, pagesWithoutText: 0, hasText: blocks.length > 0, legacy };
}

function bytesOf(parts: readonly Part[], path: string): Buffer | undefined {
  return parts.find((one) => one.path === path)?.bytes;
}

function xmlOf(parts: readonly Part[], path: string): XmlNode | undefined {
  const bytes = bytesOf(parts, path);
  return bytes && readXml(bytes);
}

function blocksOf(pieces: readonly WordPiece[]): { blocks: TextBlock[]; legacy: LegacyCode | null } {
  // What an old font says by itself needs no guess; the rest is judged together.
  const guessed = legacyCodeOf(pieces.map(({ runs }) => runs.map(({ text, font }) => (codeOfFont(font) ? '' : text)).join('')));
  let legacy: LegacyCode | null = guessed ?? null;
  const blocks: TextBlock[] = [];
  for (const { kind, level, label, hasBullet, runs } of pieces) {
    const text = runs.map((run) => {
      const code = codeOfFont(run.font)?.code;
      const read = code ? fromFont(run.text, run.font) : guessed ? fromLegacy(run.text, guessed) : run.text;
      if (code && read !== run.text) legacy ??= code;
      return run.isCapitals ? read.toLocaleUpperCase('vi') : read;
    });
    const isBold = runs.every((run) => run.isBold || run.text.trim() === '');
    // A line broken by hand within a paragraph begins another: "CHƯƠNG 1" above "TỔNG QUAN".
    for (const line of `${label} ${text.join('')}`.split('\n')) {
      const words = tidyText(line);
      if (words === '') continue;
      if (kind !== 'paragraph') blocks.push({ text: words, kind, ...(kind === 'heading' && level !== undefined && { level }) });
      else if (isBold && words.split(' ').length <= LONGEST_HEADING && !/[.;,]$/.test(words)) blocks.push({ text: words, kind: 'heading' });
      else blocks.push({ text: words, kind: hasBullet ? 'list' : 'paragraph' });
    }
  }
  return { blocks, legacy };
}
