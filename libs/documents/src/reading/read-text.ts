import type { LegacyCode } from '../legacy/legacy-text.js';

/** A piece of a text, in the order in which it is read: a paragraph, a cell of a table, a footnote. */
export interface TextBlock {
  /** NFC, one line, single spaces, never empty; with the number that an office program shows before it. */
  text: string;
  /** `heading`: its style, its size or its bold letters say so; a line may be a heading by its words alone, too. */
  kind: 'heading' | 'paragraph' | 'list' | 'table' | 'note';
  /** Of a heading, 1 for the highest; left out where only its bold letters say that it is one. */
  level?: number;
  /** From 1; left out where a file has no pages of its own (Word, plain text). */
  page?: number;
}

/** What a file says, whatever its kind. */
export interface ReadText {
  blocks: TextBlock[];
  /** Null where a file has no pages of its own. */
  pages: number | null;
  /** Pages on which no letter could be read: photographs of paper, or empty ones. */
  pagesWithoutText: number;
  /** False for photographs of paper and for letters that cannot be told: then nothing can be counted. */
  hasText: boolean;
  /** The old code in which the file, or parts of it, are written; its blocks are Unicode all the same. */
  legacy: LegacyCode | null;
}

/** What is read of a file at most. */
export interface ReadingLimits {
  pages: number;
  /** Characters of all blocks together. */
  characters: number;
}

/** A book; nobody sends in more. */
export const READING_LIMITS: ReadingLimits = { pages: 600, characters: 3_000_000 };

const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const UNWRITTEN = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** A text in the one spelling of blocks: NFC, single spaces, without signs that nobody sees. */
export function tidyText(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(UNWRITTEN, ' ')
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/\s+/gu, ' ')
    .trim();
}
