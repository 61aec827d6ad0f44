import {
  childrenNamed,
  codeOfFont,
  firstNamed,
  fromFont,
  fromLegacy,
  legacyCodeOf,
  textIn,
  type WordLook,
  WordLooks,
  WordNumbers,
  type XmlNode,
} from '#documents';
import { BOLD, COLOUR, HIGHLIGHT, joined, type MarkedLine, PICTURE, plainLine, slice, UNDERLINE } from '../text/marked-line.js';

/** Paragraphs of a document, and its tables: rows of cells of paragraphs. */
export type WordBlock = { kind: 'lines'; lines: MarkedLine[] } | { kind: 'table'; rows: MarkedLine[][][] };

/** Letters that look alike, side by side. */
interface Run {
  text: string;
  mark: number;
  font: string;
}
interface Paragraph {
  label: string;
  runs: Run[];
}
type RawBlock = Paragraph | { rows: Paragraph[][][] };

/** Held in place of what they hold: changes taken in, controls, links. */
const WRAPPERS = new Set([
  'w:ins',
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:moveTo',
  'w:customXml',
  'w:dir',
  'w:bdo',
]);
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent']);
const FORMULAS = new Set(['m:oMath', 'm:oMathPara']);

/** The text of a Word file as its reader sees it: with automatic numbers, without what was deleted or hidden. */
export function wordBlocks(parts: { document: XmlNode; styles?: XmlNode | undefined; numbering?: XmlNode | undefined }): WordBlock[] {
  const reader = new BodyReader(new WordLooks(parts.styles), new WordNumbers(parts.numbering));
  const blocks = reader.blocksIn(firstNamed(parts.document, 'w:body'));
  const paragraphs = blocks.flatMap((block) => ('rows' in block ? block.rows.flat(2) : [block]));
  // What an old font says by itself needs no guess; the rest is judged together.
  const code = legacyCodeOf(paragraphs.map(({ runs }) => runs.map(({ text, font }) => (codeOfFont(font) ? '' : text)).join('')));
  const lines = (paragraph: Paragraph): MarkedLine[] =>
    linesOf(paragraph, (text, font) => (codeOfFont(font) ? fromFont(text, font) : code ? fromLegacy(text, code) : text));
  return blocks.map((block) =>
    'rows' in block
      ? { kind: 'table', rows: block.rows.map((row) => row.map((cell) => cell.flatMap(lines))) }
      : { kind: 'lines', lines: lines(block) },
  );
}

class BodyReader {
  private readonly colours = new Map<string, number>();

  constructor(
    private readonly looks: WordLooks,
    private readonly numbers: WordNumbers,
  ) {}

  blocksIn(node: XmlNode | undefined): RawBlock[] {
    return (node?.children ?? []).flatMap((child): RawBlock[] => {
      if (typeof child === 'string') return [];
      if (child.name === 'w:p') return [this.paragraph(child)];
      if (child.name === 'w:tbl') return [this.table(child)];
      return WRAPPERS.has(child.name) ? this.blocksIn(child) : [];
    });
  }

  private table(node: XmlNode): RawBlock {
    const rows = childrenNamed(node, 'w:tr').map((row) =>
      childrenNamed(row, 'w:tc').map((cell) => this.blocksIn(cell).flatMap((block) => ('rows' in block ? block.rows.flat(2) : [block]))),
    );
    return { rows };
  }

  private paragraph(node: XmlNode): Paragraph {
    const properties = firstNamed(node, 'w:pPr');
    const style = firstNamed(properties, 'w:pStyle')?.attributes['w:val'];
    const own = firstNamed(properties, 'w:numPr');
    const styled = this.looks.numbering(style);
    const label = this.numbers.next(own ?? styled);
    return { label, runs: this.runsIn(node, this.looks.ofParagraph(style)) };
  }

  private runsIn(node: XmlNode, paragraph: WordLook): Run[] {
    const runs: Run[] = [];
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      const found =
        child.name === 'w:r' ? this.run(child, paragraph) : WRAPPERS.has(child.name) ? this.runsIn(child, paragraph) : this.formula(child);
      for (const run of found) {
        const before = runs.at(-1);
        // Word tears words apart where it checks their spelling; an old code may need both halves.
        if (before?.mark === run.mark && before.font === run.font) before.text += run.text;
        else if (run.text !== '') runs.push({ ...run });
      }
    }
    return runs;
  }

  private run(node: XmlNode, paragraph: WordLook): Run[] {
    const look = this.looks.ofRun(paragraph, firstNamed(node, 'w:rPr'));
    if (look.isHidden) return [];
    const font = look.font ?? '';
    const softHyphen = codeOfFont(font) ? '\u00ad' : '';
    const text = node.children
      .map((child) => {
        if (typeof child === 'string') return '';
        if (child.name === 'w:t') return textIn(child);
        if (child.name === 'w:tab') return '\t';
        if (child.name === 'w:br' || child.name === 'w:cr') return '\n';
        if (child.name === 'w:noBreakHyphen') return '-';
        if (child.name === 'w:softHyphen') return softHyphen;
        return PICTURES.has(child.name) ? PICTURE : '';
      })
      .join('');
    return [{ text, mark: this.markOf(look), font }];
  }

  private formula(node: XmlNode): Run[] {
    return FORMULAS.has(node.name) ? [{ text: `${PICTURE}${textIn(node)}`, mark: 0, font: '' }] : [];
  }

  private markOf({ isBold, isUnderlined, isHighlighted, colour = '' }: WordLook): number {
    const known = this.colours.get(colour) ?? this.colours.size + 1;
    if (colour) this.colours.set(colour, known);
    return (isBold ? BOLD : 0) | (isUnderlined ? UNDERLINE : 0) | (isHighlighted ? HIGHLIGHT : 0) | (colour ? known * COLOUR : 0);
  }
}

function linesOf({ label, runs }: Paragraph, read: (text: string, font: string) => string): MarkedLine[] {
  const pieces = runs.map(({ text, mark, font }): MarkedLine => {
    const converted = read(text, font).normalize('NFC');
    return { text: converted, marks: new Array<number>(converted.length).fill(mark) };
  });
  const line = joined(...(label ? [plainLine(`${label} `)] : []), ...pieces);
  const lines: MarkedLine[] = [];
  let from = 0;
  for (let at = line.text.indexOf('\n'); at >= 0; at = line.text.indexOf('\n', from)) {
    lines.push(slice(line, from, at));
    from = at + 1;
  }
  return [...lines, slice(line, from)];
}
