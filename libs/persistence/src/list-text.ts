/** A value of a list for Postgres. */
export type ListValue = string | number | boolean | Buffer | null;

/**
 * A list as Postgres writes arrays, to be sent as one text: several times cheaper than an array of values, which the driver
 * looks at one by one.
 */
export function listText(values: readonly ListValue[]): string {
  return `{${values.map(textOf).join(',')}}`;
}

/** Columns of rows, each as a list: what `unnest` puts together again. */
export function columnTexts<const Row extends readonly ListValue[]>(rows: readonly Row[]): { [Column in keyof Row]: string } {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => listText(rows.map((row) => row[column] ?? null))) as {
    [Column in keyof Row]: string;
  };
}

function textOf(value: ListValue): string {
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    case 'string':
      return quoted(value);
    default:
      return value === null ? 'NULL' : `"\\\\x${value.toString('hex')}"`;
  }
}

function quoted(text: string): string {
  return /^[0-9a-f-]{36}$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
