import { childrenNamed, firstNamed, type XmlNode } from './xml-tree.js';

interface Level {
  start: number;
  format: string;
  /** "Câu %1." */
  text: string;
}

const ROMAN: readonly [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const MOST_LEVELS = 9;

/** What Word's automatic numbering shows before paragraphs: nowhere in the text, counted from the lists' definitions. */
export class WordNumbers {
  private readonly lists = new Map<string, { kind: string; levels: Map<number, Level>; starts: Map<number, number> }>();
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numbering: XmlNode | undefined) {
    const kinds = new Map(
      childrenNamed(numbering, 'w:abstractNum').map((node) => [node.attributes['w:abstractNumId'] ?? '', levelsOf(node)]),
    );
    for (const list of childrenNamed(numbering, 'w:num')) {
      const kind = valueOf(list, 'w:abstractNumId') ?? '';
      const levels = new Map(kinds.get(kind));
      const starts = new Map<number, number>();
      for (const override of childrenNamed(list, 'w:lvlOverride')) {
        const at = Number(override.attributes['w:ilvl'] ?? 0);
        const start = valueOf(override, 'w:startOverride');
        if (start !== undefined) starts.set(at, Number(start));
        for (const [level, own] of levelsOf(override)) levels.set(level, own);
      }
      this.lists.set(list.attributes['w:numId'] ?? '', { kind, levels, starts });
    }
  }

  /** "B." of the paragraph that comes next with these properties ("w:numPr"); empty for bullets and where there is no list. */
  next(properties: XmlNode | undefined): string {
    const id = valueOf(properties, 'w:numId') ?? '';
    const list = this.lists.get(id);
    const at = Math.min(MOST_LEVELS - 1, Math.max(0, Number(valueOf(properties, 'w:ilvl') ?? 0) || 0));
    const level = list?.levels.get(at);
    if (!list || !level) return '';
    const counts = this.counts.get(list.kind) ?? [];
    this.counts.set(list.kind, counts);
    const start = list.starts.get(at);
    const isFirst = !this.begun.has(`${id}/${at}`);
    this.begun.add(`${id}/${at}`);
    // A list of the same kind goes on counting, unless it says from where it begins.
    if (isFirst && start !== undefined) counts[at] = start;
    else counts[at] = counts[at] === undefined ? level.start : counts[at] + 1;
    counts.length = at + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text.replace(/%(\d)/g, (_, number: string) => {
      const shown = Number(number) - 1;
      const of = list.levels.get(shown);
      return of ? formatted(counts[shown] ?? of.start, of.format) : '';
    });
  }
}

function levelsOf(node: XmlNode): Map<number, Level> {
  return new Map(
    childrenNamed(node, 'w:lvl').map((level) => [
      Number(level.attributes['w:ilvl'] ?? 0),
      {
        start: Number(valueOf(level, 'w:start') ?? 1),
        format: valueOf(level, 'w:numFmt') ?? 'decimal',
        text: (valueOf(level, 'w:lvlText') ?? '').normalize('NFC'),
      },
    ]),
  );
}

function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  return firstNamed(node, name)?.attributes['w:val'];
}

function formatted(count: number, format: string): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(5, Math.ceil(count / 26)));
  switch (format) {
    case 'upperLetter':
      return letter.toUpperCase();
    case 'lowerLetter':
      return letter;
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

function roman(count: number): string {
  let [left, text] = [Math.min(count, 399), ''];
  for (const [value, sign] of ROMAN)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
}
