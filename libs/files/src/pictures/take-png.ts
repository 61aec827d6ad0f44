import { crc32 } from 'node:zlib';
import type { TakenPicture } from './taken-picture.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What of a PNG is needed to draw it; texts, times, colour profiles and further frames are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

export function isPng(file: Buffer): boolean {
  return file.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** @returns undefined for one that is torn */
export function takePng(file: Buffer): TakenPicture | undefined {
  const kept: Buffer[] = [SIGNATURE];
  let size: { width: number; height: number } | undefined;
  for (let at = SIGNATURE.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return undefined;
    const kind = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    if ((kind === 'IHDR') !== (size === undefined)) return undefined;
    if (kind === 'IHDR') size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) };
    if (KEPT.has(kind)) kept.push(file.subarray(at, end));
    if (kind === 'IEND') return size && { bytes: Buffer.concat(kept), ...size };
    at = end;
  }
  return undefined;
}
