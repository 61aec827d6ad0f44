import { type TextBlock, tidyText } from './read-text.js';
import type { PdfLine } from './pdf-lines.js';
import type { PdfPage } from './pdf-margins.js';

const BULLET = /^(?:[•▪●○■□◦‣·➢✓❖\uf000-\uf0ff]\s*(?=\S)|o\s+(?=\p{L}))/u;
/** A dash begins an item of a list, or stands between two words where a line broke. */
const DASH = /^[-–—+*]\s*(?=\S)/u;
const NUMBER =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|\(?[a-zđ]\)\s|[IVX]{1,5}[.)]\s|[A-Z]\.\s|(?:phần|chương|mục|câu|điều)\s+(?:thứ\s+)?[\dIVX]+)/iu;
/** Where a line may break within a word: "749/QĐ-TTg", "2021–2025". */
const TORN = /[\p{L}\p{N}][-/\u2010\u2011\u2013]$/u;
const ENDS = /[.!?:;…]["”»)]?$/u;
/** Letters so much larger than those of the text make a heading, so much smaller ones a footnote. */
const [LARGER, SMALLER] = [1.1, 0.93];
/** A size in which so much of all text is set may be that of the text. */
const BODY = 0.3;
/** Words and lines of a heading at most. */
const [MOST_WORDS, MOST_LINES] = [40, 4];

/** "1 Theo báo cáo …", "[2] …", "* …" */
const NOTE_MARK = /^\[?(\d{1,3}|\*{1,3}|[†‡])\]?\s+/u;

interface Margin {
  left: number;
  right: number;
}

/** How the text of a file is set, by its most frequent letters. */
interface Setting {
  size: number;
  /** From baseline to baseline within a paragraph. */
  leading: number;
}

/** The paragraphs of a file: its lines joined, broken words too; each footnote after the paragraph that names it. */
export function blocksOf(pages: readonly PdfPage[]): TextBlock[] {
  const setting = settingOf(pages);
  const right = rightEnd(pages.filter(({ width, height }) => width <= height).flatMap(({ lines }) => lines));
  const [text, notes]: [PdfLine[][], PdfLine[][]] = [[], []];
  for (const page of pages) {
    const foot = new Set(notesOf(page, setting, notes.at(-1)?.at(-1)?.page === page.number - 1));
    const margin = marginsOf(page, page.width > page.height ? 0 : right);
    for (const line of page.lines) addLine(foot.has(line) ? notes : text, line, setting, margin, foot.has(line));
  }
  const levels = levelsOf(text.filter((lines) => isLarge(lines, setting)));
  const noteAfter = placesOf(notes, text);
  return text.flatMap((lines) => [
    ...blockOf(lines, setting, levels),
    ...(noteAfter.get(lines) ?? []).map((note): TextBlock => ({ text: noteText(note), kind: 'note', page: note[0]?.page ?? 1 })),
  ]);
}

function addLine(paragraphs: PdfLine[][], line: PdfLine, setting: Setting, margin: Margin, isNote: boolean): void {
  const open = paragraphs.at(-1);
  if (open && goesOn(open, line, setting, margin, isNote)) open.push(line);
  else paragraphs.push([line]);
}

function blockOf(lines: readonly PdfLine[], setting: Setting, levels: ReadonlyMap<number, number>): TextBlock[] {
  const [first] = lines;
  const isItem = BULLET.test(first?.text ?? '') || DASH.test(first?.text ?? '');
  const text = tidyText(joined(lines).replace(BULLET, ''));
  if (!first || text === '') return [];
  const { page } = first;
  const isShort = text.split(' ').length <= MOST_WORDS && lines.length <= MOST_LINES && !/[.;,]$/.test(text);
  const level = levels.get(Math.round(first.size));
  if (isShort && isLarge(lines, setting) && level !== undefined) return [{ text, kind: 'heading', level, page }];
  if (isShort && lines.every((line) => line.isBold)) return [{ text, kind: 'heading', page }];
  const kind = isItem ? 'list' : lines.every((line) => line.text.includes('\t')) ? 'table' : 'paragraph';
  return [{ text, kind, page }];
}

/** After which paragraph each footnote is read: the one with its number; without one, where the footnote before it stands. */
function placesOf(notes: readonly PdfLine[][], text: readonly PdfLine[][]): Map<PdfLine[], PdfLine[][]> {
  const places = new Map<PdfLine[], PdfLine[][]>();
  let last: PdfLine[] | undefined;
  for (const note of notes) {
    const [first] = note;
    if (!first) continue;
    const mark = first.marks[0] ?? NOTE_MARK.exec(first.text)?.[1];
    const named = (page: number): PdfLine[] | undefined =>
      text.findLast((lines) => lines.some((line) => line.page === page && mark !== undefined && line.marks.includes(mark)));
    const lastOnPage = (): PdfLine[] | undefined => text.findLast((lines) => lines.some((line) => line.page <= first.page));
    // A footnote that found no room stands on the next page.
    const place = named(first.page) ?? named(first.page - 1) ?? (mark === undefined ? last : undefined) ?? lastOnPage() ?? text[0];
    if (place) places.set(place, [...(places.get(place) ?? []), note]);
    last = place;
  }
  return places;
}

function noteText(lines: readonly PdfLine[]): string {
  return tidyText(joined(lines).replace(NOTE_MARK, ''));
}

function settingOf(pages: readonly PdfPage[]): Setting {
  const size = bodySize(pages.flatMap((page) => page.lines));
  const isBody = (line: PdfLine | undefined): line is PdfLine => line !== undefined && Math.abs(line.size - size) < 0.05 * size;
  const gaps = pages.flatMap(({ lines }) =>
    lines.flatMap((line, at): [number, number][] => {
      const above = lines[at - 1];
      const gap = isBody(above) && isBody(line) ? above.y - line.y : 0;
      return gap > 0.5 * size && gap < 3 * size ? [[Math.round(gap * 2) / 2, 1]] : [];
    }),
  );
  return { size, leading: mostOf(gaps) || 1.3 * size };
}

/** The largest letters in which a good part of the text is set: footnotes may be longer than what they explain. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  const all = [...letters.values()].reduce((sum, count) => sum + count, 0);
  return Math.max(0, ...[...letters].filter(([, count]) => count >= BODY * all).map(([size]) => size));
}

/** The value with the greatest weight; 0 where there is none. */
function mostOf(weighed: readonly (readonly [number, number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/** Where lines of a page begin and end; on a page of short lines (a cover) where they would. */
function marginsOf(page: PdfPage, right: number): Margin {
  const left = mostOf(page.lines.map((line) => [Math.round(line.left), line.text.length]));
  return { left, right: Math.max(rightEnd(page.lines), right, 0.6 * page.width) };
}

/** Where nearly all lines end. */
function rightEnd(lines: readonly PdfLine[]): number {
  return lines.map((line) => line.right).toSorted((a, b) => a - b)[Math.floor(lines.length * 0.9)] ?? 0;
}

/**
 * Small lines at the foot of a page, from the first that begins with a number or a star.
 * @param isAfterNote the page before ended with a footnote, which may go on here
 */
function notesOf(page: PdfPage, { size }: Setting, isAfterNote: boolean): PdfLine[] {
  const downward = page.lines.toSorted((a, b) => b.y - a.y);
  const small = downward.slice(downward.findLastIndex((line) => line.size > SMALLER * size) + 1);
  const from = isAfterNote ? 0 : small.findIndex((line) => isNoted(line));
  return from < 0 || small.length === downward.length ? [] : small.slice(from);
}

function isNoted({ hasMark, text }: PdfLine): boolean {
  return hasMark || NOTE_MARK.test(text);
}

function goesOn(open: readonly PdfLine[], line: PdfLine, { leading }: Setting, margin: Margin, isNote: boolean): boolean {
  const last = open.at(-1) as PdfLine;
  if (line.isBold !== last.isBold || Math.abs(line.size - last.size) > 0.08 * last.size) {
    // A word set in bold or in another size at the end of a line: the paragraph goes on where its line was full.
    if (!isFull(last, margin) || ENDS.test(last.text) || !/^\p{Ll}/u.test(line.text)) return false;
  }
  if (line.page === last.page) {
    const gap = last.y - line.y;
    // Upward lies the next column.
    if (gap > 0 && gap > 1.35 * Math.max(leading * (line.size / Math.max(1, last.size)), isNote ? 0 : line.size)) return false;
  }
  const begins = NUMBER.test(line.text) || DASH.test(line.text);
  if ((isNote && isNoted(line)) || BULLET.test(line.text) || (begins && (ENDS.test(last.text) || !isFull(last, margin)))) return false;
  if (line.text.includes('\t') || last.text.includes('\t')) return false;
  if (isCentred(last, margin) && isCentred(line, margin)) return line.page === last.page;
  if (!isFull(last, margin)) return false;
  // Below a bullet or a number lines hang.
  const hangs = open.length === 1 && [BULLET, DASH, NUMBER].some((sign) => sign.test(last.text));
  if (!hangs && line.left > Math.max(margin.left, last.left) + 0.8 * line.size) return false;
  const isShort = line.right - margin.left < 0.6 * (margin.right - margin.left);
  return !(ENDS.test(last.text) && isShort && /^[\p{Lu}\d]/u.test(line.text));
}

/** Whether a line reaches the right margin, or nearly: the next word had no room. */
function isFull(line: PdfLine, { left, right }: Margin): boolean {
  return right - line.right < Math.max(0.12 * (right - left), 3 * line.size);
}

function isCentred(line: PdfLine, { left, right }: Margin): boolean {
  const width = right - left;
  return line.left > left + 0.06 * width && Math.abs((line.left + line.right) / 2 - (left + right) / 2) < 0.04 * width;
}

function isLarge(lines: readonly PdfLine[], { size }: Setting): boolean {
  return lines.every((line) => line.size >= LARGER * size);
}

/** Levels by size, the largest first. */
function levelsOf(large: readonly (readonly PdfLine[])[]): Map<number, number> {
  const sizes = [...new Set(large.map((lines) => Math.round(lines[0]?.size ?? 0)))].toSorted((a, b) => b - a);
  return new Map(sizes.map((size, at) => [size, at + 1]));
}

/** Lines in one, words that were broken at the end of a line put together. */
function joined(lines: readonly PdfLine[]): string {
  return lines.reduce((text, { text: line }) => {
    if (text === '') return line;
    if (text.endsWith('\u00ad') || (TORN.test(text) && /^[\p{L}\p{N}]/u.test(line))) return text + line;
    // An address goes on below.
    if (/(?:https?:|www\.)\S*[/._?&=-]$/iu.test(text)) return text + line;
    return `${text} ${line}`;
  }, '');
}
