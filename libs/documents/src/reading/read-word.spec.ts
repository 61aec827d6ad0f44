import { aDocx, aZip, p } from '#documents/testing';
import { readFile } from './read-file.js';

const STYLES = `<w:styles>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="PhuLuc"><w:name w:val="Tiêu đề phụ lục"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bang"><w:name w:val="Bảng"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>`;
const NUMBERS = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (inner: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const styled = (text: string, style: string, more = ''): string => para(run(text), `<w:pStyle w:val="${style}"/>${more}`);

/** Kind, level and text of each block. */
async function read(body: string, parts: Record<string, string> = {}): Promise<string[]> {
  const { blocks } = await readFile(aDocx(body, { parts: { 'word/styles.xml': STYLES, 'word/numbering.xml': NUMBERS, ...parts } }));
  return blocks.map(({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`);
}

describe('a Word file, read', () => {
  it('has its headings by styles, by outline levels and by bold letters', async () => {
    const body =
      styled('Tổng quan', '1') +
      styled('Phụ lục', 'PhuLuc') +
      para(run('Kết luận'), '<w:outlineLvl w:val="1"/>') +
      styled('Bảng 1', 'Bang') +
      para(run('Thực trạng', '<w:b/>')) +
      para(run('Câu này in đậm cả câu.', '<w:b/>')) +
      para(run('Nửa đậm', '<w:b/>') + run(' nửa không'));

    expect(await read(body)).toEqual([
      'heading1: Tổng quan',
      'heading1: Phụ lục',
      'heading2: Kết luận',
      'paragraph: Bảng 1',
      'heading: Thực trạng',
      'paragraph: Câu này in đậm cả câu.',
      'paragraph: Nửa đậm nửa không',
    ]);
  });

  it('has the numbers that Word shows, no bullets, and capitals as they are shown', async () => {
    const listed = (text: string, list: number): string =>
      para(run(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);

    expect(await read(listed('Tổng quan', 1) + listed('Thực trạng', 1) + listed('một ý', 2) + para(run('mở đầu', '<w:caps/>')))).toEqual([
      'paragraph: I. Tổng quan',
      'paragraph: II. Thực trạng',
      'list: một ý',
      'paragraph: MỞ ĐẦU',
    ]);
  });

  it('has each footnote once, after its paragraph, even one that names itself', async () => {
    const note = (id: number, inner: string): string =>
      `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${inner}</w:p></w:footnote>`;
    const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes = `<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p>${run('không đọc')}</w:p></w:footnote>${note(1, run('Nguồn một') + reference(1))}${note(2, run('Nguồn hai'))}</w:footnotes>`;

    expect(
      await read(para(run('Câu một') + reference(1) + run(', hết.')) + para(run('Câu hai') + reference(2) + reference(9)), {
        'word/footnotes.xml': footnotes,
      }),
    ).toEqual(['paragraph: Câu một, hết.', 'note: Nguồn một', 'paragraph: Câu hai', 'note: Nguồn hai']);
  });

  it('has what its reader sees: text boxes once, taken changes, links, no deleted, hidden or invisible signs', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('Trong khung')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('Trong khung')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      para(run('Trước ') + box + run('sau')) +
      para(
        `<w:ins>${run('thêm ')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del><w:moveFrom>${run('chuyển')}</w:moveFrom><w:hyperlink>${run('liên kết')}</w:hyperlink>`,
      ) +
      para(run('hiện') + run(' ẩn', '<w:vanish/>')) +
      para(`<w:r><w:t>chuyển</w:t><w:softHyphen/><w:t>đổi\u00ad số\u200b</w:t><w:instrText>PAGE</w:instrText></w:r>`) +
      para('<w:r><w:t>CHƯƠNG 1</w:t><w:br/><w:t>Tổng quan</w:t></w:r>') +
      `<w:sdt><w:sdtContent>${p('Trong ô điều khiển')}</w:sdtContent></w:sdt>`;

    expect(await read(body)).toEqual([
      'paragraph: Trước sau',
      'paragraph: Trong khung',
      'paragraph: thêm liên kết',
      'paragraph: hiện',
      'paragraph: chuyểnđổi số',
      'paragraph: CHƯƠNG 1',
      'paragraph: Tổng quan',
      'paragraph: Trong ô điều khiển',
    ]);
  });

  it('has its tables cell by cell, tables in tables too', async () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(p('trong'))}</w:tr></w:tbl>`;

    expect(await read(`<w:tbl><w:tr>${cell(p('một'))}${cell(p('hai') + inner)}</w:tr><w:sdt><w:sdtContent><w:tr>${cell(p('ba'))}</w:tr></w:sdtContent></w:sdt></w:tbl>`)).toEqual(
      ['table: một', 'table: hai', 'table: trong', 'table: ba'],
    ); // prettier-ignore
  });

  it('in an old Vietnamese font is read as Unicode, and says so', async () => {
    const file = await readFile(aDocx(p('Më ®Çu', { font: '.VnTime' }) + p('phô lôc', { font: '.VnTimeH' })));

    expect([file.legacy, ...file.blocks.map(({ text }) => text)]).toEqual(['tcvn3', 'Mở đầu', 'PHỤ LỤC']);
    expect((await readFile(aDocx(p('Mở đầu', { font: '.VnTime' })))).legacy).toBeNull();
  });

  it('without words is said to have none; a file without a document is none', async () => {
    expect(await readFile(aDocx('<w:p/>'))).toEqual({ blocks: [], pages: null, pagesWithoutText: 0, hasText: false, legacy: null });
    await expect(readFile(aZip({ 'xl/workbook.xml': '<a/>' }))).rejects.toMatchObject({ code: 'UNREADABLE' });
  });
});
