import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** All parts of a workbook together, unfolded: a small file may unfold to a huge one. */
const MOST_UNPACKED = 16 * 1024 * 1024;
/** Cells lie within these; whoever reads fills every gap before the last of them. */
const [MOST_ROWS, MOST_COLUMNS] = [20_000, 100];

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [STORED, DEFLATED] = [0, 8];
const unfold = promisify(inflateRaw);

interface Part {
  path: string;
  bytes: Buffer;
}

/**
 * Takes a workbook apart and puts together again what of it is read: nothing but XML parts, no larger than anybody types, with
 * no cell further away than anybody types. What a zip file says of its own sizes is not believed. Undefined for anything else.
 */
export async function tidyWorkbook(file: Buffer): Promise<Buffer | undefined> {
  try {
    const parts = await partsOf(file);
    return parts?.every((part) => hasNearCells(part)) ? zipOf(parts) : undefined;
  } catch {
    // A buffer ended too early, a part unfolds to too much, or what unfolds is no text.
    return undefined;
  }
}

async function partsOf(file: Buffer): Promise<Part[] | undefined> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== END) return undefined;
  const parts: Part[] = [];
  let left = MOST_UNPACKED;
  let at = file.readUInt32LE(end + 16);
  for (let n = file.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (file.readUInt32LE(at) !== ENTRY) return undefined;
    const [pathLength, extraLength, noteLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const path = file.toString('utf8', at + 46, at + 46 + pathLength);
    if (/\.xml(\.rels)?$/.test(path)) {
      const bytes = await bytesOf(file, at, left);
      left -= bytes.length;
      parts.push({ path, bytes });
    }
    at += 46 + pathLength + extraLength + noteLength;
  }
  return parts;
}

/** What an entry holds. @throws Error when it is more than `most` bytes */
async function bytesOf(file: Buffer, entry: number, most: number): Promise<Buffer> {
  const [method, packed, start] = [file.readUInt16LE(entry + 10), file.readUInt32LE(entry + 20), file.readUInt32LE(entry + 42)];
  if (file.readUInt32LE(start) !== LOCAL) throw new Error('An entry of a zip file leads nowhere.');
  const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  const content = file.subarray(from, from + packed);
  if (method === DEFLATED && most > 0) return unfold(content, { maxOutputLength: most });
  if (method !== STORED || content.length > most) throw new Error('An entry of a zip file is too large or of another kind.');
  return content;
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
