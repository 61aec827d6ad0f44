import { crc32, deflateSync } from 'node:zlib';
import { pictureEmblem, pictureOf, shapesOnly, withPictureInside } from './picture-emblem.js';
import { readPicture } from './read-picture.js';

const chunk = (kind: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const END = chunk('IEND', Buffer.alloc(0));
/** A grey PNG. */
const png = (width: number, height: number, more: Buffer[] = []): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), ...more, chunk('IDAT', rows), END]);
};
const segment = (marker: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
const jpeg = (more: Buffer[] = [], end = Buffer.from([0xff, 0xd9])): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, Buffer.from([8, 0, 100, 0, 80, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3]),
    end,
  ]);
const bytesOf = (file: Buffer): Buffer => {
  const reading = readPicture(file);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.picture.bytes;
};

describe('a picture that is to be an emblem', () => {
  it('is taken as it is when it holds nothing but itself', () => {
    expect(bytesOf(png(100, 120))).toEqual(png(100, 120));
    expect(bytesOf(jpeg())).toEqual(jpeg());
    expect(readPicture(jpeg())).toMatchObject({ picture: { type: 'image/jpeg' } });
  });

  it('loses what cameras and programs write into it, and what is hidden behind its end', () => {
    const noted = png(100, 120, [chunk('tEXt', Buffer.from('Author\0Ai Đó')), chunk('eXIf', Buffer.from('10.77 N'))]);
    const shot = jpeg([segment(0xe1, Buffer.from('Exif 10.77 N')), segment(0xfe, Buffer.from('ghi chú'))]);

    expect(bytesOf(Buffer.concat([noted, Buffer.from('<script>')]))).toEqual(png(100, 120));
    expect(bytesOf(Buffer.concat([shot, Buffer.from('<script>')]))).toEqual(jpeg());
  });

  it.each([
    ['another kind of file', Buffer.from('GIF89a...'), 'SVG, PNG hoặc JPEG'],
    ['nothing', Buffer.alloc(0), 'SVG, PNG hoặc JPEG'],
    ['too many bytes', Buffer.concat([png(100, 100), Buffer.alloc(110_000)]), '100 KB'],
    ['too small', png(20, 100), 'Mỗi cạnh'],
    ['too large', png(2000, 100), 'Mỗi cạnh'],
    ['cut off', png(100, 100).subarray(0, -6), 'bị hỏng'],
    ['a changed byte', Buffer.from(png(100, 100)).fill(7, 20, 21), 'bị hỏng'],
    [
      'a length that leads outside',
      Buffer.concat([SIGNATURE, Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('IHDR'), Buffer.alloc(20)]),
      'bị hỏng',
    ],
    ['a JPEG without its end', jpeg([], Buffer.alloc(0)), 'bị hỏng'],
    ['a JPEG of a head alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]), 'bị hỏng'],
  ])('is refused: %s', (_, file, sentence) => {
    expect(readPicture(file)).toEqual({ fault: expect.stringContaining(sentence) });
  });

  it('stands in pages by its content, inside itself where nothing can be loaded, and on no paper', () => {
    const sha256 = 'a'.repeat(64);
    const svg = pictureEmblem(sha256, 'image/png');

    expect(svg).toContain(`href="/art/anh/${sha256}.png"`);
    expect([pictureOf(svg), pictureOf('<svg viewBox="0 0 1 1"/>')]).toEqual([sha256, undefined]);
    expect(withPictureInside(svg, { type: 'image/png', bytes: Buffer.from('xyz') })).toContain('href="data:image/png;base64,eHl6"');
    expect([shapesOnly(svg), shapesOnly('<svg/>')]).toEqual([undefined, '<svg/>']);
  });
});
