import type { TakenPicture } from './taken-picture.js';

/** What of a WebP is needed to draw it; places, times and colour profiles are left out. */
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH']);
/** Of the flags of the extended form, the only one whose part is kept. */
const HAS_ALPHA = 0x10;
const ANIMATED = 0x02;

export function isWebp(file: Buffer): boolean {
  return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP';
}

/** @returns undefined for one that is torn, or that moves */
export function takeWebp(file: Buffer): TakenPicture | undefined {
  if (file.length < 20) return undefined;
  const whole = file.readUInt32LE(4) + 8;
  if (whole > file.length) return undefined;
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  for (let at = 12; at + 8 <= whole;) {
    const kind = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return undefined;
    const chunk = Buffer.from(file.subarray(at, end));
    if (kind === 'VP8X') {
      if (length < 10 || ((chunk[8] ?? 0) & ANIMATED) !== 0) return undefined;
      chunk[8] = (chunk[8] ?? 0) & HAS_ALPHA;
    }
    size ??= sizeOf(kind, chunk.subarray(8));
    if (KEPT.has(kind)) kept.push(chunk);
    at = end;
  }
  const isDrawn = kept.some((chunk) => /^VP8[ L]/.test(chunk.toString('latin1', 0, 4)));
  if (!size || !isDrawn) return undefined;
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  const bytes = Buffer.concat([head, ...kept]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return { bytes, ...size };
}

function sizeOf(kind: string, body: Buffer): { width: number; height: number } | undefined {
  if (kind === 'VP8X' && body.length >= 10) return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (kind === 'VP8 ' && body.length >= 10 && body.readUIntLE(3, 3) === 0x2a019d)
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (kind === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const bits = body.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}
