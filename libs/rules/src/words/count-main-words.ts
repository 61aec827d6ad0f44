import { capitalise } from '#kernel';
import { contentsOf } from './contents.js';
import { countWords } from './count-words.js';
import { coverLength } from './cover.js';
import { type Heading, headingsOf } from './headings.js';
import { type LeftOut, leftOutBy } from './not-counted.js';
import { endOfAnnex, endOfPreface } from './part-ends.js';
import { PART_NAMES, type PartKind } from './part-kind.js';
import { bareWords, saysName } from './same-words.js';
import type { TextBlock } from './text-block.js';

/** A part of a text with its words. */
export interface CountedPart {
  /** For the author, in Vietnamese: "Phụ lục". */
  name: string;
  kind: PartKind | 'notes';
  words: number;
  /** Whether its words are in the sum. */
  counted: boolean;
  /** The heading that begins it, as it stands in the text; null where none does. */
  from: string | null;
}

/** How long the main part of a text is. */
export interface MainWords {
  /** Of all counted parts. */
  words: number;
  /** In the order of the text; footnotes last where the plan leaves them out. */
  parts: CountedPart[];
}

interface Span {
  from: number;
  to: number;
  kind: PartKind;
  name: string;
  heading: string | null;
}

/** A preface with more than this share of all words is a text whose next heading nobody has found: it counts. */
const LONGEST_PREFACE = 0.5;

/**
 * Counts the words of a text's main part, and says what was left out. A word is what stands between two spaces and holds a letter
 * or a digit. Parts are recognised by their headings, which may be written with or without tone marks, in capitals, with a number
 * ("III. Tài liệu tham khảo", "PHẦN THỨ NHẤT: MỞ ĐẦU"), with a colon. A part ends where a heading of its rank or a higher one comes;
 * annexes and references mostly go to the end. In doubt words count.
 * @param notCounted the parts that the plan leaves out, in its own words; empty for a plan by which everything counts
 */
export function countMainWords(blocks: readonly TextBlock[], notCounted: readonly string[]): MainWords {
  const leftOut = leftOutBy(notCounted);
  const notes = leftOut.notes ? blocks.filter(({ kind }) => kind === 'note') : [];
  const text = leftOut.notes ? blocks.filter(({ kind }) => kind !== 'note') : blocks;
  const parts = spansOf(text, leftOut).map(({ from, to, kind, name, heading }): CountedPart => ({
    name,
    kind,
    words: wordsIn(text.slice(from, to)),
    counted: kind !== 'other' && !leftOut.kinds.has(kind),
    from: heading,
  }));
  if (notes.length > 0) parts.push({ name: 'Chú thích cuối trang', kind: 'notes', words: wordsIn(notes), counted: false, from: null });
  return { words: parts.reduce((sum, part) => sum + (part.counted ? part.words : 0), 0), parts };
}

/** All blocks in spans that touch each other. */
function spansOf(blocks: readonly TextBlock[], leftOut: LeftOut): Span[] {
  const special = specialSpans(blocks, leftOut);
  const spans: Span[] = [];
  let at = 0;
  for (const span of special) {
    if (span.from > at) spans.push(mainSpan(blocks, at, span.from));
    const before = spans.at(-1);
    // Annex after annex is one part for whoever reads the count.
    if (before?.kind === span.kind && before.to === span.from && before.name === span.name) before.to = span.to;
    else spans.push({ ...span });
    at = span.to;
  }
  if (at < blocks.length) spans.push(mainSpan(blocks, at, blocks.length));
  return spans;
}

function mainSpan(blocks: readonly TextBlock[], from: number, to: number): Span {
  const [first] = headingsOf(blocks.slice(from, to));
  return { from, to, kind: 'main', name: PART_NAMES.main, heading: first?.at === 0 ? first.text : null };
}

/** The parts that are not the main one, in their order. */
function specialSpans(blocks: readonly TextBlock[], leftOut: LeftOut): Span[] {
  const cover = coverLength(blocks);
  const spans: Span[] = cover > 0 ? [{ from: 0, to: cover, kind: 'cover', name: PART_NAMES.cover, heading: null }] : [];
  const contents = contentsOf(blocks, cover);
  // The heading of a table of contents ends the part before it; its entries are no headings.
  const headings = headingsOf(blocks).filter(({ at }) => at >= cover && !contents.some(({ from, to }) => at > from && at < to));
  const all = wordsIn(blocks.slice(cover));
  let end = cover;
  for (const [place, heading] of headings.entries()) {
    const named = leftOut.names.find((name) => saysName(bareWords(heading.title).replace(/^phần /u, ''), name));
    const kind = named === undefined ? heading.kind : 'other';
    if (heading.at < end || kind === undefined || kind === 'main' || kind === 'cover' || kind === 'contents') continue;
    const isLast = kind === 'annex' || kind === 'references';
    if (kind === 'references' && isCaption(heading, headings.slice(place + 1))) continue;
    const next = (isLast ? endOfAnnex(headings, place) : endOfPreface(headings, place))?.at ?? blocks.length;
    const to = isLast ? next : Math.min(next, ...contents.map(({ from }) => from).filter((from) => from > heading.at));
    if (!isLast && wordsIn(blocks.slice(heading.at, to)) > LONGEST_PREFACE * all) continue;
    spans.push({ from: heading.at, to, kind, name: kind === 'other' ? capitalise(named ?? '') : PART_NAMES[kind], heading: heading.text });
    end = to;
  }
  const tables = contents
    .filter(({ from }) => !spans.some((span) => from >= span.from && from < span.to))
    .map((span): Span => ({ ...span, kind: 'contents', name: PART_NAMES.contents, heading: blocks[span.from]?.text ?? null }));
  return [...spans, ...tables].toSorted((a, b) => a.from - b.from);
}

/** "Nguồn:" below a table is no list of references: the text goes on. */
function isCaption(heading: Heading, later: readonly Heading[]): boolean {
  return bareWords(heading.title).split(' ').length === 1 && later.some(({ kind }) => kind === undefined || kind === 'main');
}

function wordsIn(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + countWords(text), 0);
}
