import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DocumentModel } from '#kernel';
import { textSheet, type Piece, type SheetTable, type TextSheet } from './text-sheet.js';
import { centred, headTable, ruleOf, sideBySide, words } from './word-header.js';
import { MARGIN, PAGE, SIZE, STYLE, STYLES, TEXT_WIDTH } from './word-styles.js';

/** An official text as a Word file (.docx) that an office goes on working with: real headings, styles and table heads. */
export async function wordDocument(model: DocumentModel): Promise<Buffer> {
  const sheet = textSheet(model);
  const number = new Paragraph({
    style: STYLE.centred,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.number })],
  });
  const document = new Document({
    title: sheet.name,
    subject: sheet.subject,
    creator: model.header.issuer,
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
        children: childrenOf(sheet),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function childrenOf(sheet: TextSheet): (Paragraph | Table)[] {
  return [
    headTable(sheet.header),
    new Paragraph({ heading: HeadingLevel.TITLE, text: sheet.title }),
    new Paragraph({
      style: STYLE.centred,
      keepNext: true,
      indent: { left: convertMillimetersToTwip(12), right: convertMillimetersToTwip(12) },
      children: [words(sheet.subject, { bold: true })],
    }),
    ruleOf(convertMillimetersToTwip(40), TEXT_WIDTH),
    ...sheet.preamble.map((text) => new Paragraph({ style: STYLE.ground, text })),
    ...sheet.opening.map((text) => new Paragraph({ style: STYLE.line, text })),
    ...sheet.articles.flatMap(({ heading, pieces }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, text: heading }),
      ...pieces.flatMap(paragraphsOf),
    ]),
    new Paragraph({ keepNext: true, spacing: { before: 120 } }),
    endTable(sheet),
  ];
}

function paragraphsOf(piece: Piece): (Paragraph | Table)[] {
  if (piece.kind === 'line') {
    // An address cannot be broken: justified, the line before it would be torn apart.
    const hasAddress = /https?:\/\//.test(piece.text);
    return [
      new Paragraph({
        style: STYLE.line,
        keepNext: piece.isFollowed,
        text: piece.text,
        ...(hasAddress && { alignment: AlignmentType.LEFT }),
      }),
    ];
  }
  const caption = piece.caption === undefined ? [] : [centred(piece.caption, { italics: true }, true)];
  // Two tables in a row would melt into one without a paragraph between them.
  return [gap(), ...caption, tableOf(piece), gap()];
}

const gap = (): Paragraph => new Paragraph({ keepNext: true, spacing: { before: 0, after: 0, line: 100 } });

function tableOf({ columns, rows, isShort }: SheetTable): Table {
  const widths = columns.map(({ share }) => Math.floor(share * TEXT_WIDTH));
  const cell = (text: string, at: number, isHead: boolean, isKept: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          style: STYLE.cell,
          alignment: isHead ? AlignmentType.CENTER : columns[at]?.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
          keepNext: isKept,
          children: [words(text, { bold: isHead })],
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, at) => cell(title, at, true, true)) }),
      ...rows.map((row, place) => {
        const isKept = isShort && place < rows.length - 1;
        return new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, false, isKept)) });
      }),
    ],
  });
}

/** Recipients on the left; on the right who signs, room for the signature, the name. */
function endTable({ recipients, capacity, signer }: TextSheet): Table {
  const small = (text: string, isLabel: boolean): Paragraph =>
    new Paragraph({ children: [words(text, { size: isLabel ? SIZE.header : SIZE.recipients, bold: isLabel, italics: isLabel })] });
  return sideBySide([
    [
      recipients.length > 0 ? [small('Nơi nhận:', true), ...recipients.map((line) => small(line, false))] : [new Paragraph({})],
      [
        ...capacity.map((line) => centred(line, { bold: true })),
        new Paragraph({ spacing: { before: convertMillimetersToTwip(22) } }),
        ...(signer === '' ? [] : [centred(signer, { bold: true })]),
      ],
    ],
  ]);
}
