import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { TEXT_FACES } from '../src/fonts/faces.js';

/** What stands below a heading. */
export type EssayPiece =
  | { kind: 'paragraph'; text: string; note?: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; rows: readonly (readonly string[])[] };

/** An essay as its author has written it, whatever program sets it. */
export interface EssayModel {
  /** Lines of its cover, which has a page of its own. */
  cover: readonly string[];
  parts: readonly { heading: string; level: 1 | 2; pieces: readonly EssayPiece[] }[];
}

/** How it is set. */
export interface EssayLooks {
  /** Headings by styles and larger letters, or as bold lines of the text's size. */
  headings?: 'styles' | 'bold';
  /** What stands above every page but the first. */
  running?: string;
}

const BOLD: IRunOptions = { bold: true };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;
const SIZES = { body: 28, heading: { 1: 36, 2: 32 } } as const;

/** The essay as lines of a text file; footnotes below their paragraphs. */
export function essayAsText({ cover, parts }: EssayModel): Buffer {
  const lines = parts.flatMap(({ heading, pieces }) => [
    heading,
    ...pieces.flatMap((piece) => {
      if (piece.kind === 'paragraph') return [piece.text, ...(piece.note === undefined ? [] : [piece.note])];
      return piece.kind === 'list' ? piece.items.map((item) => `- ${item}`) : piece.rows.map((row) => row.join('\t'));
    }),
  ]);
  return Buffer.from([...cover, '', ...lines].join('\n'), 'utf8');
}

/** The essay as a Word file. */
export async function essayAsWord({ cover, parts }: EssayModel, { headings = 'styles', running = '' }: EssayLooks = {}): Promise<Buffer> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const noted = (text: string): FootnoteReferenceRun => {
    const id = Object.keys(footnotes).length + 1;
    footnotes[id] = { children: [new Paragraph(text)] };
    return new FootnoteReferenceRun(id);
  };
  const paragraphsOf = (piece: EssayPiece): (Paragraph | Table)[] => {
    if (piece.kind === 'paragraph') {
      const { text, note } = piece;
      return [
        new Paragraph({ alignment: AlignmentType.JUSTIFIED, children: [new TextRun(text), ...(note === undefined ? [] : [noted(note)])] }),
      ];
    }
    if (piece.kind === 'list') return piece.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    const rows = piece.rows.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }));
    return [new Table({ rows }), new Paragraph('')];
  };
  const headingOf = (text: string, level: 1 | 2): Paragraph =>
    headings === 'styles'
      ? new Paragraph({ heading: LEVELS[level], text })
      : new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...BOLD })] });
  const document = new Document({
    styles: { default: { document: { run: { font: 'Times New Roman', size: SIZES.body } } } },
    footnotes,
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(running)] }) },
        footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }) },
        children: [
          ...cover.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...BOLD })] })),
          new Paragraph({ pageBreakBefore: true, children: [] }),
          ...parts.flatMap(({ heading, level, pieces }) => [headingOf(heading, level), ...pieces.flatMap(paragraphsOf)]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const TEMPLATE = `
#let essay = json(bytes(sys.inputs.essay))
#set text(lang: "vi", font: "Tinos", size: 14pt, hyphenate: false)
#set page(
  paper: "a4",
  margin: (top: 25mm, right: 20mm, bottom: 25mm, left: 30mm),
  header: context if counter(page).get().first() > 1 { text(size: 11pt, essay.running) },
  footer: context align(center, text(size: 12pt, str(counter(page).get().first()))),
)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), leading: 0.6em, spacing: 0.9em)
#let line-of(body) = align(center, par(first-line-indent: 0pt, justify: false, body))
#for words in essay.cover { line-of(strong(words)) }
#if essay.cover.len() > 0 { pagebreak() }
#for part in essay.parts {
  let size = if essay.isBold { 14pt } else if part.level == 1 { 18pt } else { 16pt }
  line-of(text(size: size, weight: "bold", part.heading))
  for piece in part.pieces {
    if piece.kind == "paragraph" {
      let note = if "note" in piece { footnote(piece.note) }
      par[#piece.text#note]
    } else if piece.kind == "list" {
      list(..piece.items)
    } else {
      table(columns: piece.rows.first().len(), ..piece.rows.flatten())
    }
  }
}
`;

let compiler: NodeCompiler | undefined;

/** The essay as a PDF: justified lines, numbers of pages, footnotes at the foot of the page. */
export function essayAsPdf({ cover, parts }: EssayModel, { headings = 'styles', running = '' }: EssayLooks = {}): Buffer {
  compiler ??= NodeCompiler.create({
    workspace: '/dev/null/nowhere',
    fontArgs: [{ fontBlobs: TEXT_FACES.map((face) => readFileSync(face.path)) }],
  });
  const inputs = { essay: JSON.stringify({ cover, parts, running, isBold: headings === 'bold' }) };
  const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs });
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics));
  const pdf = Buffer.from(compiler.pdf(compiled.result, { creationTimestamp: 0 }));
  compiler.evictCache(0);
  return pdf;
}
