import { readSheet } from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';
import { tidyWorkbook } from './xlsx-parts.js';

/** What stands in a cell. */
export type Cell = string | number | boolean | Date | null;

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A text in a cell that is longer was typed by nobody. */
const LONGEST_TEXT = 4_000;

/**
 * The cells of the first sheet of an XLSX file; undefined when it is none, or holds more than anybody types: one cell far away
 * would have every cell before it made up, until the process has no memory left.
 * @param longestText characters of a cell
 */
export async function readXlsx(bytes: Buffer, longestText = LONGEST_TEXT): Promise<Cell[][] | undefined> {
  try {
    return await sheetCells(bytes, longestText);
  } catch {
    return undefined;
  }
}

/**
 * The same, for who says why a file is not taken.
 * @throws OfficeFileError LOCKED, MACROS, UNFOLDS_TOO_LARGE, UNREADABLE
 */
export async function sheetCells(bytes: Buffer, longestText = LONGEST_TEXT): Promise<Cell[][] | undefined> {
  const workbook = await tidyWorkbook(bytes);
  if (!workbook) return undefined;
  try {
    const cells = (await readSheet(workbook)) as Cell[][];
    const isTyped = cells.every((row) => row.every((cell) => typeof cell !== 'string' || cell.length <= longestText));
    return isTyped ? cells : undefined;
  } catch {
    return undefined;
  }
}

/** One sheet as an XLSX file: the head bold and in sight, texts as texts, so that "0012" stays what it is. */
export async function xlsxFile(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  widths: readonly number[],
): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String })),
  );
  const data = [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...cells];
  return writeSheet(data, { sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}
