/** What a spreadsheet would take for a formula: such a cell begins with an apostrophe instead. */
const FORMULA = /^[=+\-@\t\r]/;

/** One row of a table: texts, and numbers as numbers. */
export type CsvRow = readonly (string | number | null)[];

/**
 * A table as a file for spreadsheets (RFC 4180): UTF-8 with its mark, so that Excel reads Vietnamese. Text that came from
 * people is never carried out as a formula.
 */
export function csvFile(rows: readonly CsvRow[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: CsvRow[number]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
