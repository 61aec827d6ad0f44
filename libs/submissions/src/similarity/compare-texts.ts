import { alignedRuns, placesOf, type Run, sizeOf } from './aligned-runs.js';
import { COMMON, type ComparedText, FREQUENT, OWN, QUOTED } from './compared-text.js';
import type { TextRange } from './quotations.js';
import type { Words } from './words.js';

/** Fewer same words, small edits between them allowed, may be chance: a term, a turn of phrase, an office's name. */
const SHORTEST_PASSAGE = 12;
/** Of a passage in which more of the words differ in their diacritics, the one is said to be typed without. */
const OTHER_MARKS = 0.2;

/** A passage of the own text that is found in the other, as far as it is all of one kind. */
export interface Span {
  /** Places in the two texts as they were handed in. */
  own: TextRange;
  other: TextRange;
  /** The own text says that the words are somebody else's. */
  quoted: boolean;
  /** The words stand in very many texts, or in one that everybody was given, or are the name of a law. */
  common: boolean;
  /** The words are the same but for their diacritics: one of the two was typed without them. */
  otherMarks: boolean;
}

/** What of one text is found in another. Evidence for people to judge, never a verdict. */
export interface Overlap {
  /** How much of the own text is found in the other, in words, from 0 to 1. */
  share: number;
  /** The same without what is quoted or common. */
  shareWithoutQuotations: number;
  /** So many words in a row are the same in both at most, what is quoted or common left out. */
  longest: number;
  /** In the order of the own text, none overlapping another in it. */
  spans: Span[];
}

/** A part of a passage whose words are all of one kind. */
interface Piece {
  kind: number;
  runs: Run[];
}

/**
 * Finds each passage of the own text in the other, wherever it stands there and though a few words were changed, added or
 * left out. Diacritics and the ways to write a word do not count. The same words of the other text may be found several times.
 */
export function compareTexts(own: ComparedText, other: ComparedText): Overlap {
  const pieces = passages(own, other).flatMap((runs) => piecesOf(runs, own.kinds));
  const free = pieces.filter(({ kind }) => kind === OWN);
  return {
    share: shareOf(sizeOf(pieces.flatMap(({ runs }) => runs)), own.words.count),
    shareWithoutQuotations: shareOf(sizeOf(free.flatMap(({ runs }) => runs)), own.words.count),
    longest: free.flatMap(({ runs }) => runs).reduce((longest, { length }) => Math.max(longest, length), 0),
    spans: pieces.map((piece) => spanOf(piece, own, other)),
  };
}

/** How much of the other text stands in the own one, in words, from 0 to 1; what is quoted or common left out. */
export function shareOfOther({ spans }: Pick<Overlap, 'spans'>, { words }: Pick<ComparedText, 'words'>): number {
  const covered = new Uint8Array(words.count);
  for (const { other, quoted, common } of spans) {
    if (quoted || common) continue;
    for (let at = firstFrom(words.from, other.from); at < words.count && (words.to[at] as number) <= other.to; at++) covered[at] = 1;
  }
  return shareOf(
    covered.reduce((sum, one) => sum + one, 0),
    words.count,
  );
}

/** The first word that begins at a place of the text or after it; the number of words where none does. */
function firstFrom(from: Uint32Array, place: number): number {
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((from[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function passages(own: ComparedText, other: ComparedText): Run[][] {
  const places = placesOf(other.shingles);
  const found: Run[][] = [];
  let at = 0;
  while (at < own.shingles.length) {
    const passage = longestFrom(at, places.get(own.shingles[at] as number) ?? [], own, other);
    const last = passage?.at(-1);
    if (passage && last) {
      found.push(passage);
      at = last.own + last.length;
    } else at++;
  }
  return found;
}

function longestFrom(at: number, places: readonly number[], own: ComparedText, other: ComparedText): Run[] | undefined {
  let longest: Run[] | undefined;
  let size = SHORTEST_PASSAGE - 1;
  for (const place of places) {
    const runs = alignedRuns(own.words.plain, other.words.plain, at, place);
    if (sizeOf(runs) > size) {
      longest = runs;
      size = sizeOf(runs);
    }
  }
  return longest;
}

/** Parts a passage where quotations and common phrases begin and end. */
function piecesOf(passage: readonly Run[], kinds: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  for (const part of passage.flatMap((run) => partsOf(run, kinds))) append(pieces, kinds[part.own] as number, [part]);
  const isOwn = sizeOf(pieces.flatMap(({ kind, runs }) => (kind === OWN ? runs : []))) >= SHORTEST_PASSAGE;
  return isOwn ? withTurnsOfPhrase(pieces) : withoutRemains(pieces);
}

/** Within a passage of somebody's own words, what is common and short belongs to the passage; it would be found in any text. */
function withTurnsOfPhrase(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const { kind, runs } of pieces) {
    const belongs = kind === FREQUENT || (kind === COMMON && sizeOf(runs) < SHORTEST_PASSAGE);
    append(result, belongs ? OWN : kind, runs);
  }
  return result;
}

/** The few words that lead to a quotation, or from one turn of phrase to the next, go with it: by themselves they show nothing. */
function withoutRemains(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const [at, { kind, runs }] of pieces.entries()) {
    const stated = kind === OWN ? (pieces[at - 1] ?? pieces[at + 1])?.kind : kind;
    append(result, stated === FREQUENT ? COMMON : (stated ?? kind), runs);
  }
  return result;
}

function append(pieces: Piece[], kind: number, runs: readonly Run[]): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.runs.push(...runs);
  else pieces.push({ kind, runs: [...runs] });
}

function partsOf({ own, other, length }: Run, kinds: Uint8Array): Run[] {
  const parts: Run[] = [];
  let from = 0;
  for (let at = 1; at <= length; at++) {
    if (at < length && kinds[own + at] === kinds[own + from]) continue;
    parts.push({ own: own + from, other: other + from, length: at - from });
    from = at;
  }
  return parts;
}

function spanOf({ kind, runs }: Piece, own: ComparedText, other: ComparedText): Span {
  const first = runs[0] as Run;
  const last = runs.at(-1) as Run;
  return {
    own: rangeOf(own.words, first.own, last.own + last.length - 1),
    other: rangeOf(other.words, first.other, last.other + last.length - 1),
    quoted: kind === QUOTED,
    common: kind === COMMON,
    otherMarks: otherMarksIn(runs, own.words, other.words) > sizeOf(runs) * OTHER_MARKS,
  };
}

function rangeOf({ from, to }: Words, first: number, last: number): TextRange {
  return { from: from[first] as number, to: to[last] as number };
}

function otherMarksIn(runs: readonly Run[], own: Words, other: Words): number {
  let differing = 0;
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) if (own.marked[run.own + at] !== other.marked[run.other + at]) differing++;
  }
  return differing;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
