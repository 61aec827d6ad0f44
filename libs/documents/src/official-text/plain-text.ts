import type { DocumentModel } from '#kernel';
import { textSheet, type Piece, type SheetTable } from './text-sheet.js';

const WIDTH = 100;

/** An official text for a terminal and for comparing: one line of words per paragraph, tables in columns. */
export function plainText(model: DocumentModel): string {
  const sheet = textSheet(model);
  const { superior, issuer, nation, motto, number, placeAndDate } = sheet.header;
  const blocks = [
    [...superior, ...issuer, number, '', nation, motto, placeAndDate],
    [sheet.title, sheet.subject],
    ...(sheet.authority === undefined ? [] : [[sheet.authority]]),
    ...(sheet.preamble.length > 0 ? [sheet.preamble] : []),
    ...(sheet.opening.length > 0 ? [sheet.opening] : []),
    ...(sheet.formula === undefined ? [] : [[sheet.formula]]),
    ...sheet.articles.map(({ heading, lead, pieces }) => [lead === undefined ? heading : `${heading} ${lead}`, ...pieces.flatMap(linesOf)]),
    ...(sheet.recipients.length > 0 ? [['Nơi nhận:', ...sheet.recipients]] : []),
    ...(sheet.signatures ?? [{ capacity: sheet.capacity, note: '', signer: sheet.signer }]).map(({ capacity, note, signer }) =>
      [...capacity, note, signer].filter(Boolean),
    ),
    ...(sheet.annexes ?? []).map(({ title, subject, belongsTo, pieces }) => [title, subject, belongsTo, ...pieces.flatMap(linesOf)]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll('\u00a0', ' ').replace(/ +$/gm, '');
}

function linesOf(piece: Piece): string[] {
  return piece.kind === 'line' ? [piece.text] : tableLines(piece);
}

function tableLines({ caption, columns, rows }: SheetTable): string[] {
  const table = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, at) => Math.min(WIDTH, Math.max(...table.map((row) => row[at]?.length ?? 0))));
  const written = table.map((row) =>
    `  ${row.map((cell, at) => (columns[at]?.isNumber ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ')}`.trimEnd(),
  );
  const [head = '', ...body] = written;
  return [...(caption === undefined ? [] : [`  ${caption}`]), head, `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...body];
}
