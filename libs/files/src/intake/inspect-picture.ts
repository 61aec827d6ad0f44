import { formatNumber } from '#kernel';
import { takePicture } from '../pictures/take-picture.js';
import { isJpeg } from '../pictures/take-jpeg.js';
import type { PictureType } from '../pictures/taken-picture.js';
import { type FileKind, type IntakeLimits, USUAL_MOST_PIXELS } from './inspected-file.js';
import { IntakeError } from './intake.errors.js';
import { hasPdf, hasZip, looksLikePage } from './other-kinds.js';

const KINDS: Readonly<Record<PictureType, FileKind>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

export function pictureKind(type: PictureType): FileKind {
  return KINDS[type];
}

/**
 * Looks whether a picture is one from its first byte to its last, and no larger than can be drawn.
 * @throws IntakeError BROKEN, SEVERAL_KINDS, TOO_MANY_PIXELS
 */
export function inspectPicture(file: Buffer, limits: IntakeLimits): void {
  if (hasZip(file) || hasPdf(file) || looksLikePage(file)) throw new IntakeError('SEVERAL_KINDS');
  const taken = takePicture(file);
  if (!taken || taken.width === 0 || taken.height === 0) throw new IntakeError('BROKEN');
  const { width, height } = taken;
  const most = limits.pixels ?? USUAL_MOST_PIXELS;
  if (width * height > most)
    throw new IntakeError('TOO_MANY_PIXELS', {
      width: formatNumber(width),
      height: formatNumber(height),
      most: Math.floor(most / 1_000_000),
    });
  const rest = behindThePicture(file);
  if (rest.length > 0 && !(isJpeg(file) && isOfCamera(rest))) throw new IntakeError('SEVERAL_KINDS');
}

/** What stands behind the end of the picture. */
function behindThePicture(file: Buffer): Buffer {
  if (file[0] === 0x89) {
    // Piece by piece: the letters may stand in the middle of the picture by chance.
    let at = 8;
    while (file.toString('latin1', at + 4, at + 8) !== 'IEND') at += 12 + file.readUInt32BE(at);
    return file.subarray(at + 12);
  }
  if (file[0] === 0x52) return file.subarray(file.readUInt32LE(4) + 8);
  // A JPEG: the end that follows the first scan; those inside of notes (small previews) stand before it.
  let at = 2;
  while (file[at + 1] !== 0xda) at += 2 + file.readUInt16BE(at + 2);
  return file.subarray(file.indexOf(Buffer.from([0xff, 0xd9]), at) + 2);
}

/** What phones put behind a photograph: another one, a film of the moment, their maker's notes, nothing but zeros. */
function isOfCamera(rest: Buffer): boolean {
  const isFilm = rest.toString('latin1', 4, 8) === 'ftyp';
  const isNotes = rest.toString('latin1', rest.length - 4) === 'SEFT';
  return isJpeg(rest) || isFilm || isNotes || rest.every((byte) => byte === 0);
}
