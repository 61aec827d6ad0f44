import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { readWordPart } from '../../../../test/support/read-word.js';
import { pointLetter, type DocumentModel } from '#kernel';
import { TypstProcess } from '../typst/typst-process.js';
import { pdfDocument } from './pdf-document.js';
import { plainText } from './plain-text.js';
import { textSheet } from './text-sheet.js';
import { wordDocument } from './word-document.js';

const AT = new Date('2024-09-05T10:00:00+07:00');
const LONG = 'Người dự thi trả lời các câu hỏi trắc nghiệm trong thời gian quy định; máy chủ lưu từng câu trả lời.';

/** Every kind of block, long enough for several pages. */
function aText(overrides: Partial<DocumentModel> = {}): DocumentModel {
  return {
    title: 'THỂ LỆ',
    subject: 'Cuộc thi “Tìm hiểu Cải cách hành chính” năm 2024',
    header: { superior: 'Ủy ban nhân dân tỉnh Lâm Đồng', issuer: 'Ban Tổ chức Cuộc thi', symbol: 'TL-BTC', place: 'Lâm Đồng', year: 2024 },
    preamble: [
      'Căn cứ Kế hoạch số 220/KH-UBND;',
      'Căn cứ Quyết định số 2619/QĐ-UBND.',
      'Ban Tổ chức Cuộc thi ban hành Thể lệ Cuộc thi như sau:',
    ],
    articles: [
      { id: 'about', number: 1, title: 'Tên gọi', blocks: [{ kind: 'paragraph', text: 'Cuộc thi có một phần.' }] },
      {
        id: 'rules',
        number: 2,
        title: 'Cách thi',
        blocks: Array.from({ length: 12 }, (_, at) => ({
          kind: 'clause' as const,
          number: at + 1,
          text: `Khoản thứ ${at + 1}: ${LONG}`,
          points: at === 1 ? [0, 1, 2, 3, 4].map((index) => ({ letter: pointLetter(index), text: `Điểm số ${index}; ${LONG}` })) : [],
          ...(at === 2 && {
            table: {
              kind: 'table' as const,
              columns: [
                { title: 'Giải', align: 'start' as const },
                { title: 'Số giải', align: 'end' as const },
              ],
              rows: [
                ['Giải Nhất', '1'],
                ['Giải Nhì', '2'],
              ],
            },
          }),
        })),
      },
      { id: 'more', number: 3, title: 'Yêu cầu', blocks: [{ kind: 'list', items: ['Ít nhất 30% dự thi;', 'Có lãnh đạo dự thi.'] }] },
    ],
    ...overrides,
  };
}

/** All words of a text in their order, as a reader meets them. */
function wordsOf(model: DocumentModel): string[] {
  const { header, title, subject, preamble, opening, articles } = textSheet(model);
  return [
    ...header.superior,
    ...header.issuer,
    header.nation,
    header.motto,
    header.number,
    header.placeAndDate,
    title,
    subject,
    ...preamble,
    ...opening,
    ...articles.flatMap(({ heading, pieces }) => [
      heading,
      ...pieces.flatMap((piece) =>
        piece.kind === 'line' ? [piece.text] : [...piece.columns.map((column) => column.title), ...piece.rows.flat()],
      ),
    ]),
  ];
}

/** Without any spaces: where lines and pages break is not the text's affair. */
const bare = (text: string): string => text.normalize('NFC').replace(/[\s\u00a0]+/g, '');

/** The words that do not follow one another in the text. */
function lostIn(text: string, words: readonly string[]): string[] {
  let from = 0;
  return words.filter((word) => {
    const at = text.indexOf(bare(word), from);
    if (at >= 0) from = at + bare(word).length;
    return at < 0;
  });
}

/** A text with one table. */
const withTable = (titles: string[], rows: string[][]): DocumentModel =>
  aText({
    articles: [
      {
        ...{ id: 'one', number: 1, title: 'Bảng' },
        blocks: [{ kind: 'table', columns: titles.map((title, at) => ({ title, align: at === 0 ? 'end' : 'start' })), rows }],
      },
    ],
  });

