/** A passage as it stands in one of two texts. */
export interface MarkedRange {
  from: number;
  to: number;
  /** By which it is called on both sides, from 1. */
  number: number;
  /** Quoted or common: there, but nobody's fault. */
  isGrey: boolean;
}

/** A stretch of a paragraph that is marked alike. */
export interface Piece {
  text: string;
  mark?: 'own' | 'grey' | undefined;
  /** Passages that begin here. */
  starts: number[];
}

/** Paragraphs that are shown, or so many in a row that hold no passage. */
export type Stretch = { isFolded: boolean; paragraphs: Piece[][] };

/** Around each passage so many paragraphs are shown, so that it is read where it stands. */
const AROUND = 1;

/** A text with its passages marked; what holds none of them is folded. Passages may overlap, and go over several paragraphs. */
export function markedText(text: string, ranges: readonly MarkedRange[]): Stretch[] {
  const paragraphs = Array.from(text.matchAll(/[^\n]+/gu), ({ 0: content, index }) => ({ from: index, to: index + content.length }));
  const touched = paragraphs.map(({ from, to }) => ranges.some((range) => range.from < to && range.to > from));
  const stretches: Stretch[] = [];
  for (const [at, { from, to }] of paragraphs.entries()) {
    const isFolded = !touched.slice(Math.max(0, at - AROUND), at + AROUND + 1).includes(true);
    const last = stretches.at(-1);
    const pieces = piecesOf(text, { from, to }, ranges);
    if (last?.isFolded === isFolded) last.paragraphs.push(pieces);
    else stretches.push({ isFolded, paragraphs: [pieces] });
  }
  return stretches;
}

function piecesOf(text: string, { from, to }: { from: number; to: number }, all: readonly MarkedRange[]): Piece[] {
  const ranges = all.filter((range) => range.from < to && range.to > from);
  const edges = ranges.flatMap((range) => [range.from, range.to]).filter((edge) => edge > from && edge < to);
  const points = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
  return points.slice(1).map((end, at): Piece => {
    const start = points[at] as number;
    const covering = ranges.filter((range) => range.from <= start && range.to >= end);
    return {
      text: text.slice(start, end),
      mark: covering.length === 0 ? undefined : covering.some(({ isGrey }) => !isGrey) ? 'own' : 'grey',
      starts: covering.filter((range) => range.from === start).map(({ number }) => number),
    };
  });
}
