import { aPackedStream, aPlainDocx, aPlainJpeg, aPlainPdf, aPlainPng, anArchive, declared } from '../../testing/a-file.js';
import { FILE_KINDS, type IntakeLimits } from './inspected-file.js';
import { checkDeclared, inspectFile } from './inspect-file.js';
import { IntakeError } from './intake.errors.js';

const LIMITS: IntakeLimits = { kinds: FILE_KINDS, bytes: 30 * 1024 * 1024, pages: 100 };

/** The kind and pages of a file that is taken in, or the code of what is said. */
const verdictOf = async (bytes: Buffer, limits = LIMITS): Promise<string> => {
  try {
    const { kind, pages } = await inspectFile(bytes, declared(bytes), limits);
    return pages === undefined ? kind : `${kind} ${pages}`;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    expect(error.sentence()).toMatch(/^\p{Lu}.*[.] Hãy .*[.]$/u);
    expect(error.sentence()).not.toContain('undefined');
    return error.code;
  }
};
const JAR = anArchive([['META-INF/MANIFEST.MF', 'Main-Class: A']]);
const objects = (...all: (string | Buffer)[]) => aPlainPdf({ objects: all });
const packedIn = (content: string, entries = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer => aPackedStream(content, entries);
const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('a file that comes in', () => {
  it('is taken by what it is', async () => {
    expect(await verdictOf(aPlainPdf())).toBe('pdf 1');
    expect(await verdictOf(aPlainPdf({ pages: 100 }))).toBe('pdf 100');
    expect(await verdictOf(aPlainDocx())).toBe('docx');
    // As programs write it that list the kinds of pictures they know.
    expect(await verdictOf(aPlainDocx({ defaults: '<Default Extension="svg" ContentType="image/svg+xml"/>' }))).toBe('docx');
    expect(await verdictOf(aPlainPng())).toBe('png');
    expect(await verdictOf(aPlainJpeg())).toBe('jpeg');
    const facts = await inspectFile(aPlainPng(), declared(aPlainPng(), 'a.pdf'), LIMITS);
    expect(facts).toEqual({ kind: 'png', size: aPlainPng().length, sha256: declared(aPlainPng()).sha256 });
  });

  it.each([
    ['HTML', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program', Buffer.from('MZ\x90\0'.padEnd(500, 'x'), 'latin1')],
    ['a text', Buffer.from('Kính gửi Ban Tổ chức')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['a zip file of something else', JAR],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)])],
  ])('is refused when it is %s under the name of a PDF', async (_, bytes) => {
    expect(await verdictOf(bytes)).toBe('WRONG_KIND');
  });

  it('is refused when the contest does not take its kind, and the sentence says which it takes', async () => {
    const onlyPapers: IntakeLimits = { ...LIMITS, kinds: ['pdf', 'docx'] };

    expect(await verdictOf(aPlainPng(), onlyPapers)).toBe('WRONG_KIND');
    await expect(inspectFile(aPlainPng(), declared(aPlainPng()), onlyPapers)).rejects.toMatchObject({
      params: { kinds: 'PDF hoặc Word (.docx)' },
    });
  });

  it('is refused empty, with another length and with another hash than was promised', async () => {
    const bytes = aPlainPdf();
    const other = Buffer.from(bytes);
    other[bytes.length - 3] = 0x45;

    expect(await verdictOf(Buffer.alloc(0))).toBe('EMPTY');
    await expect(inspectFile(bytes.subarray(1), declared(bytes), LIMITS)).rejects.toMatchObject({ code: 'WRONG_SIZE' });
    other[20] = 0x58;
    await expect(inspectFile(other, declared(bytes), LIMITS)).rejects.toMatchObject({ code: 'WRONG_HASH' });
  });

  it('is refused by what is said of it alone, before a byte comes', () => {
    const said = (changes: object) => () => checkDeclared({ ...declared(aPlainPdf()), ...changes }, LIMITS);

    expect(said({ size: 2 * 1024 ** 3 })).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(said({ size: LIMITS.bytes + 1 })).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(said({ size: 0 })).toThrow(expect.objectContaining({ code: 'EMPTY' }));
    for (const wrong of [{ size: 1.5 }, { size: -1 }, { size: NaN }, { sha256: 'A' }, { name: 'a'.repeat(501) }])
      expect(said(wrong)).toThrow(expect.objectContaining({ code: 'NOT_DECLARED' }));
    expect(said({ size: LIMITS.bytes })).not.toThrow();
  });
});

