import {
  BorderStyle,
  convertMillimetersToTwip,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { TEXT_BOLD } from '../fonts/faces.js';
import { measureText } from '../fonts/measure-text.js';
import type { TextSheet } from './text-sheet.js';
import { SIZE, STYLE } from './word-styles.js';

const NOTHING = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NOTHING, bottom: NOTHING, left: NOTHING, right: NOTHING, insideHorizontal: NOTHING, insideVertical: NOTHING };
const LEFT_COLUMN = convertMillimetersToTwip(66);

/** A table without lines, for what stands side by side: the head of the text, and its end. */
export function sideBySide(rows: Paragraph[][][], width: number, widths: readonly number[] = [LEFT_COLUMN, width - LEFT_COLUMN]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (children, at) =>
              new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                borders: NO_BORDERS,
                children,
              }),
          ),
        }),
    ),
  });
}

export function words(text: string, run: IRunOptions): TextRun {
  return new TextRun({ ...run, text });
}

export function centred(text: string, run: IRunOptions, isKept = false): Paragraph {
  return new Paragraph({ style: STYLE.centred, keepNext: isKept, children: [words(text, run)] });
}

/** Superior and issuer on the left, nation and motto on the right; below them number, place and date. */
export function headTable({ superior, issuer, nation, motto, number, placeAndDate }: TextSheet['header'], width: number): Table {
  return sideBySide(
    [
      [
        [
          ...superior.map((line) => centred(line, { size: SIZE.header })),
          ...issuer.map((line) => centred(line, { size: SIZE.header, bold: true })),
          rule(issuer.at(-1) ?? '', SIZE.header, LEFT_COLUMN, 0.4),
        ],
        [
          centred(nation, { size: SIZE.header, bold: true }),
          centred(motto, { size: SIZE.motto, bold: true }),
          rule(motto, SIZE.motto, width - LEFT_COLUMN, 1),
        ],
      ],
      [[centred(number, { size: SIZE.number })], [centred(placeAndDate, { size: SIZE.number, italics: true })]],
    ],
    width,
  );
}

/** A rule below a bold line, as long as a share of it: the upper border of a flat paragraph that is drawn in from both sides. */
function rule(text: string, size: number, columnWidth: number, share: number): Paragraph {
  // Half points to twentieths of a point.
  const length = Math.min(columnWidth, measureText(text, TEXT_BOLD) * size * 10) * share;
  return ruleOf(length, columnWidth);
}

/** A rule of a length in the middle of a column, both in twentieths of a point. */
export function ruleOf(length: number, columnWidth: number): Paragraph {
  const side = Math.round((columnWidth - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    spacing: { before: 40, after: 0, line: 160, lineRule: LineRuleType.EXACT },
    children: [],
  });
}
