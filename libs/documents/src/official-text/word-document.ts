import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
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
import { LYING_WIDTH, MARGIN, PAGE, SIZE, STYLE, STYLES, TEXT_WIDTH } from './word-styles.js';

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
        properties: {
          page: { size: sheet.isLandscape ? { ...PAGE, orientation: PageOrientation.LANDSCAPE } : PAGE, margin: MARGIN },
          titlePage: true,
        },
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
        children: childrenOf(sheet),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function childrenOf(sheet: TextSheet): (Paragraph | Table)[] {
  const width = sheet.isLandscape ? LYING_WIDTH : TEXT_WIDTH;
  return [
    headTable(sheet.header, width),
    ...titleOf(sheet),
    ruleOf(convertMillimetersToTwip(40), width),
    ...(sheet.authority === undefined ? [] : [centred(sheet.authority, { bold: true }, true)]),
    ...sheet.preamble.map((text) => new Paragraph({ style: STYLE.ground, text })),
    ...sheet.opening.map((text) => new Paragraph({ style: STYLE.line, text })),
    ...(sheet.formula === undefined ? [] : [centred(sheet.formula, { bold: true }, true)]),
    ...sheet.articles.flatMap(({ heading, lead, pieces }) => [
      lead === undefined ? new Paragraph({ heading: HeadingLevel.HEADING_1, text: heading }) : runIn(heading, lead),
      ...pieces.flatMap((piece) => paragraphsOf(piece, width)),
    ]),
    new Paragraph({ keepNext: true, spacing: { before: 120 } }),
    ...(sheet.signatures ? signaturesOf(sheet, width) : [endTable(sheet, width)]),
    ...(sheet.annexes ?? []).flatMap((annex) => [
      ...titleOf(annex, true),
      centred(annex.belongsTo, { italics: true }, true),
      ruleOf(convertMillimetersToTwip(40), width),
      ...annex.pieces.flatMap((piece) => paragraphsOf(piece, width)),
    ]),
  ];
}

/** Title and subject of the text, or of an annex on a page of its own. */
function titleOf({ title, subject }: { title: string; subject: string }, isOnNewPage = false): Paragraph[] {
  const side = convertMillimetersToTwip(12);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title, pageBreakBefore: isOnNewPage }),
    new Paragraph({
      style: STYLE.centred,
      keepNext: true,
      indent: { left: side, right: side },
      children: [words(subject, { bold: true })],
    }),
  ];
}

/** "Điều 1. Công nhận …": the number in bold, the text after it in one line; still a heading of the file. */
function runIn(heading: string, lead: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: false,
    children: [words(`${heading} `, {}), words(lead, { bold: false })],
  });
}

function paragraphsOf(piece: Piece, width: number): (Paragraph | Table)[] {
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
  return [gap(), ...caption, tableOf(piece, width), gap()];
}

const gap = (): Paragraph => new Paragraph({ keepNext: true, spacing: { before: 0, after: 0, line: 100 } });

function tableOf({ columns, rows, isShort }: SheetTable, textWidth: number): Table {
  const widths = columns.map(({ share }) => Math.floor(share * textWidth));
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
    width: { size: textWidth, type: WidthType.DXA },
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
function endTable({ recipients, capacity, signer }: TextSheet, width: number): Table {
  return sideBySide([[recipientsOf(recipients), signatureOf(capacity, '', signer)]], width);
}

/** Those who sign beside each other, in columns of one width; below them who gets the text. */
function signaturesOf({ recipients, signatures = [] }: TextSheet, width: number): (Paragraph | Table)[] {
  const columns = signatures.map(({ capacity, note, signer }) => signatureOf(capacity, note, signer));
  const share = Math.floor(width / Math.max(1, columns.length));
  const row = sideBySide(
    [columns],
    width,
    columns.map(() => share),
  );
  return recipients.length > 0 ? [row, ...recipientsOf(recipients)] : [row];
}

function recipientsOf(recipients: readonly string[]): Paragraph[] {
  const small = (text: string, isLabel: boolean): Paragraph =>
    new Paragraph({ children: [words(text, { size: isLabel ? SIZE.header : SIZE.recipients, bold: isLabel, italics: isLabel })] });
  return recipients.length > 0 ? [small('Nơi nhận:', true), ...recipients.map((line) => small(line, false))] : [new Paragraph({})];
}

function signatureOf(capacity: readonly string[], note: string, signer: string): Paragraph[] {
  return [
    ...capacity.map((line) => centred(line, { bold: true })),
    ...(note === '' ? [] : [centred(note, { italics: true, size: SIZE.header })]),
    new Paragraph({ spacing: { before: convertMillimetersToTwip(22) } }),
    ...(signer === '' ? [] : [centred(signer, { bold: true })]),
  ];
}
