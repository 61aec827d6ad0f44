export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What draws a picture, and how large it is. */
export interface TakenPicture {
  bytes: Buffer;
  width: number;
  height: number;
}
