import { readFile } from './read-file.js';

const texts = async (bytes: Buffer | string): Promise<string[]> =>
  (await readFile(Buffer.from(bytes as string))).blocks.map(({ text }) => text);

describe('a plain text, read', () => {
  it('has a paragraph on each line, in one spelling', async () => {
    expect(await texts('\ufeffMỞ ĐẦU\r\n\r\n  Chuyển  đổi\u00a0số.\n- một ý\f')).toEqual(['MỞ ĐẦU', 'Chuyển đổi số.', '- một ý']);
    expect(await texts('Lời nói đầu'.normalize('NFD'))).toEqual(['Lời nói đầu']);
    expect(await texts(Buffer.from('\ufeffPhụ lục', 'utf16le'))).toEqual(['Phụ lục']);
  });

  it('that was broken by hand at one width has its paragraphs together again', async () => {
    const wide = 'Chuyển đổi số là nhiệm vụ của mọi cơ quan, mọi người dân trong';
    const text = ['PHỤ LỤC', wide, wide, 'cả tỉnh.', '', wide, `1. ${wide}`, `2. ${wide}`, 'hết.', wide, 'xong.'].join('\n');

    expect(await texts(text)).toEqual(['PHỤ LỤC', `${wide} ${wide} cả tỉnh.`, wide, `1. ${wide}`, `2. ${wide} hết.`, `${wide} xong.`]);
  });

  it('in an old code is read as Unicode, and says so', async () => {
    const file = await readFile(Buffer.from('Më ®Çu\nChuyÓn ®æi sè, thñ tôc hµnh chÝnh', 'latin1'));

    expect([file.legacy, ...file.blocks.map(({ text }) => text)]).toEqual(['tcvn3', 'Mở đầu', 'Chuyển đổi số, thủ tục hành chính']);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['a text of another code', Buffer.from('caf\xe9 cr\xe8me', 'latin1')],
  ])('is nothing where it is %s', async (_, bytes) => {
    await expect(readFile(bytes)).rejects.toMatchObject({ code: 'UNKNOWN_KIND' });
  });

  it('that is empty has no text', async () => {
    expect((await readFile(Buffer.alloc(0))).hasText).toBe(false);
  });
});
