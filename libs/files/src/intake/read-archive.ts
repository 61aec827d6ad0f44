import { crc32, createInflateRaw } from 'node:zlib';
import { IntakeError } from './intake.errors.js';

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [END_LENGTH, ENTRY_LENGTH, LOCAL_LENGTH] = [22, 46, 30];
const [STORED, DEFLATED] = [0, 8];
const [ENCRYPTED, SIZES_BEHIND] = [0x1, 0x8];
/** A report with hundreds of pictures has hundreds of parts. */
const MOST_ENTRIES = 4_000;
const MOST_UNFOLDED = 256 * 1024 * 1024;
/** Text folds ten to twenty times; what folds more was made to. Small parts (a sheet of blanks) may. */
const [MOST_FOLDED, SMALL] = [200, 1024 * 1024];

/** A part of a zip file. */
export interface ArchiveEntry {
  path: string;
  /** Bytes when unfolded, as was found out and not as it says. */
  size: number;
  /** Of parts that were asked for. */
  bytes?: Buffer;
}

interface Place {
  path: string;
  method: number;
  crc: number;
  packed: Buffer;
  size: number;
}

/**
 * A zip file, unfolded part by part and counted: nothing it says of itself is believed. Everything in it from the first byte to
 * the last belongs to its parts and its one table of contents, so that no two programs find different parts in it.
 * @param wanted whose bytes are given back
 * @throws IntakeError BROKEN, SEVERAL_KINDS, LOCKED, UNFOLDS_TOO_LARGE
 */
export async function readArchive(file: Buffer, wanted: (path: string) => boolean): Promise<ArchiveEntry[]> {
  let left = MOST_UNFOLDED;
  const entries: ArchiveEntry[] = [];
  for (const place of placesOf(file)) {
    const most = Math.min(left, Math.max(SMALL, place.packed.length * MOST_FOLDED));
    const bytes = await unfold(place, most, wanted(place.path));
    left -= place.size;
    entries.push({ path: place.path, size: place.size, ...(bytes ? { bytes } : {}) });
  }
  return entries;
}

function placesOf(file: Buffer): Place[] {
  if (file.length < END_LENGTH || file.readUInt32LE(0) !== LOCAL) throw new IntakeError('BROKEN', {}, 'no zip file');
  const end = file.length - END_LENGTH;
  // Nothing behind the end, no note in it, one disk.
  if (file.readUInt32LE(end) !== END || file.readUInt16LE(end + 20) !== 0 || file.readUInt32LE(end + 4) !== 0)
    throw new IntakeError(file.includes(Buffer.from('PK\x05\x06', 'latin1')) ? 'SEVERAL_KINDS' : 'BROKEN', {}, 'the end is not at the end');
  const [count, size, start] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  if (count > MOST_ENTRIES) throw new IntakeError('UNFOLDS_TOO_LARGE');
  if (start + size !== end || file.readUInt16LE(end + 8) !== count)
    throw new IntakeError('SEVERAL_KINDS', {}, 'the table is not where it says');
  const names = new Set<string>();
  const taken: [number, number][] = [];
  const places: Place[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    if (at + ENTRY_LENGTH > end || file.readUInt32LE(at) !== ENTRY) throw new IntakeError('BROKEN', {}, 'the table is torn');
    const flags = file.readUInt16LE(at + 8);
    if (flags & ENCRYPTED) throw new IntakeError('LOCKED');
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    const path = pathOf(name);
    const folded = path.toLowerCase();
    if (names.has(folded)) throw new IntakeError('SEVERAL_KINDS', {}, 'two parts have one name');
    names.add(folded);
    const local = file.readUInt32LE(at + 42);
    const packedSize = file.readUInt32LE(at + 20);
    if (local + LOCAL_LENGTH > start || file.readUInt32LE(local) !== LOCAL)
      throw new IntakeError('BROKEN', {}, 'a part is not where it says');
    const from = local + LOCAL_LENGTH + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (!file.subarray(local + LOCAL_LENGTH, local + LOCAL_LENGTH + file.readUInt16LE(local + 26)).equals(name))
      throw new IntakeError('SEVERAL_KINDS', {}, 'a part has two names');
    if (from + packedSize > start) throw new IntakeError('BROKEN', {}, 'a part is torn');
    taken.push([local, from + packedSize + (flags & SIZES_BEHIND ? sizesBehind(file, from + packedSize) : 0)]);
    places.push({
      path,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.subarray(from, from + packedSize),
      size: file.readUInt32LE(at + 24),
    });
    at += ENTRY_LENGTH + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (at !== end) throw new IntakeError('SEVERAL_KINDS', {}, 'more in the table than it says');
  let covered = 0;
  for (const [from, to] of taken.toSorted(([a], [b]) => a - b)) {
    if (from !== covered) throw new IntakeError('SEVERAL_KINDS', {}, 'bytes of no part, or of two');
    covered = to;
  }
  if (covered !== start) throw new IntakeError('SEVERAL_KINDS', {}, 'bytes of no part');
  return places;
}

/** The length of a record behind a part that tells its sizes: with or without a mark of its own. */
function sizesBehind(file: Buffer, at: number): number {
  return at + 4 <= file.length && file.readUInt32LE(at) === 0x08074b50 ? 16 : 12;
}

/** @throws IntakeError BROKEN for a name that leads elsewhere, or that nobody could read */
function pathOf(name: Buffer): string {
  const path = name.toString('utf8');

  const isPlain = path.length > 0 && path.length <= 300 && !/[\0-\x1f\x7f\\:\ufffd]/.test(path);
  if (!isPlain || path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.'))
    throw new IntakeError('BROKEN', {}, 'the name of a part leads elsewhere');
  return path;
}

/** Unfolds a part, counting; gives its bytes only where they are wanted. */
async function unfold({ method, packed, size, crc }: Place, most: number, isWanted: boolean): Promise<Buffer | undefined> {
  if (size > most) throw new IntakeError('UNFOLDS_TOO_LARGE');
  if (method !== STORED && method !== DEFLATED) throw new IntakeError('BROKEN', {}, 'packed in an unknown way');
  const kept: Buffer[] = [];
  let [length, sum] = [0, 0];
  const take = (bytes: Buffer): void => {
    length += bytes.length;
    if (length > size) throw new IntakeError('UNFOLDS_TOO_LARGE', {}, 'more than it says');
    sum = crc32(bytes, sum);
    if (isWanted) kept.push(bytes);
  };
  if (method === STORED) take(packed);
  else {
    const inflate = createInflateRaw();
    inflate.end(packed);
    try {
      for await (const bytes of inflate) take(bytes as Buffer);
    } catch (error) {
      throw error instanceof IntakeError ? error : new IntakeError('BROKEN', {}, String(error));
    } finally {
      inflate.destroy();
    }
  }
  if (length !== size || sum !== crc) throw new IntakeError('BROKEN', {}, 'not what it says');
  return isWanted ? Buffer.concat(kept) : undefined;
}
