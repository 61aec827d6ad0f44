import { isJpeg, takeJpeg } from './take-jpeg.js';
import { isPng, takePng } from './take-png.js';
import type { PictureType, TakenPicture } from './taken-picture.js';
import { isWebp, takeWebp } from './take-webp.js';

/** What kind of picture a file is, by its content; undefined for everything else. */
export function pictureType(file: Buffer): PictureType | undefined {
  if (isPng(file)) return 'image/png';
  if (isJpeg(file)) return 'image/jpeg';
  return isWebp(file) ? 'image/webp' : undefined;
}

/**
 * Takes a picture apart and puts together what draws it: no place, time or device that a camera wrote, nothing behind its
 * end, no other kind of file under its name.
 * @returns undefined when it is torn, or none
 */
export function takePicture(file: Buffer): TakenPicture | undefined {
  switch (pictureType(file)) {
    case 'image/png':
      return takePng(file);
    case 'image/jpeg':
      return takeJpeg(file);
    case 'image/webp':
      return takeWebp(file);
    case undefined:
      return undefined;
  }
}