describe('an official text as Word', () => {
  it('has every word in its order', async () => {
    const { value } = await mammoth.extractRawText({ buffer: await wordDocument(aText()) });

    expect(lostIn(bare(value), wordsOf(aText()))).toEqual([]);
    expect(lostIn(bare(value), ['Câu này không có trong văn bản'])).toHaveLength(1);
  });

  it('knows its articles as headings and the heads of its tables', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: await wordDocument(aText()) });

    expect(value.match(/<h1>.*?<\/h1>/g)).toEqual(
      ['Điều 1. Tên gọi', 'Điều 2. Cách thi', 'Điều 3. Yêu cầu'].map((heading) => expect.stringContaining(heading)),
    );
    expect(value).toMatch(/<thead><tr><th>.*Giải.*<\/th><th>.*Số giải.*<\/th><\/tr><\/thead>/);
  });

  it('is laid out as Decree 30 wants: A4, margins, Times New Roman 14, the page’s number above from the second page on', async () => {
    const docx = await wordDocument(aText());
    const document = readWordPart(docx, 'word/document.xml');
    const styles = readWordPart(docx, 'word/styles.xml');
    const millimetres = (name: string): number =>
      Math.round((Number(new RegExp(`<w:pgMar[^>]* w:${name}="(\\d+)"`).exec(document)?.[1]) / 1440) * 25.4);

    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(['top', 'right', 'bottom', 'left'].map(millimetres)).toEqual([20, 20, 20, 30]);
    expect(document).toContain('<w:titlePg');
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('w:val="vi-VN"');
    expect(readWordPart(docx, 'docProps/core.xml')).toContain(
      '<dc:title>Thể lệ Cuộc thi “Tìm hiểu Cải cách hành chính” năm 2024</dc:title>',
    );
  });
});

describe('an official text as PDF', () => {
  const typst = new TypstProcess();
  afterAll(() => typst.close());

  it('has every word in its order, on tagged A4 pages in Vietnamese', async () => {
    const bytes = await pdfDocument(typst, aText(), AT);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(pdf, { mergePages: false });
    // The number of a page stands above its text.
    const whole = text.map((page, at) => (at === 0 ? page : page.replace(String(at + 1), ''))).join(' ');
    const [, , width, height] = (await pdf.getPage(1)).view as [number, number, number, number];
    const markup = bytes.toString('latin1');

    expect(
      lostIn(
        bare(whole),
        wordsOf(aText()).filter((word) => !word.startsWith('Số:') && !word.startsWith('Lâm Đồng,')),
      ),
    ).toEqual([]);
    expect(totalPages).toBeGreaterThan(1);
    expect([width, height].map(Math.round)).toEqual([595, 842]);
    expect(markup).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(markup).toContain('<rdf:li>vi-VN</rdf:li>');
    expect(markup).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(bytes.toString('utf8')).toContain('Thể lệ Cuộc thi “Tìm hiểu Cải cách hành chính” năm 2024');
  });

  it('keeps all words within the margins of 30 and 20 mm', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await pdfDocument(typst, aText(), AT)));
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const lefts = items.flatMap((item) => ('transform' in item && item.str.trim() !== '' ? [item.transform[4] as number] : []));
    const rights = items.flatMap((item) =>
      'transform' in item && item.str.trim() !== '' ? [(item.transform[4] as number) + item.width] : [],
    );
    const millimetres = (points: number): number => (points / 72) * 25.4;

    expect(millimetres(Math.min(...lefts))).toBeGreaterThan(29.5);
    expect(millimetres(Math.max(...rights))).toBeLessThan(190.5);
  });

  it('gives the same bytes for the same text and instant', async () => {
    const [first, second] = [await pdfDocument(typst, aText(), AT), await pdfDocument(typst, aText(), AT)];

    expect(second.equals(first)).toBe(true);
    expect((await pdfDocument(typst, aText({ subject: 'Cuộc thi khác' }), AT)).equals(first)).toBe(false);
  });

  it('takes words as words, never as commands', async () => {
    const subject = '#panic("x") $a$ *b* _c_ `d` [e] \\ #read("/etc/passwd") // f';
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdfDocument(typst, aText({ subject }), AT))), {
      mergePages: true,
    });

    expect(bare(text)).toContain(bare(subject));
  });

  it('refuses a letter that its font lacks, with a sentence', async () => {
    await expect(pdfDocument(typst, aText({ subject: 'Cuộc thi 🎓' }), AT)).rejects.toMatchObject({
      code: 'GLYPHS_MISSING',
      params: { reasons: expect.stringContaining('Phông chữ của bản PDF không có ký tự') },
    });
  });
});

