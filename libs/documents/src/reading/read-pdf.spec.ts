import { aPdf, aStream, written } from '#documents/testing';
import { readFile } from './read-file.js';

/** Kind and text of each block. */
const blocksOf = async (pdf: Buffer): Promise<string[]> => (await readFile(pdf)).blocks.map(({ kind, text }) => `${kind}: ${text}`);
/** Lines of text 18 points apart. */
const lines = (texts: readonly string[], from = 720): string => texts.map((text, at) => written(text, 72, from - 18 * at)).join('');

describe('a PDF, read', () => {
  it('has no page numbers, running heads and feet, also not those of a scanning program', async () => {
    const page = (number: number, text: string): string =>
      written('Bai du thi nam 2021', 72, 800, 10) +
      lines([text]) +
      written(`- ${number} -`, 290, 30) +
      written('Scanned with CamScanner', 72, 12, 8);

    expect(await blocksOf(aPdf({ pages: [1, 2, 3].map((number) => page(number, `Trang thu ${number}.`)) }))).toEqual([
      'paragraph: Trang thu 1.',
      'paragraph: Trang thu 2.',
      'paragraph: Trang thu 3.',
    ]);
  });

  it('keeps what only looks like it: a number in the midst, a line that comes once', async () => {
    const page = lines(['Trong nam co', '2021', 'nguoi tham gia.']);

    expect(await blocksOf(aPdf({ pages: [page] }))).toEqual(['paragraph: Trong nam co', 'paragraph: 2021', 'paragraph: nguoi tham gia.']);
  });

  it('has no page numbers that stand close below the text, nor letters of the next page that hang over', async () => {
    const page = (text: string, number: number): string =>
      lines(['Mot dong.', 'Hai dong.', 'Ba dong.', text], 132) + written('\xe9', 90, 66) + written(`Trang ${number}/2`, 290, 54);
    const blocks = await blocksOf(aPdf({ pages: [page('Het trang dau.', 1), page('Het bai.', 2)] }));

    expect([blocks[3], blocks.at(-1), blocks.length]).toEqual(['paragraph: Het trang dau.', 'paragraph: Het bai.', 8]);
  });

  it('has words that a line broke put together, watermarks left out, and text on its side', async () => {
    const full = 'Ket qua thuc hien tai cac xa phuong thi tran theo Quyet dinh so 749/';
    const askew = 'BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (BAN NHAP) Tj ET\n';
    const upright = 'BT /F1 14 Tf 0 1 -1 0 560 300 Tm (Doc theo le) Tj ET\n';

    expect(await blocksOf(aPdf({ pages: [askew + lines([full, 'QD-TTg cua Thu tuong.']) + upright] }))).toEqual([
      `paragraph: ${full}QD-TTg cua Thu tuong.`,
      'paragraph: Doc theo le',
    ]);
  });

  it('of photographs has no text, and says on how many pages', async () => {
    const none = { blocks: [], hasText: false, legacy: null };
    const scan = written('Scanned with CamScanner', 72, 12, 8);

    expect(await readFile(aPdf({ pages: ['', ''] }))).toEqual({ ...none, pages: 2, pagesWithoutText: 2 });
    expect(await readFile(aPdf({ pages: [scan, scan, scan] }))).toEqual({ ...none, pages: 3, pagesWithoutText: 3 });
    expect(await readFile(aPdf({ pages: [lines(['Mot trang co chu.']), ''] }))).toMatchObject({
      hasText: true,
      pages: 2,
      pagesWithoutText: 1,
    });
  });

  it('in an old Vietnamese font is read as Unicode, and says so', async () => {
    const file = await readFile(aPdf({ pages: [lines(['ChuyÓn ®æi sè', 'thñ tôc hµnh chÝnh', 'më ®Çu'])] }));

    expect([file.legacy, ...file.blocks.map(({ text }) => text)]).toEqual(['tcvn3', 'Chuyển đổi số', 'thủ tục hành chính', 'mở đầu']);
  });

  it.each<[string, string, Buffer]>([
    ['PDF_LOCKED', 'with a password', aPdf({ pages: [lines(['a'])], objects: { 20: `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>` }, trailer: `/Encrypt 20 0 R /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]` })],
    ['PDF_BROKEN', 'that ends in the midst', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catal')],
    ['PDF_BROKEN', 'that is a page of the web', Buffer.from('%PDF-1.4 <html><script>alert(1)</script></html>')],
  ])('is refused with %s where it is one %s', async (code, _, pdf) => {
    await expect(readFile(pdf)).rejects.toMatchObject({ code });
  }); // prettier-ignore

  it('of more pages or letters than anybody reads is refused', async () => {
    const pages = [lines(['Mot hai ba.']), lines(['Bon nam.'])];

    await expect(readFile(aPdf({ pages }), { pages: 1, characters: 99 })).rejects.toMatchObject({ code: 'TOO_MANY_PAGES' });
    await expect(readFile(aPdf({ pages }), { pages: 9, characters: 15 })).rejects.toMatchObject({ code: 'TOO_LONG' });
    expect((await readFile(aPdf({ pages }), { pages: 2, characters: 19 })).hasText).toBe(true);
  });

  it('that draws itself within itself, has a page within itself and a script, is read like another', async () => {
    const form = aStream(
      `${written('Trong hinh.', 72, 500)} /X Do`,
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 20 0 R >> /Font << /F1 3 0 R >> >>',
    );
    const pdf = aPdf({
      pages: [`${lines(['Ngoai hinh.'])} /X Do`],
      objects: { 20: form, 21: '<< /S /JavaScript /JS (while(true){}) >>' },
      resources: '/XObject << /X 20 0 R >>',
      catalogue: '/OpenAction 21 0 R',
    });
    expect(await blocksOf(pdf)).toEqual(['paragraph: Ngoai hinh.', 'paragraph: Trong hinh.']);

    const loop = aPdf({ pages: [lines(['Trang that.'])], tree: '<< /Type /Pages /Count 2 /Kids [100 0 R 2 0 R] >>' });
    await expect(readFile(loop)).rejects.toMatchObject({ code: 'PDF_BROKEN' });
  });
});
