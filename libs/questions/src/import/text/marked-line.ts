/** How a letter stands out in Word. Colours have numbers of their own, from COLOUR upward. */
export const BOLD = 1;
export const UNDERLINE = 2;
export const HIGHLIGHT = 4;
export const COLOUR = 8;

/** Stands where a picture or a formula was. */
export const PICTURE = '\ufffc';

/** A line of a text, with what marks each of its characters. */
export interface MarkedLine {
  text: string;
  /** As many as characters (UTF-16 units). */
  marks: readonly number[];
}

export function plainLine(text: string): MarkedLine {
  return { text, marks: new Array<number>(text.length).fill(0) };
}

export function joined(...lines: readonly MarkedLine[]): MarkedLine {
  return { text: lines.map(({ text }) => text).join(''), marks: lines.flatMap(({ marks }) => marks) };
}

export function slice({ text, marks }: MarkedLine, from: number, to?: number): MarkedLine {
  return { text: text.slice(from, to), marks: marks.slice(from, to) };
}

/** Without blanks at both ends. */
export function trimmed(line: MarkedLine): MarkedLine {
  const from = line.text.length - line.text.trimStart().length;
  return slice(line, from, Math.max(from, line.text.trimEnd().length));
}

/** With no more than two blanks in a row: two or more set options apart, and expressions that look for blanks end soon. */
export function squeezed({ text, marks }: MarkedLine): MarkedLine {
  if (!/\s{3}/.test(text)) return { text, marks };
  const [kept, keptMarks]: [string[], number[]] = [[], []];
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text[at] as string) && /^\s{2}/.test(text.slice(at - 2, at))) continue;
    kept.push(text[at] as string);
    keptMarks.push(marks[at] ?? 0);
  }
  return { text: kept.join(''), marks: keptMarks };
}