describe('the words of an official text', () => {
  it('leave blanks where it is not issued yet, and guess nobody’s office', () => {
    const { header, capacity, signer } = textSheet(aText());

    expect(header.superior).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH LÂM ĐỒNG']);
    expect(header.number.replaceAll('\u00a0', ' ')).toMatch(/^Số: {9}\/TL-BTC$/);
    expect(header.placeAndDate.replaceAll('\u00a0', ' ')).toMatch(/^Lâm Đồng, ngày +tháng +năm 2024$/);
    expect([capacity, signer]).toEqual([['BAN TỔ CHỨC CUỘC THI'], '']);
  });

  it('have number, day and signature once it is issued', () => {
    const { header, capacity, signer } = textSheet(
      aText({
        header: { issuer: 'Ban Tổ chức', number: '05/TL-BTC', place: 'Lâm Đồng', date: '2024-02-05' },
        signature: { capacity: ['TM. Ban Tổ chức', 'Trưởng ban'], name: 'Nguyễn Văn An' },
      }),
    );

    expect(header).toMatchObject({ superior: [], number: 'Số: 05/TL-BTC', placeAndDate: 'Lâm Đồng, ngày 05 tháng 02 năm 2024' });
    expect([capacity, signer]).toEqual([['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'], 'Nguyễn Văn An']);
  });

  it('keep what announces something with what it announces, and the last line with the signature', () => {
    const lines = textSheet(aText()).articles.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'line' ? [piece] : [])));

    expect(lines.filter(({ isFollowed }) => isFollowed).map(({ text }) => text.slice(0, 14))).toEqual(['3. Khoản thứ 3', '- Có lãnh đạo ']);
  });

  it('tell the grounds, which stand in italics, from the sentence that issues the text', () => {
    const { preamble, opening } = textSheet(aText());

    expect(preamble).toEqual(['Căn cứ Kế hoạch số 220/KH-UBND;', 'Căn cứ Quyết định số 2619/QĐ-UBND.']);
    expect(opening).toEqual(['Ban Tổ chức Cuộc thi ban hành Thể lệ Cuộc thi như sau:']);
    expect(plainText(aText())).toContain('\n\nBan Tổ chức Cuộc thi ban hành Thể lệ Cuộc thi như sau:\n\n');
    expect(plainText(aText({ preamble: ['Căn cứ Kế hoạch.'] }))).toContain('\n\nCăn cứ Kế hoạch.\n\nĐiều 1. ');
  });

  it('stand in a terminal with tables in columns', () => {
    expect(plainText(aText())).toContain(
      ['  Giải       Số giải', '  ---------  -------', '  Giải Nhất        1', '  Giải Nhì         2', ''].join('\n'),
    );
  });
});

describe('tables of official texts', () => {
  const ROW = ['1', LONG, LONG, LONG, '12/10/2021', '10.000.000\u00a0đ'];

  it('give a column the room of its longest word before long cells take theirs', () => {
    const [piece] = textSheet(withTable(['TT', 'Tên bài', 'Tác giả', 'Chức vụ', 'Ngày nhận', 'Tiền'], [ROW])).articles[0]!.pieces;
    const shares = piece?.kind === 'table' ? piece.columns.map(({ share }) => share) : [];
    // 68 letters stand beside each other, and the edges of a cell take two.
    expect([shares[4]! * 68 >= 12, shares[5]! * 68 >= 14]).toEqual([true, true]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it('lose nothing of a row that is longer than a page', async () => {
    const cell = Array.from({ length: 900 }, (_, at) => `từ${at}`).join(' ');
    const typst = new TypstProcess();
    try {
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdfDocument(typst, withTable(['Đoạn', 'Trong bài', 'Trong văn bản kia'], [['1', cell, cell]]), AT))), { mergePages: true }); // prettier-ignore
      expect([text.split('từ899').length - 1, text.split('từ450').length - 1]).toEqual([2, 2]);
    } finally {
      await typst.close();
    }
  });
});