describe('a PDF that comes in', () => {
  it.each([
    ['a script', objects(SCRIPT), 'ACTIVE_CONTENT'],
    ['a script without blanks', objects('<</S/JavaScript/JS(x)>>'), 'ACTIVE_CONTENT'],
    ['a script spelled otherwise', objects('<< /S /J#61va#53cript /JS (x) >>'), 'ACTIVE_CONTENT'],
    ['a script whose key is spelled otherwise', objects('<< /#53 /JavaScript /JS (x) >>'), 'ACTIVE_CONTENT'],
    ['an opening spelled otherwise', aPlainPdf({ catalogue: '/Open#41ction << /S /URI >>' }), 'ACTIVE_CONTENT'],
    ['a script with a long note between', objects(`<< /S % ${'a'.repeat(3000)}\n /JavaScript /JS (x) >>`), 'ACTIVE_CONTENT'],
    ['a script with a note between', objects('<< /S % a note\n /JavaScript /JS (x) >>'), 'ACTIVE_CONTENT'],
    ['a script whose name stands elsewhere', objects('<< /S 6 0 R /JS (x) >>', '/JavaScript'), 'ACTIVE_CONTENT'],
    ['a list of scripts', objects('<< /Names << /JavaScript 9 0 R >> >>'), 'ACTIVE_CONTENT'],
    ['a script packed', objects(packedIn(`7 0 ${SCRIPT}`)), 'ACTIVE_CONTENT'],
    ['a script packed that does not say so', objects(packedIn(`7 0 ${SCRIPT}`, '/Type 9 0 R /Filter /FlateDecode')), 'ACTIVE_CONTENT'],
    ...[' \n', '\r', '\t\r\n'].map((line): [string, Buffer, string] => [
      `packed objects behind ${JSON.stringify(line)}`,
      aPlainPdf({
        catalogue: '/OpenAction 9 0 R',
        objects: [
          Buffer.from(
            packedIn('9 0 << /S /JavaScript /JS (app.alert(1)) >>').toString('latin1').replace('stream\n', `stream${line}`),
            'latin1',
          ),
        ],
      }),
      'ACTIVE_CONTENT',
    ]),
    ['an opening that nobody finds', aPlainPdf({ catalogue: '/OpenAction 9 0 R' }), 'ACTIVE_CONTENT'],
    ['objects packed twice', objects(packedIn('7 0 <<>>', '/Type /ObjStm /Filter [/FlateDecode /FlateDecode]')), 'ACTIVE_CONTENT'],
    ['objects packed strangely', objects(packedIn('7 0 <<>>', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]')), 'ACTIVE_CONTENT'],
    ['a program to start', objects('<< /Type /Action /S /Launch /F (cmd.exe) >>'), 'ACTIVE_CONTENT'],
    ['a form that is sent', objects('<< /S /SubmitForm /F (http://x) >>'), 'ACTIVE_CONTENT'],
    ['a file inside', objects('<< /Type /EmbeddedFile >>'), 'ACTIVE_CONTENT'],
    ['files inside', aPlainPdf({ catalogue: '/Names << /EmbeddedFiles 9 0 R >>' }), 'ACTIVE_CONTENT'],
    ['a film', objects('<< /Type /Annot /Subtype /RichMedia >>'), 'ACTIVE_CONTENT'],
    ['a form of XML', objects('<< /XFA [(a) 9 0 R] >>'), 'ACTIVE_CONTENT'],
    ['an address that opens by itself', aPlainPdf({ catalogue: '/OpenAction << /X [ ] /S /URI /URI (http://x) >>' }), 'ACTIVE_CONTENT'],
    [
      'such an address elsewhere',
      aPlainPdf({ catalogue: '/OpenAction 5 0 R', objects: ['<< /S /URI /URI (http://x) >>'] }),
      'ACTIVE_CONTENT',
    ],
    ['such an address packed', aPlainPdf({ catalogue: '/OpenAction 7 0 R', objects: [packedIn('7 0 << /S /URI >>')] }), 'ACTIVE_CONTENT'],
    ['a lock', aPlainPdf({ trailer: '/Encrypt 5 0 R', objects: ['<< /Filter /Standard >>'] }), 'LOCKED'],
    ['no end', aPlainPdf().subarray(0, -8), 'BROKEN'],
    ['no pages', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n'), 'BROKEN'],
    ['no version', Buffer.from('%PDF-x\n%%EOF\n'), 'BROKEN'],
    ['something before it', Buffer.concat([Buffer.from('x\n'), aPlainPdf()]), 'SEVERAL_KINDS'],
    ['a page before it', Buffer.concat([Buffer.from('<html>\n'), aPlainPdf()]), 'SEVERAL_KINDS'],
    [
      'a page in its beginning',
      Buffer.from(aPlainPdf().toString('latin1').replace('\n', '\n%<html><script>\n'), 'latin1'),
      'SEVERAL_KINDS',
    ],
    ['a zip file behind it', Buffer.concat([aPlainPdf(), JAR]), 'SEVERAL_KINDS'],
    ['a zip file inside', objects(Buffer.concat([Buffer.from('<< >>\nstream\n'), JAR, Buffer.from('\nendstream')])), 'SEVERAL_KINDS'],
    ['too many pages', aPlainPdf({ pages: 101 }), 'TOO_MANY_PAGES'],
    ['objects that unfold to what nobody can hold', objects(packedIn(`7 0 ${' '.repeat(50 * 1024 * 1024)}`)), 'UNFOLDS_TOO_LARGE'],
  ])('is refused with %s', async (_, bytes, code) => {
    expect(await verdictOf(bytes)).toBe(code);
  });

  it.each([
    ['opens at a place', aPlainPdf({ catalogue: '/OpenAction [1000 0 R /Fit]' })],
    ['opens with a jump', aPlainPdf({ catalogue: '/OpenAction << /S /GoTo /D [1000 0 R /Fit] >>' })],
    ['opens at a place that stands packed', aPlainPdf({ catalogue: '/OpenAction 7 0 R', objects: [packedIn('7 0 [1000 0 R /Fit]')] })],
    ['has links', objects('<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://caobang.gov.vn) >> >>')],
    ['is about scripts', objects('<< /Title (Ung dung HTML/JavaScript va /Launch trong giang day) >>')],
    ['was changed once', Buffer.concat([aPlainPdf(), Buffer.from('1000 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\r\n')])],
    ['has drawings packed', objects(packedIn('1 0 0 1 72 720 cm BT (a) Tj ET', '/Filter /FlateDecode'))],
    ['has a large even picture packed', objects(packedIn('\0'.repeat(60 * 1024 * 1024), '/Type /XObject /Filter /FlateDecode'))],
  ])('is taken when it %s', async (_, bytes) => {
    expect(await verdictOf(bytes)).toBe('pdf 1');
  });

  it('counts pages that lie packed', async () => {
    const bytes = objects(
      packedIn('2000 0 2001 16 << /Type /Page >><< /Type /Page >>', '/Type /ObjStm /N 2 /First 17 /Filter /FlateDecode'),
    );
    expect(await verdictOf(bytes)).toBe('pdf 3');
  });
});

describe('a Word file that comes in', () => {
  const link = (type: string, target: string, mode = 'External'): string =>
    `<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
  const field = (text: string): string => `<w:p><w:r><w:instrText>${text}</w:instrText></w:r></w:p>`;

  it.each([
    ['macros', aPlainDocx({ more: [['word/vbaProject.bin', 'x']] }), 'ACTIVE_CONTENT'],
    ['macros under its type alone', aPlainDocx({ type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), 'ACTIVE_CONTENT'],
    ['a file of another program', aPlainDocx({ more: [['word/embeddings/oleObject1.bin', 'x']] }), 'ACTIVE_CONTENT'],
    ['ActiveX', aPlainDocx({ more: [['word/activeX/activeX1.xml', '<a/>']] }), 'ACTIVE_CONTENT'],
    ['a template from elsewhere', aPlainDocx({ links: link('attachedTemplate', 'http://x/a.dotm') }), 'ACTIVE_CONTENT'],
    ['a picture from elsewhere', aPlainDocx({ links: link('image', 'http://x/a.png') }), 'ACTIVE_CONTENT'],
    ['a link to a program', aPlainDocx({ links: link('hyperlink', 'file:///c:/windows/system32/cmd.exe') }), 'ACTIVE_CONTENT'],
    ['a script as a link', aPlainDocx({ links: link('hyperlink', 'javascript:alert(1)') }), 'ACTIVE_CONTENT'],
    ['another document inside', aPlainDocx({ links: link('aFChunk', 'a.html', 'Internal') }), 'ACTIVE_CONTENT'],
    [
      'such a field under another prefix',
      aPlainDocx({
        body: '<x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:instrText>DDEAUTO c:\\\\cmd.exe</x:instrText></x:r>',
      }),
      'ACTIVE_CONTENT',
    ],
    [
      'another main part than the one that is read',
      aPlainDocx({ main: 'word/real.xml', more: [['word/real.xml', '<w:document/>']] }),
      'WRONG_KIND',
    ],
    [
      'a part that Word reads and we would not',
      anArchive([
        [
          '[Content_Types].xml',
          `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/real.dat" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>`,
        ],
        ['_rels/.rels', '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>'],
        ['word/document.xml', '<w:document/>'],
        ['word/real.dat', '<w:footnotes/>'],
      ]),
      'ACTIVE_CONTENT',
    ],
    [
      'a part whose ending Word reads and we would not',
      aPlainDocx({ defaults: '<Default Extension="dat" ContentType="application/xml"/>', more: [['word/real.dat', '<w:footnotes/>']] }),
      'ACTIVE_CONTENT',
    ],
    ['a field that starts a program', aPlainDocx({ body: field('DDEAUTO c:\\\\cmd.exe') }), 'ACTIVE_CONTENT'],
    [
      'such a field in pieces',
      aPlainDocx({ body: '<w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO x</w:instrText></w:r>' }),
      'ACTIVE_CONTENT',
    ],
    ['a part of 60 MB that is 60 KB', aPlainDocx({ more: [['word/media/a.xml', Buffer.alloc(60 * 1024 * 1024)]] }), 'UNFOLDS_TOO_LARGE'],
    ['a part that is longer than it says', aPlainDocx({ more: [['word/a.xml', 'x'.repeat(5000), 10]] }), 'UNFOLDS_TOO_LARGE'],
    ['a part that leads upward', aPlainDocx({ more: [['../../etc/passwd', 'x']] }), 'BROKEN'],
    ['a part that leads elsewhere', aPlainDocx({ more: [['/etc/passwd', 'x']] }), 'BROKEN'],
    ['a part with a drive', aPlainDocx({ more: [['c:\\a', 'x']] }), 'BROKEN'],
    ['two parts of one name', aPlainDocx({ more: [['word/Document.xml', '<a/>']] }), 'SEVERAL_KINDS'],
    ['a document type', aPlainDocx({ more: [['word/a.xml', '<!DOCTYPE a [<!ENTITY x "y">]><a/>']] }), 'BROKEN'],
    ['torn XML', aPlainDocx({ more: [['word/_rels/a.xml.rels', '<a']] }), 'BROKEN'],
    ['something behind it', Buffer.concat([aPlainDocx(), Buffer.from('x')]), 'SEVERAL_KINDS'],
    ['a PDF behind it', Buffer.concat([aPlainDocx(), aPlainPdf()]), 'SEVERAL_KINDS'],
    ['the half of it', aPlainDocx().subarray(0, 300), 'BROKEN'],
    ['nothing but its first bytes', Buffer.from('PK\x03\x04'), 'BROKEN'],
    ['no document', anArchive([['[Content_Types].xml', '<Types/>']]), 'WRONG_KIND'],
    ['5,000 parts', aPlainDocx({ more: Array.from({ length: 5000 }, (_, n) => [`word/${n}`, ''] as const) }), 'UNFOLDS_TOO_LARGE'],
  ])('is refused with %s', async (_, bytes, code) => {
    expect(await verdictOf(bytes)).toBe(code);
  });

  it('is refused when bytes in it belong to no part', async () => {
    const [first, second] = [aPlainDocx(), Buffer.from('hidden')];
    const at = first.readUInt32LE(first.length - 6);
    const hidden = Buffer.concat([first.subarray(0, at), second, first.subarray(at)]);
    hidden.writeUInt32LE(at + second.length, hidden.length - 6);

    expect(await verdictOf(hidden)).toBe('SEVERAL_KINDS');
  });

  it.each([
    ['links', aPlainDocx({ links: link('hyperlink', 'https://daklak.gov.vn') + link('hyperlink', 'mailto:a@b.vn') })],
    ['a chart', aPlainDocx({ more: [['word/embeddings/Microsoft_Excel_Sheet1.xlsx', 'PK']] })],
    ['numbers of pages', aPlainDocx({ body: field(' PAGE \\* MERGEFORMAT ') + field(' TOC \\o ') + field(' HYPERLINK "https://a.vn" ') })],
    ['a picture', aPlainDocx({ more: [['word/media/image1.png', aPlainPng()]] })],
  ])('is taken with %s', async (_, bytes) => {
    expect(await verdictOf(bytes)).toBe('docx');
  });
});

