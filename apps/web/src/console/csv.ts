/** What a spreadsheet would take for a formula: such a cell begins with an apostrophe instead. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as a file for spreadsheets (RFC 4180): UTF-8 with its mark, so that Excel reads Vietnamese. Text that came from
 * people is never carried out as a formula.
 */
export function csvFile(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
