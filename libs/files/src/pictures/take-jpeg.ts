import { orientationIn, orientationSegment } from './jpeg-orientation.js';
import type { TakenPicture } from './taken-picture.js';

const [END_OF_IMAGE, START_OF_SCAN, ADOBE, EXIF] = [0xd9, 0xda, 0xee, 0xe1];

export function isJpeg(file: Buffer): boolean {
  return file[0] === 0xff && file[1] === 0xd8;
}

/** @returns undefined for one that is torn */
export function takeJpeg(file: Buffer): TakenPicture | undefined {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  for (let at = 2; at + 4 <= file.length;) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length) return undefined;
    if (marker === START_OF_SCAN) {
      const last = endOfImage(file, end);
      if (!size || last < 0) return undefined;
      // A photograph that lies on its side stays upright for whoever looks at it.
      if (orientation > 1) kept.splice(1, 0, orientationSegment(orientation));
      const isTurned = orientation >= 5;
      const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height];
      return { bytes: Buffer.concat([...kept, file.subarray(at, last)]), width, height };
    }
    // Frames 0 to 2: baseline, extended, progressive.
    if (marker >= 0xc0 && marker <= 0xc2 && end >= at + 9) size = { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    if (marker === EXIF && orientation === 1) orientation = orientationIn(file.subarray(at, end));
    const isNote = (marker >= 0xe0 && marker <= 0xef && marker !== ADOBE) || marker === 0xfe;
    if (!isNote) kept.push(file.subarray(at, end));
    at = end;
  }
  return undefined;
}

/**
 * Where the picture ends: at its own end, not at that of another one which a camera has put behind it. Inside the scans an
 * end never stands by chance: there 0xff is always followed by 0, or is a mark.
 */
function endOfImage(file: Buffer, from: number): number {
  const end = file.indexOf(Buffer.from([0xff, END_OF_IMAGE]), from);
  return end < 0 ? -1 : end + 2;
}
