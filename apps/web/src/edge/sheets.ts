import { readSheet } from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';

/** What stands in a cell. */
export type Cell = string | number | boolean | Date | null;

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A small file may unfold to a large one: more than this is not unfolded. */
const MOST_UNPACKED = 40 * 1024 * 1024;

/** The cells of the first sheet of an XLSX file; undefined when it is none, or unfolds to more than anybody types. */
export async function readXlsx(bytes: Buffer): Promise<Cell[][] | undefined> {
  const size = unpackedSize(bytes);
  if (size === undefined || size > MOST_UNPACKED) return undefined;
  try {
    return (await readSheet(bytes)) as Cell[][];
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

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** How large the parts of a zip file say they are; undefined when it is no zip file. */
function unpackedSize(bytes: Buffer): number | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}
