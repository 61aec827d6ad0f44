import { bareWords } from './same-words.js';
import { countWords } from './count-words.js';
import { type NumberClass, numberedText } from './heading-number.js';
import { kindOfName, type PartKind } from './part-kind.js';
import type { TextBlock } from './text-block.js';

/** A line that stands above a part of a text. */
export interface Heading {
  /** Place of its block, and of the block after it: "CHƯƠNG 1" and "TỔNG QUAN" below it are one heading. */
  at: number;
  next: number;
  /** As it stands there, number included. */
  text: string;
  /** Without its number. */
  title: string;
  /** How it is numbered. */
  of?: NumberClass;
  number?: number;
  /** What its file says. */
  level?: number;
  /** What it says by its name alone: "Mở đầu", "Kết luận". */
  kind?: PartKind;
  isCapitals: boolean;
}

/** A heading has so many words at most where only its words say that it is one, and so many with a number before it. */
const [LONGEST, LONGEST_NUMBERED] = [14, 25];
/** Characters; a longer block is looked at no further. */
const LONGEST_TEXT = 600;
const ENDS_SENTENCE = /[.!?;,…]["”»)]?$/u;
/** What may stand after "Phụ lục" without a number. */
const ANNEX =
  /^(?:phụ lục|phu luc)(?:\s+(?:số|so))?\s*(\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}(?=[\s.:–—-]|$)|[A-H](?=[\s.:–—-]|$))?\s*([.:–—-]*)\s*(.*)$/iu;

/** The headings of a text: by the looks of the file, by their numbers, and by what they say. */
export function headingsOf(blocks: readonly TextBlock[]): Heading[] {
  const headings: Heading[] = [];
  for (const [at, block] of blocks.entries()) {
    const found = headingAt(blocks, at);
    if (!found) continue;
    const before = headings.at(-1);
    // Number and title on lines of their own.
    if (before && before.next === at && before.title === '' && found.of === undefined && block.kind !== 'table') {
      const title = found.title;
      const kind = kindOfTitle(title, block);
      headings[headings.length - 1] = { ...before, next: at + 1, text: `${before.text} ${found.text}`, title, ...(kind && { kind }), isCapitals: found.isCapitals }; // prettier-ignore
    } else headings.push(found);
  }
  return headings;
}

function headingAt(blocks: readonly TextBlock[], at: number): Heading | undefined {
  const block = blocks[at] as TextBlock;
  if (block.kind === 'note' || block.kind === 'table' || block.text.length > LONGEST_TEXT) return undefined;
  const numbered = numberedText(block.text);
  const title = (numbered?.rest ?? block.text).trim();
  const kind = kindOfTitle(title, block) ?? (numbered ? undefined : kindOfTitle(block.text, block));
  const isCapitals = /\p{Lu}.*\p{Lu}/u.test(title) && title === title.toLocaleUpperCase('vi');
  const isHeading = block.kind === 'heading' || kind !== undefined || looksLikeHeading(blocks, at, numbered !== undefined, isCapitals);
  if (!isHeading || (title === '' && numbered === undefined)) return undefined;
  return {
    at,
    next: at + 1,
    text: block.text,
    title,
    ...(numbered && { of: numbered.of, number: numbered.number }),
    ...(block.kind === 'heading' && block.level !== undefined && { level: block.level }),
    ...(kind && { kind }),
    isCapitals,
  };
}

/** What a heading says by its name alone. "Mở đầu về chuyển đổi số" is a section of its own, "Phụ lục 2: Số liệu" an annex. */
function kindOfTitle(title: string, block: TextBlock): PartKind | undefined {
  const named = kindOfName(title);
  if (named) return named;
  if (/^(?:phụ lục|phu luc)/iu.test(title) && isAnnex(title, block)) return 'annex';
  // "TÀI LIỆU THAM KHẢO (tiếng Việt)"
  const plain = title.replace(/\s*\([^()]*\)\s*:?$/u, '');
  return plain === title || plain === '' ? undefined : kindOfName(plain);
}

/** A sentence that begins with "Phụ lục" is none: it ends with a full stop, or goes on in small letters. */
function isAnnex(title: string, block: TextBlock): boolean {
  if (block.kind === 'heading' && block.level !== undefined) return true;
  const [, number = '', sign = '', rest = ''] = ANNEX.exec(title) ?? [];
  if (countWords(title) > LONGEST_NUMBERED || (ENDS_SENTENCE.test(title) && rest !== '')) return false;
  if (rest === '') return true;
  if (/^\(/.test(rest)) return countWords(rest) <= LONGEST;
  return (number !== '' || sign !== '') && /^["“«]?[\p{Lu}\d]/u.test(rest);
}

function looksLikeHeading(blocks: readonly TextBlock[], at: number, isNumbered: boolean, isCapitals: boolean): boolean {
  const { text, kind } = blocks[at] as TextBlock;
  const words = countWords(text);
  if (isNumbered) return words <= LONGEST_NUMBERED && !ENDS_SENTENCE.test(text);
  if (kind === 'list' || words > LONGEST || ENDS_SENTENCE.test(text) || !/^["“«]?\p{Lu}/u.test(text)) return false;
  if (/[:]\s*\S/u.test(text) || text.includes('@') || bareWords(text) === '') return false;
  return isCapitals || isAboveProse(blocks, at, words);
}

/** Whether a longer paragraph stands right below. */
function isAboveProse(blocks: readonly TextBlock[], at: number, words: number): boolean {
  const below = blocks[at + 1];
  return below?.kind === 'paragraph' && countWords(below.text) > Math.max(20, 2 * words);
}
