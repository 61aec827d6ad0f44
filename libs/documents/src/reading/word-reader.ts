import type { WordLook, WordLooks } from '../office/word-looks.js';
import type { WordNumbers } from '../office/word-numbers.js';
import { childrenNamed, firstNamed, textIn, type XmlNode } from '../office/xml-tree.js';
import type { TextBlock } from './read-text.js';

/** Letters of one look, side by side. */
export interface WordRun {
  text: string;
  font: string;
  isBold: boolean;
  isCapitals: boolean;
}

/** A paragraph with its automatic number. */
export interface WordPiece {
  kind: TextBlock['kind'];
  level: number | undefined;
  label: string;
  hasBullet: boolean;
  runs: WordRun[];
}

type NoteKind = 'w:footnote' | 'w:endnote';

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
const FORMULAS = new Set(['m:oMath', 'm:oMathPara']);
/** Where text boxes lie; of two forms of the same drawing, `mc:Fallback` is for older programs. */
const DRAWINGS = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent', 'mc:Choice']);
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** The paragraphs of a Word file, in the order in which a reader meets them. */
export class WordReader {
  private readonly notes = new Map<string, XmlNode>();

  constructor(
    private readonly looks: WordLooks,
    private readonly numbers: WordNumbers,
    notes: Readonly<Record<NoteKind, XmlNode | undefined>>,
  ) {
    for (const [kind, root] of Object.entries(notes))
      for (const note of childrenNamed(root, kind))
        if (!note.attributes['w:type']) this.notes.set(`${kind} ${note.attributes['w:id']}`, note);
  }

  read(document: XmlNode): WordPiece[] {
    return this.piecesIn(firstNamed(document, 'w:body'), undefined);
  }

  private piecesIn(node: XmlNode | undefined, within: 'table' | 'note' | undefined): WordPiece[] {
    const pieces: WordPiece[] = [];
    for (const child of node?.children ?? []) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:p') this.paragraph(child, within, pieces);
      else if (child.name === 'w:tbl') for (const cell of cellsOf(child)) pieces.push(...this.piecesIn(cell, within ?? 'table'));
      else if (WRAPPERS.has(child.name)) pieces.push(...this.piecesIn(child, within));
    }
    return pieces;
  }

  private paragraph(node: XmlNode, within: 'table' | 'note' | undefined, pieces: WordPiece[]): void {
    const properties = firstNamed(node, 'w:pPr');
    const style = firstNamed(properties, 'w:pStyle')?.attributes['w:val'];
    const listed = firstNamed(properties, 'w:numPr') ?? this.looks.numbering(style);
    const number = this.numbers.next(listed);
    const own = firstNamed(properties, 'w:outlineLvl')?.attributes['w:val'];
    const outline = own === undefined ? this.looks.outline(style) : Number(own) < 9 ? Number(own) : undefined;
    const after: XmlNode[] = [];
    const runs = this.runsIn(node, this.looks.ofParagraph(style), after);
    const isHeading = outline !== undefined || /^(title|subtitle)$/i.test(this.looks.nameOf(style));
    const kind = within ?? (isHeading ? 'heading' : 'paragraph');
    const hasBullet = listed !== undefined && number === '' && firstNamed(listed, 'w:numId')?.attributes['w:val'] !== '0';
    pieces.push({ kind, level: outline === undefined ? undefined : outline + 1, label: number, hasBullet, runs });
    for (const held of after) pieces.push(...this.piecesIn(held, held.name === 'w:txbxContent' ? within : 'note'));
  }

  /** @param after what stands beside the paragraph and is read after it: text boxes and notes */
  private runsIn(node: XmlNode, paragraph: WordLook, after: XmlNode[]): WordRun[] {
    const runs: WordRun[] = [];
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:r') runs.push(...this.run(child, paragraph, after));
      else if (WRAPPERS.has(child.name)) runs.push(...this.runsIn(child, paragraph, after));
      else if (FORMULAS.has(child.name)) runs.push({ text: textIn(child), font: '', isBold: false, isCapitals: false });
      else if (DRAWINGS.has(child.name)) after.push(...boxesIn(child));
    }
    return runs;
  }

  private run(node: XmlNode, paragraph: WordLook, after: XmlNode[]): WordRun[] {
    const look = this.looks.ofRun(paragraph, firstNamed(node, 'w:rPr'));
    if (look.isHidden) return [];
    let text = '';
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:t') text += textIn(child);
      else if (DRAWINGS.has(child.name)) after.push(...boxesIn(child));
      else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') {
        // Taken out, so that a note that names itself is read once.
        const key = `${child.name.replace('Reference', '')} ${child.attributes['w:id']}`;
        const note = this.notes.get(key);
        if (note) after.push(note);
        this.notes.delete(key);
      } else text += SIGNS[child.name] ?? '';
    }
    return [{ text, font: look.font ?? '', isBold: look.isBold === true, isCapitals: look.isCapitals === true }];
  }
}

function cellsOf(table: XmlNode): XmlNode[] {
  return rowsOf(table).flatMap((row) => held(row, 'w:tc'));
}

function rowsOf(table: XmlNode): XmlNode[] {
  return held(table, 'w:tr');
}

/** Children of a name, also within controls and changes taken in. */
function held(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child] : WRAPPERS.has(child.name) ? held(child, name) : [];
  });
}

function boxesIn(node: XmlNode): XmlNode[] {
  const boxes: XmlNode[] = [];
  for (const child of node.children) {
    if (typeof child === 'string' || child.name === 'mc:Fallback') continue;
    if (child.name === 'w:txbxContent') boxes.push(child);
    else boxes.push(...boxesIn(child));
  }
  return boxes;
}
