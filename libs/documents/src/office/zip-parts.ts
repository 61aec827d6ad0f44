import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { OfficeFileError } from './office-file.errors.js';

/** A part of a file that office programs write: these are zip files of XML parts. */
export interface Part {
  path: string;
  bytes: Buffer;
}

/** All read parts of a file together, unfolded: a small file may unfold to a huge one. */
const MOST_UNPACKED = 16 * 1024 * 1024;
/** Text folds ten to twenty times; what folds more was made to. Small parts (a sheet of blanks) may. */
const [MOST_FOLDED, SMALL] = [200, 1024 * 1024];
/** A Word file with hundreds of pictures has hundreds of parts. */
const MOST_PARTS = 4_000;
/** Where macros lie; a file named otherwise may have them as well. */
const MACROS = /(^|\/)vbaProject\.bin$/i;

const [LOCAL, ENTRY] = [0x04034b50, 0x02014b50];
const [STORED, DEFLATED] = [0, 8];
const [ENCRYPTED] = [0x1];
const unfold = promisify(inflateRaw);

/** Whether a file is a zip file by its first bytes. */
export function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK';
}

/**
 * The XML parts of an office file. What a zip file says of its own sizes is not believed, and pictures are not unfolded.
 * @param wanted which of the XML parts; all where nothing is said
 * @throws OfficeFileError LOCKED, MACROS, UNFOLDS_TOO_LARGE, UNREADABLE
 */
export async function xmlParts(file: Buffer, wanted: (path: string) => boolean = () => true): Promise<Part[]> {
  try {
    return await partsOf(file, wanted);
  } catch (error) {
    if (error instanceof OfficeFileError) throw error;
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new OfficeFileError('UNFOLDS_TOO_LARGE');
    // A buffer ended too early, or a part cannot be unfolded.
    throw new OfficeFileError('UNREADABLE', {}, String(error));
  }
}

async function partsOf(file: Buffer, wanted: (path: string) => boolean): Promise<Part[]> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new OfficeFileError('UNREADABLE');
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new OfficeFileError('UNFOLDS_TOO_LARGE');
  const parts: Part[] = [];
  let left = MOST_UNPACKED;
  let at = file.readUInt32LE(end + 16);
  for (let n = count; n > 0; n -= 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new OfficeFileError('UNREADABLE');
    if (file.readUInt16LE(at + 8) & ENCRYPTED) throw new OfficeFileError('LOCKED');
    const [pathLength, extraLength, noteLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const path = file.toString('utf8', at + 46, at + 46 + pathLength);
    if (MACROS.test(path)) throw new OfficeFileError('MACROS');
    if (/\.xml(\.rels)?$/.test(path) && wanted(path)) {
      const bytes = await bytesOf(file, at, left);
      left -= bytes.length;
      parts.push({ path, bytes });
    }
    at += 46 + pathLength + extraLength + noteLength;
  }
  return parts;
}

/** What an entry holds. @throws OfficeFileError when it is more than `most` bytes */
async function bytesOf(file: Buffer, entry: number, most: number): Promise<Buffer> {
  const [method, packed, start] = [file.readUInt16LE(entry + 10), file.readUInt32LE(entry + 20), file.readUInt32LE(entry + 42)];
  if (file.readUInt32LE(start) !== LOCAL) throw new OfficeFileError('UNREADABLE');
  const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  const content = file.subarray(from, from + packed);
  const limit = Math.min(most, Math.max(SMALL, content.length * MOST_FOLDED));
  if (method === DEFLATED && limit > 0) return unfold(content, { maxOutputLength: limit });
  if (method !== STORED || content.length > limit) throw new OfficeFileError(method === STORED ? 'UNFOLDS_TOO_LARGE' : 'UNREADABLE');
  return content;
}
