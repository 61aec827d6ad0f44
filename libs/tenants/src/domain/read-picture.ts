import { crc32 } from 'node:zlib';

const MOST_BYTES = 100 * 1024;
const [SMALLEST, LARGEST] = [64, 1024];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What of a PNG is needed to draw it; texts, times and colour profiles are left out. */
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const [END_OF_IMAGE, START_OF_SCAN, ADOBE] = [0xd9, 0xda, 0xee];

/** A picture that may be given out. */
export interface ReadPicture {
  type: 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

interface Taken {
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * Takes a PNG or JPEG apart and puts together what draws the picture: no place, time or device that a camera wrote, nothing
 * behind its end, no other kind of file under its name. @returns it, or a sentence that says what is wrong
 */
export function readPicture(file: Buffer): { picture: ReadPicture } | { fault: string } {
  const isPng = file.subarray(0, PNG.length).equals(PNG);
  const isJpeg = file[0] === 0xff && file[1] === 0xd8;
  if (!isPng && !isJpeg) return { fault: 'Tệp phải là SVG, PNG hoặc JPEG.' };
  if (file.length > MOST_BYTES) return { fault: 'Ảnh lớn quá 100 KB. Hãy thu nhỏ ảnh rồi thử lại.' };
  const taken = isPng ? takePng(file) : takeJpeg(file);
  if (!taken) return { fault: 'Ảnh bị hỏng hoặc thiếu phần cuối. Hãy lưu lại ảnh rồi thử lại.' };
  const { bytes, width, height } = taken;
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
    return { fault: `Ảnh có ${width} × ${height} điểm. Mỗi cạnh từ ${SMALLEST} đến ${LARGEST} điểm.` };
  return { picture: { type: isPng ? 'image/png' : 'image/jpeg', bytes } };
}

function takePng(file: Buffer): Taken | undefined {
  const kept: Buffer[] = [PNG];
  let size: { width: number; height: number } | undefined;
  for (let at = PNG.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return undefined;
    const kind = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    if ((kind === 'IHDR') !== (size === undefined)) return undefined;
    if (kind === 'IHDR') size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) };
    if (PNG_CHUNKS.has(kind)) kept.push(file.subarray(at, end));
    if (kind === 'IEND') return size && { bytes: Buffer.concat(kept), ...size };
    at = end;
  }
  return undefined;
}

function takeJpeg(file: Buffer): Taken | undefined {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= file.length;) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length) return undefined;
    if (marker === START_OF_SCAN) {
      const last = file.lastIndexOf(Buffer.from([0xff, END_OF_IMAGE]));
      return size && last >= end ? { bytes: Buffer.concat([...kept, file.subarray(at, last + 2)]), ...size } : undefined;
    }
    // Frames 0 to 2: baseline, extended, progressive.
    if (marker >= 0xc0 && marker <= 0xc2) size = { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    const isNote = (marker >= 0xe0 && marker <= 0xef && marker !== ADOBE) || marker === 0xfe;
    if (!isNote) kept.push(file.subarray(at, end));
    at = end;
  }
  return undefined;
}
