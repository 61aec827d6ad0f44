import { crc32 } from 'node:zlib';
import { type Part, xmlParts } from './zip-parts.js';

/** Cells lie within these; whoever reads fills every gap before the last of them. */
const [MOST_ROWS, MOST_COLUMNS] = [20_000, 100];

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];

/**
 * Takes a workbook apart and puts together again what of it is read: nothing but XML parts, no larger than anybody types, with
 * no cell further away than anybody types. Undefined for one that has such a cell.
 * @throws OfficeFileError LOCKED, MACROS, UNFOLDS_TOO_LARGE, UNREADABLE
 */
export async function tidyWorkbook(file: Buffer): Promise<Buffer | undefined> {
  const parts = await xmlParts(file);
  return parts.every((part) => hasNearCells(part)) ? zipOf(parts) : undefined;
}

/** Whether every address of a row or a cell ("7", "C7") is written plainly and lies near; parts without cells have none. */
function hasNearCells({ bytes }: Part): boolean {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!text.includes('sheetData')) return true;
  for (const [, quoted = ''] of text.matchAll(/[\s"']r\s*=\s*("[^"]*"|'[^']*')/g)) {
    const [, letters = '', row = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(quoted.slice(1, -1)) ?? [];
    if (row === '' || Number(row) > MOST_ROWS || columnNumber(letters) > MOST_COLUMNS) return false;
  }
  return true;
}

/** 28 of "AB" */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The parts as a zip file, unpacked: it is read at once. */
function zipOf(parts: readonly Part[]): Buffer {
  const [files, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { path, bytes } of parts) {
    const name = Buffer.from(path, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    files.push(uint32(LOCAL), facts, name, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(uint32(ENTRY), Buffer.from([20, 0]), facts, place, name);
    offset += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
