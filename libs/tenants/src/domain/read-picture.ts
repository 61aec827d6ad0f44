import { pictureType, takePicture } from '#files';

const MOST_BYTES = 100 * 1024;
const [SMALLEST, LARGEST] = [64, 1024];

/** A picture that may be given out. */
export interface ReadPicture {
  type: 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

/**
 * Takes a PNG or JPEG apart and puts together what draws the picture, and nothing else.
 * @returns it, or a sentence that says what is wrong
 */
export function readPicture(file: Buffer): { picture: ReadPicture } | { fault: string } {
  const type = pictureType(file);
  if (type !== 'image/png' && type !== 'image/jpeg') return { fault: 'Tệp phải là SVG, PNG hoặc JPEG.' };
  if (file.length > MOST_BYTES) return { fault: 'Ảnh lớn quá 100 KB. Hãy thu nhỏ ảnh rồi thử lại.' };
  const taken = takePicture(file);
  if (!taken) return { fault: 'Ảnh bị hỏng hoặc thiếu phần cuối. Hãy lưu lại ảnh rồi thử lại.' };
  const { bytes, width, height } = taken;
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
    return { fault: `Ảnh có ${width} × ${height} điểm. Mỗi cạnh từ ${SMALLEST} đến ${LARGEST} điểm.` };
  return { picture: { type, bytes } };
}
