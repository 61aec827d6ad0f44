import { orientationSegment } from './jpeg-orientation.js';
import { pictureType, takePicture } from './take-picture.js';

const segment = (marker: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
const END = Buffer.from([0xff, 0xd9]);
/** 80 wide, 100 high. */
const jpeg = (more: Buffer[] = []): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, Buffer.from([8, 0, 100, 0, 80, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3]),
    END,
  ]);

const part = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const webp = (...parts: Buffer[]): Buffer => {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  const file = Buffer.concat([head, ...parts]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
};
const extended = (flags: number): Buffer => part('VP8X', Buffer.from([flags, 0, 0, 0, 79, 0, 0, 99, 0, 0]));
const PIXELS = part('VP8 ', Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 80, 0, 100, 0, 7]));

describe('taking a picture apart', () => {
  it('goes by the content, whatever the file is called', () => {
    expect([pictureType(jpeg()), pictureType(webp(PIXELS)), pictureType(Buffer.from('<svg/>')), pictureType(Buffer.alloc(0))]).toEqual([
      'image/jpeg',
      'image/webp',
      undefined,
      undefined,
    ]);
  });

  it('takes places and times out of a WebP, and the flags that promise them', () => {
    const shot = webp(
      extended(0x1c),
      part('ICCP', Buffer.from('abc')),
      PIXELS,
      part('EXIF', Buffer.from('10.77 N')),
      part('XMP ', Buffer.from('x')),
    );

    expect(takePicture(Buffer.concat([shot, Buffer.from('<script>')]))).toEqual({
      bytes: webp(extended(0x10), PIXELS),
      width: 80,
      height: 100,
    });
  });

  it.each([
    ['moves', webp(extended(0x02), PIXELS)],
    ['is cut off', webp(extended(0), PIXELS).subarray(0, -4)],
    ['draws nothing', webp(extended(0))],
    ['is a head alone', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')],
  ])('refuses a WebP that %s', (_, file) => {
    expect(takePicture(file)).toBeUndefined();
  });

  it('keeps of what a camera writes which way up the picture is, and not where it was taken', () => {
    const told = Buffer.concat([orientationSegment(6).subarray(4), Buffer.from('10.77 N')]);

    expect(takePicture(jpeg([segment(0xe1, told)]))).toEqual({ bytes: jpeg([orientationSegment(6)]), width: 100, height: 80 });
    expect(takePicture(jpeg([segment(0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1'))]))?.bytes).toEqual(jpeg());
  });

  it('leaves out a second picture that a camera has put behind the end', () => {
    expect(takePicture(Buffer.concat([jpeg(), jpeg([segment(0xe1, Buffer.from('Exif 10.77 N'))])]))?.bytes).toEqual(jpeg());
  });
});
