import type { PdfLine } from './pdf-lines.js';

/** A page's lines and its size in points; its number from 1. */
export interface PdfPage {
  number: number;
  width: number;
  lines: PdfLine[];
  height: number;
}

const PAGE_NUMBER = /^(?:trang|page)?\s*[-–—|]?\s*(\d{1,4})\s*(?:[/|]|of|trên)?\s*(?:\d{1,4})?\s*[-–—|]?$/iu;
const SCANNER = /^(?:được )?(?:scanned|quét|chụp) (?:with|by|bằng) \S+(?: \S+)?$/iu;
/** What repeats is looked for in so many lines from the top and from the bottom. */
const DEPTH = 3;
/** Than the usual gap between two lines. */
const WIDER = 1.25;
/** Points by which the place of what repeats may differ. */
const SAME_PLACE = 6;
/** Share of a page's height above and below its text. */
const EDGE = 0.12;
/** A running head stands on so many of the pages (one for even and odd each would be half). */
const OFTEN = 0.4;

/** The pages without what is printed on each: page numbers, running heads and feet, the mark of a scanning program. */
export function withoutMargins(pages: readonly PdfPage[]): PdfPage[] {
  const usual = usualGap(pages);
  const sides = new Map(pages.map((page) => [page, sidesOf(page, usual)]));
  const seen = new Map<string, Set<PdfPage>>();
  for (const [page, [top, bottom]] of sides) {
    for (const key of [...top, ...bottom].flatMap(keysOf)) seen.set(key, (seen.get(key) ?? new Set<PdfPage>()).add(page));
  }
  const least = Math.max(2, Math.ceil(pages.length * OFTEN));
  const repeats = (line: PdfLine): boolean => keysOf(line).some((key) => (seen.get(key)?.size ?? 0) >= least);
  const offset = usualOffset(pages);
  return pages.map((page) => {
    const margins = new Set<PdfLine>();
    for (const side of sides.get(page) ?? []) {
      for (const line of side) {
        const isPrinted = PAGE_NUMBER.test(line.text) || repeats(line) || SCANNER.test(line.text);
        if (!isPrinted || !isAtEdge(line, page)) break;
        margins.add(line);
      }
    }
    // A number that counts on from page to page needs no gap.
    const isCounting = (line: PdfLine): boolean => isAtEdge(line, page) && offset !== undefined && offsetOf(line) === offset;
    for (const line of outermost(page)) if (isCounting(line)) margins.add(line);
    const inner = { ...page, lines: page.lines.filter((line) => !margins.has(line)) };
    const overhanging = outermost(inner).filter(isOverhanging);
    return { ...inner, lines: inner.lines.filter((line) => !overhanging.includes(line)) };
  });
}

/** "ể" alone: browsers print the high letters of a page's first line at the foot of the page before, too. */
function isOverhanging({ text }: PdfLine): boolean {
  return text.split(/\s+/u).every((piece) => /^\p{L}\p{M}+$/u.test(piece.normalize('NFD')));
}

/** The first and the last line of a page. */
function outermost({ lines }: PdfPage): PdfLine[] {
  const downward = lines.toSorted((a, b) => b.y - a.y);
  return [downward[0], downward.at(-1)].filter((line) => line !== undefined);
}

/** By how much numbers of pages differ from their places; undefined where no two pages say the same. */
function usualOffset(pages: readonly PdfPage[]): number | undefined {
  const seen = new Map<number, number>();
  for (const line of pages.flatMap(outermost)) {
    const offset = offsetOf(line);
    if (offset !== undefined) seen.set(offset, (seen.get(offset) ?? 0) + 1);
  }
  const [most] = [...seen].toSorted(([, a], [, b]) => b - a);
  return most && most[1] >= Math.max(2, pages.length * OFTEN) ? most[0] : undefined;
}

function offsetOf({ text, page }: PdfLine): number | undefined {
  const number = PAGE_NUMBER.exec(text)?.[1];
  return number === undefined ? undefined : Number(number) - page;
}

/** Lines above and below the text, from the edge inward: a wider gap than between its lines parts them from it. */
function sidesOf(page: PdfPage, usual: number): [PdfLine[], PdfLine[]] {
  const downward = page.lines.toSorted((a, b) => b.y - a.y);
  return [partedFrom(downward, usual), partedFrom(downward.toReversed(), usual)];
}

function partedFrom(inward: readonly PdfLine[], usual: number): PdfLine[] {
  const isParted = (line: PdfLine, at: number): boolean => Math.abs(line.y - (inward[at + 1]?.y ?? Infinity)) > WIDER * usual;
  return inward.slice(0, inward.slice(0, DEPTH).findLastIndex(isParted) + 1);
}

/** From line to line within the text. */
function usualGap(pages: readonly PdfPage[]): number {
  const gaps = pages.flatMap(({ lines }) => lines.slice(1).map((line, at) => (lines[at]?.y ?? line.y) - line.y)).filter((gap) => gap > 1);
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/** Its words without their numbers and its place: two keys, so that no place falls between two. */
function keysOf(line: PdfLine): string[] {
  const words = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/gu, ' ');
  const at = Math.floor(line.y / SAME_PLACE);
  return [`${words}\n${at}`, `${words}\n${Math.floor(line.y / SAME_PLACE + 0.5)}.5`];
}

function isAtEdge({ y }: PdfLine, { height }: PdfPage): boolean {
  return y < EDGE * height || y > (1 - EDGE) * height;
}
