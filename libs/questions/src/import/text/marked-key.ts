import { BOLD, COLOUR, HIGHLIGHT, type MarkedLine, UNDERLINE } from './marked-line.js';

/** An option as it stands in a text. */
export interface MarkedOption {
  /** "B." */
  label: MarkedLine;
  body: MarkedLine;
  hasStar: boolean;
}

/** Positions that stand out, and by what. */
export interface Marking {
  by: string;
  key: number[];
}

const WORDS: readonly [number, string][] = [
  [BOLD, 'chữ đậm'],
  [UNDERLINE, 'gạch chân'],
  [HIGHLIGHT, 'tô nền'],
];

/**
 * What stands out among the options, in each way that does: in their words, or else in their letters alone. A look that all
 * have, or none, says nothing.
 */
export function markings(options: readonly MarkedOption[]): Marking[] {
  const stars = positions(options, ({ hasStar }) => hasStar);
  const found: Marking[] = [{ by: 'dấu sao', key: stars }];
  for (const [bit, by] of WORDS) found.push({ by, key: standingOut(options, (mark) => (mark & bit) !== 0) });
  const colours = new Set(options.flatMap(({ label, body }) => [...label.marks, ...body.marks].map((mark) => mark & ~(COLOUR - 1))));
  colours.delete(0);
  const coloured = [...colours]
    .map((colour) => standingOut(options, (mark) => (mark & ~(COLOUR - 1)) === colour))
    .filter((key) => key.length > 0);
  // All in blue but the right one in red: the rarer colour is meant.
  const [rarest] = coloured.toSorted((a, b) => a.length - b.length);
  if (rarest) found.push({ by: 'chữ màu', key: rarest });
  return found.filter(({ key }) => key.length > 0 && key.length < options.length);
}

function standingOut(options: readonly MarkedOption[], isMarked: (mark: number) => boolean): number[] {
  const byWords = positions(options, ({ body }) => isMostly(body, isMarked));
  if (byWords.length > 0) return byWords.length < options.length ? byWords : [];
  const byLetters = positions(options, ({ label }) => isMostly(label, isMarked));
  return byLetters.length < options.length ? byLetters : [];
}

/** Whether half of its characters or more are marked: a word in bold is an emphasis, no key. */
function isMostly({ text, marks }: MarkedLine, isMarked: (mark: number) => boolean): boolean {
  let [all, marked] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text[at] as string)) continue;
    all += 1;
    if (isMarked(marks[at] ?? 0)) marked += 1;
  }
  return all > 0 && marked * 2 > all;
}

function positions(options: readonly MarkedOption[], holds: (option: MarkedOption) => boolean): number[] {
  return options.flatMap((option, at) => (holds(option) ? [at] : []));
}
