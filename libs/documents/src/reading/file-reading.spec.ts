import { deflateRawSync, constants } from 'node:zlib';
import { DomainError } from '#kernel';
import { aDocx, aPdf, aStream, p, written } from '#documents/testing';
import { FileReading } from './file-reading.js';

const reading = new FileReading();
/** The code with which a file is refused. */
async function refusal(bytes: Buffer, by = reading): Promise<string> {
  try {
    await by.read(bytes);
    return 'read';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

/** So many megabytes of spaces, packed a thousandfold. */
function packedSpaces(megabytes: number): Buffer {
  const once = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...new Array<Buffer>(megabytes).fill(once), Buffer.from([3, 0])]);
}

describe('a file that somebody sends in', () => {
  it('is read in a process of its own', async () => {
    expect((await reading.read(aDocx(p('Mở đầu')))).blocks).toEqual([{ text: 'Mở đầu', kind: 'paragraph' }]);
    expect((await reading.read(aPdf({ pages: [written('Mot trang.')] }))).blocks).toEqual([
      { text: 'Mot trang.', kind: 'paragraph', page: 1 },
    ]);
    expect((await reading.read(Buffer.from('Một dòng'))).blocks).toEqual([{ text: 'Một dòng', kind: 'paragraph' }]);
  });

  it('is refused with the sentence of what is wrong with it', async () => {
    await expect(reading.read(Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'PDF_BROKEN', kind: 'invalid' });
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('UNREADABLE');
    expect(await refusal(aDocx(p('a'), { parts: { 'word/vbaProject.bin': 'x' } }))).toBe('MACROS');
    expect(await refusal(aDocx('a'.repeat(40_000_000)))).toBe('UNFOLDS_TOO_LARGE');
    expect(await refusal(aDocx('<w:sdt>'.repeat(10_000) + '</w:sdt>'.repeat(10_000)))).toBe('UNFOLDS_TOO_LARGE');
    expect(await refusal(aDocx(p('&x;'), { prolog: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }))).toBe('UNREADABLE');
    const numbers = Array.from({ length: 500_000 }, (_, at) => at).join(' ');
    expect(await refusal(aDocx(p(numbers)))).toBe('TOO_LONG');
  });

  it('that takes all memory or time takes nothing with it', async () => {
    const bomb = aPdf({ pages: ['/X Do'], objects: { 20: aStream(packedSpaces(1_000), '/Type /XObject /Subtype /Form /BBox [0 0 1 1]') }, resources: '/XObject << /X 20 0 R >>' }); // prettier-ignore
    expect(await refusal(bomb)).toBe('TOO_HEAVY');

    const forms = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => {
        const next = at === 39 ? written('cuoi', 72, 72) : '/X Do '.repeat(10);
        return [20 + at, aStream(next, `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X ${21 + at} 0 R >> >>`)];
      }),
    );
    const endless = aPdf({ pages: ['/X Do'], objects: forms, resources: '/XObject << /X 20 0 R >>' });
    expect(await refusal(endless, new FileReading(1_500))).toBe('TOO_HEAVY');

    const files = Array.from({ length: 5 }, (_, at) => aDocx(p(`Bài ${at}`)));
    expect((await Promise.all(files.map((file) => reading.read(file)))).map(({ blocks }) => blocks[0]?.text)).toEqual([
      'Bài 0',
      'Bài 1',
      'Bài 2',
      'Bài 3',
      'Bài 4',
    ]);
  });
});