describe('a picture that comes in', () => {
  it.each([
    ['a zip file behind it', Buffer.concat([aPlainPng(), JAR]), 'SEVERAL_KINDS'],
    ['a JAR behind a JPEG', aPlainJpeg(JAR), 'SEVERAL_KINDS'],
    ['a page behind it', aPlainJpeg(Buffer.from('<script>alert(1)</script>')), 'SEVERAL_KINDS'],
    ['a page in its notes', aPlainJpeg(undefined, '<html><script>'), 'SEVERAL_KINDS'],
    ['a PDF in its notes', aPlainJpeg(undefined, '%PDF-1.7'), 'SEVERAL_KINDS'],
    ['a text behind it', Buffer.concat([aPlainPng(), Buffer.from('x')]), 'SEVERAL_KINDS'],
    ['more pixels than can be drawn', aPlainPng(40_000, 40_000), 'TOO_MANY_PIXELS'],
    ['no pixels', aPlainPng(0, 4), 'BROKEN'],
    ['the half of it', aPlainPng().subarray(0, 50), 'BROKEN'],
    ['its first bytes', Buffer.from([0xff, 0xd8]), 'BROKEN'],
    ['the first bytes of a WebP', Buffer.from('RIFF\xff\xff\xff\xffWEBP', 'latin1'), 'BROKEN'],
  ])('is refused with %s', async (_, bytes, code) => {
    expect(await verdictOf(bytes)).toBe(code);
  });

  it.each([
    ['another picture', aPlainJpeg(aPlainJpeg())],
    ['a film', aPlainJpeg(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'))],
    ['zeros', aPlainJpeg(Buffer.alloc(12))],
  ])('may have %s behind it, as phones do', async (_, bytes) => {
    expect(await verdictOf(bytes)).toBe('jpeg');
  });
});

describe('files that are damaged', () => {
  it.each([
    ['PDF', aPlainPdf({ objects: [packedIn('7 0 << /A 1 >>')] })],
    ['Word', aPlainDocx()],
    ['PNG', aPlainPng(4, 4, 'a note')],
    ['JPEG', aPlainJpeg(Buffer.alloc(4), 'a note')],
  ])('of the kind %s are refused in words wherever they are cut or changed', async (_, bytes) => {
    const codes = new Set<string>();
    for (let at = 0; at < bytes.length; at += 3) {
      codes.add(await verdictOf(bytes.subarray(0, at)));
      const changed = Buffer.from(bytes);
      changed[at] = 255 - (changed[at] ?? 0);
      codes.add(await verdictOf(changed));
    }
    expect([...codes].filter((code) => !/^[A-Z_]+$|^(pdf \d|docx|png|jpeg)$/.test(code))).toEqual([]);
  });
});
