import { deflateRawSync } from 'node:zlib';
import { AlignmentType, Document, type IRunOptions, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { xlsxFile } from '#documents';
import { DomainError } from '#kernel';
import { aDocx, aZip, p, table } from '#documents/testing';
import { judgeQuestions } from './judge-questions.js';
import { readQuestionFile } from './read-question-file.js';
import { effortOf } from '../../../../test/support/effort.js';

const TOPICS = [{ code: 'the-che', name: 'Cải cách thể chế' }];
/** Options, key and what is wrong, of each question. */
const read = async (bytes: Buffer | string) => {
  const { questions } = await readQuestionFile(Buffer.from(bytes));
  return judgeQuestions(questions, { topics: TOPICS, bank: [] }).map(({ place, question: { text, options, key }, errors }) => ({ place, text, options, key, errors })); // prettier-ignore
};
const refusal = (bytes: Buffer): Promise<string> =>
  readQuestionFile(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof DomainError && error.sentence() ? String(error.code) : 'another'),
  );
const right = (n: number, key: number[], text = `Hỏi ${n}?`) => ({
  place: `Câu ${n}`,
  text,
  options: ['Một', 'Hai', 'Ba', 'Bốn'],
  key,
  errors: [],
});
const FOUR = ['Một', 'Hai', 'Ba', 'Bốn'];

it('a question that is in the bank under the same code is one finding; another one under that code is told by the code', () => {
  const said = { topic: '', difficulty: '', explanation: '', source: '', article: '', key: [0], remarks: [] };
  const raw = (text: string) => ({ ...said, place: 'Câu 1', code: 'ch-001', text, options: ['Một', 'Hai'] });
  const bank = [{ code: 'CH-001', text: 'Hỏi gì ở xã này?', options: ['Một', 'Hai'] }];
  const errors = (text: string) => judgeQuestions([raw(text)], { topics: TOPICS, bank }).map((one) => one.errors);

  expect(errors('Hỏi gì ở xã này?')).toEqual([['trùng hoàn toàn với câu CH-001 trong ngân hàng']]);
  expect(errors('Việc khác hẳn là việc nào?')).toEqual([['trùng mã “ch-001” với một câu đã có trong ngân hàng']]);
});

describe('a Word file as secretaries write it', () => {
  const lines = (marked: Parameters<typeof p>[1]): string =>
    p('Câu 1: Hỏi 1?') + FOUR.map((option, n) => p(`${'ABCD'[n]!}. ${option}`, n === 2 ? marked : {})).join('');

  it.each<[string, Parameters<typeof p>[1]]>([
    ['bold', { bold: true }],
    ['underlined', { underline: true }],
    ['in a colour', { colour: 'FF0000' }],
    ['highlighted', { highlight: true }],
    ['in a bold style', { style: 'Manh' }],
  ])('has its keys %s', async (_, marked) => {
    expect(await read(aDocx(lines(marked)))).toEqual([right(1, [2])]);
  });

  it('has its keys with stars, in a line, in a list at the end, or in a table at the end', async () => {
    const options = FOUR.map((option, n) => p(`${'ABCD'[n]!}. ${option}`)).join('');
    const two = p('Câu 1. Hỏi 1?') + options + p('Câu 2. Hỏi 2?') + options;
    const both = [right(1, [1]), right(2, [3])];
    expect(await read(aDocx(p('Câu 1. Hỏi 1?') + p('A. Một') + p('*B. Hai') + p('C. Ba') + p('D. Bốn')))).toEqual([right(1, [1])]);
    expect(await read(aDocx(p('Câu 1. Hỏi 1?') + options + p('Đáp án: B')))).toEqual([right(1, [1])]);
    expect(await read(aDocx(two + p('ĐÁP ÁN') + p('1.B  2.D')))).toEqual(both);
    expect(await read(aDocx(two + p('ĐÁP ÁN') + p('Câu 1: B') + p('Câu 2: D')))).toEqual(both);
    expect(await read(aDocx(two + p('1-B; 2-D')))).toEqual(both);
    expect(await read(aDocx(two + p('BẢNG ĐÁP ÁN') + table([['Câu', '1', '2'], ['Đáp án', 'B', 'D']])))).toEqual(both); // prettier-ignore
    expect(await read(aDocx(two + table([['Câu', 'Đáp án'], ['1', 'B'], ['2', 'D']])))).toEqual(both); // prettier-ignore
    expect(await read(aDocx(two + table([['1B', '2D']])))).toEqual(both);
  });

  it('has its options on one line, with tabs, in a table, or behind the question', async () => {
    const key = p('Đáp án: C');
    const [asked, whole] = [p('Câu 1: Hỏi 1?'), [right(1, [2])]];
    for (const options of [
      p('A. Một\tB. Hai\tC. Ba\tD. Bốn'),
      p('A. Một  B. Hai') + p('C. Ba D. Bốn'),
      p('a) Một') + p('b) Hai') + p('c) Ba') + p('d) Bốn'),
      table([['A. Một', 'B. Hai'], ['C. Ba', 'D. Bốn']]), // prettier-ignore
      table([['A. Một', 'C. Ba'], ['B. Hai', 'D. Bốn']]), // prettier-ignore
      table([['A', 'Một'], ['B', 'Hai'], ['C', 'Ba'], ['D', 'Bốn']]), // prettier-ignore
    ])
      expect(await read(aDocx(asked + options + key))).toEqual(whole);
    expect(await read(aDocx(p('Câu 1: Hỏi 1? A. Một B. Hai C. Ba D. Bốn') + key))).toEqual(whole);
    expect(await read(aDocx(p('1. Hỏi 1?') + p('A. Một\tB. Hai\tC. Ba\tD. Bốn') + key))).toEqual(whole);
  });

  it('is a table with a question in each row', async () => {
    const head = ['STT', 'Nội dung câu hỏi', 'A', 'B', 'C', 'D', 'Đáp án'];
    expect(await read(aDocx(table([head, ['1', 'Hỏi 1?', ...FOUR, 'B'], ['2', 'Hỏi 2?', ...FOUR, 'x']])))).toEqual([
      { ...right(1, [1]), place: 'Dòng 2' },
      { ...right(2, [], 'Hỏi 2?'), place: 'Dòng 3', errors: ['đáp án “x” không phải chữ cái của phương án nào'] },
    ]);
  });

  it('counts with Word’s own numbers, where “A.” is no text at all', async () => {
    const looking = (looks: IRunOptions) => new TextRun(looks);
    const list = (level: number) => ({ numbering: { reference: 'cau', level } });
    const asked = (n: number, key: number) => [
      new Paragraph({ ...list(0), children: [new TextRun(`Hỏi ${n}?`)] }),
      ...FOUR.map((option, at) => new Paragraph({ ...list(1), children: [looking({ text: option, bold: at === key })] })),
    ];
    const document = new Document({
      numbering: {
        config: [
          {
            reference: 'cau',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: 'Câu %1:', alignment: AlignmentType.LEFT },
              { level: 1, format: LevelFormat.UPPER_LETTER, text: '%2.', alignment: AlignmentType.LEFT },
            ],
          },
        ],
      },
      sections: [{ children: [...asked(1, 3), ...asked(2, 0)] }],
    });
    expect(await read(await Packer.toBuffer(document))).toEqual([right(1, [3]), right(2, [0])]);
  });

  it('may be torn into runs, hold links, changes and what was deleted, and letters set apart from their marks', async () => {
    const raw = (inner: string): string => `<w:p>${inner}</w:p>`;
    const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body =
      raw(
        r('Câ') +
          '<w:proofErr w:type="spellStart"/>' +
          r('u 1: ') +
          `<w:ins>${r('Hỏi 1?')}</w:ins><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>`,
      ) +
      raw(r('A. ', '<w:b/>') + r('Một')) +
      raw(r('B. ', '<w:b/>') + r('Hai', '<w:b/>')) +
      raw(r('C. ', '<w:b/>') + r('Ba') + r('ẩn', '<w:vanish/>')) +
      raw(r('D. ', '<w:b/>') + `<w:hyperlink>${r('Bốn')}</w:hyperlink>`);
    expect(await read(aDocx(body))).toEqual([right(1, [1])]);
  });

  it('is read from old fonts, and from old codes without their fonts', async () => {
    const font = (text: string, name: string): string => p(text, { font: name });
    const tcvn3 = ['C©u 1: Thñ tôc lµ g×?', 'A. Mét', 'B. Hai', 'C. Ba', 'D. Bèn', '§¸p ¸n: C'];
    const vni = ['Caâu 1: Thuû tuïc laø gì?', 'A. Moät', 'B. Hai', 'C. Ba', 'D. Boán', 'Ñaùp aùn: C'];
    const expected = [{ ...right(1, [2], 'Thủ tục là gì?') }];
    expect(await read(aDocx(tcvn3.map((line) => font(line, '.VnTime')).join('')))).toEqual(expected);
    expect(await read(aDocx(vni.map((line) => font(line, 'VNI-Times')).join('')))).toEqual(expected);
    expect(await read(aDocx(tcvn3.map((line) => p(line)).join('')))).toEqual(expected);
    expect(await read(aDocx(lines({ bold: true }).normalize('NFD')))).toEqual([right(1, [2])]);
  });

  it('says what is wrong with which question', async () => {
    const faulty =
      p('Câu 1: Không có dấu') + p('A. Một') + p('B. Hai') +
      p('Câu 2: Hai dấu') + p('A. Một', { bold: true }) + p('B. Hai', { bold: true }) + p('C. Ba') +
      p('Câu 3: Thiếu B') + p('A. Một') + p('C. Ba', { bold: true }) + p('D. Bốn') +
      p('Câu 4: Giống nhau') + p('A. Một') + p('B. Một') + p('Đáp án: A') +
      p('Câu 5: Nói khác nhau') + p('A. Một') + p('B. Hai', { underline: true }) + p('Đáp án: A') +
      p('Câu 6: Một phương án') + p('A. Một') + p('Đáp án: A') +
      p('Câu 7: Xa quá') + p('A. Một') + p('B. Hai') + p('Đáp án: D') +
      p('Câu 8: Nhiều đáp án') + p('A. Một') + p('B. Hai') + p('C. Ba') + p('Đáp án: A, C'); // prettier-ignore
    expect((await read(aDocx(faulty))).map(({ place, errors }) => [place, ...errors])).toEqual([
      ['Câu 1', 'chưa đánh dấu đáp án'],
      ['Câu 2', 'có hai đáp án được đánh dấu bằng chữ đậm (A, B). Nếu đúng là nhiều đáp án, hãy ghi dòng “Đáp án: A, B”'],
      ['Câu 3', 'thiếu phương án B'],
      ['Câu 4', 'hai phương án giống nhau (A và B)'],
      ['Câu 5', 'đáp án không thống nhất: dòng “Đáp án” là A, còn gạch chân là B'],
      ['Câu 6', 'thiếu phương án: chỉ có một'],
      ['Câu 7', 'đáp án D nhưng chỉ có 2 phương án'],
      ['Câu 8'],
    ]);
  });
});

describe('other files', () => {
  it('are XLSX and CSV with columns in any order', async () => {
    const sheet = await xlsxFile('x', ['Đáp án', 'Câu hỏi', 'A', 'B', 'C', 'D'], [['3', 'Hỏi 1?', ...FOUR]], [9]);
    expect(await read(sheet)).toEqual([{ ...right(1, [2]), place: 'Dòng 2' }]);
    expect(await read('STT;Câu hỏi;A;B;C;D;Đáp án\n1;Hỏi 1?;Một;Hai;Ba;Bốn;Ba\n')).toEqual([{ ...right(1, [2]), place: 'Dòng 2' }]);
  });

  it('are GIFT, Aiken, Moodle XML and plain text', async () => {
    const gift = '// ghi chú\n::t::Hỏi 1? {~Một ~Hai =Ba#đúng ~Bốn}\n\nHỏi 2 \\{x\\}? {~%-50%Một ~%50%Hai ~%50%Ba ~Bốn####Vì}\n\nTả {}\n';
    expect(await read(gift)).toEqual([
      right(1, [2]),
      right(2, [1, 2], 'Hỏi 2 {x}?'),
      {
        place: 'Câu 3',
        text: 'Tả',
        options: [],
        key: [],
        errors: ['không phải câu trắc nghiệm có phương án để chọn', 'thiếu phương án: không có phương án nào'],
      },
    ]);
    expect(await read('Hỏi 1?\nA. Một\nB. Hai\nC. Ba\nD. Bốn\nANSWER: C\n\nHỏi 2?\nA) Một\nB) Hai\nC) Ba\nD) Bốn\nANSWER: A\n')).toEqual([
      right(1, [2]),
      right(2, [0]),
    ]);
    const answers = FOUR.map(
      (option, n) => `<answer fraction="${n === 1 ? 100 : 0}" format="html"><text><![CDATA[<p>${option}</p>]]></text></answer>`,
    ).join('');
    const xml = `<?xml version="1.0"?><quiz><question type="category"><category><text>$course$/Cải cách thể chế</text></category></question>
      <question type="multichoice"><questiontext format="html"><text><![CDATA[<p>Hỏi&nbsp;1?</p><script>alert(1)</script>]]></text></questiontext>${answers}</question></quiz>`;
    expect(await read(xml)).toEqual([right(1, [1])]);
    expect(await read('Câu 1: Hỏi 1?\nA. Một\nB. Hai\nC. Ba\nD. Bốn\nĐáp án: D\n')).toEqual([right(1, [3])]);
    expect(await read(Buffer.from('C©u 1: Thñ tôc lµ g×?\nA. Mét\nB. Hai\nC. Ba\nD. Bèn\n§¸p ¸n: C', 'latin1'))).toEqual([
      right(1, [2], 'Thủ tục là gì?'),
    ]);
  });
});

describe('hostile and hopeless files', () => {
  const old = (name: string): Buffer =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
  const good = p('Câu 1: Hỏi?') + p('A. Một') + p('*B. Hai');

  it('are refused with a sentence that says what to do', async () => {
    expect(await refusal(aDocx(good))).toBe('read');
    expect(await refusal(old('WordDocument'))).toBe('OLD_WORD');
    expect(await refusal(old('Workbook'))).toBe('OLD_EXCEL');
    expect(await refusal(old('EncryptedPackage'))).toBe('LOCKED');
    expect(await refusal(Buffer.from('%PDF-1.7 …'))).toBe('PDF');
    expect(await refusal(Buffer.from('{\\rtf1 …'))).toBe('RICH_TEXT');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toBe('NO_TEXT');
    expect(await refusal(Buffer.from('Kính gửi các đồng chí'))).toBe('NO_QUESTIONS');
    expect(await refusal(Buffer.alloc(0))).toBe('NO_QUESTIONS');
    expect(await refusal(aZip({ 'a.txt': 'a' }))).toBe('UNREADABLE');
    expect(await refusal(aDocx(good).subarray(0, -40))).toBe('UNREADABLE');
    expect(await refusal(aDocx(good, { parts: { 'word/vbaProject.bin': 'x' } }))).toBe('MACROS');
    expect(await refusal(aDocx(good, { types: 'application/vnd.ms-word.document.macroEnabled.main+xml' }))).toBe('MACROS');
  });

  it('take no memory by unfolding, by nesting or by what XML refers to', async () => {
    expect(deflateRawSync(Buffer.alloc(50_000_000, ' ')).length).toBeLessThan(100_000);
    expect(await refusal(aDocx(good + ' '.repeat(50_000_000)))).toBe('UNFOLDS_TOO_LARGE');
    expect(await refusal(aDocx('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)))).toBe('UNFOLDS_TOO_LARGE');
    const bomb = '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>';
    expect(await refusal(Buffer.from(bomb))).toBe('UNREADABLE');
    expect(await refusal(Buffer.from('<?xml version="1.0"?><quiz>&b;</quiz>'))).toBe('UNREADABLE');
    expect(await refusal(aDocx(good, { prolog: '<!DOCTYPE x SYSTEM "file:///etc/passwd">' }))).toBe('UNREADABLE');
    expect(await refusal(Buffer.from('Câu 1: a\nA. b\nB. c\n'.repeat(3_001)))).toBe('TOO_MANY');
  });

  it('are not looked through for ever', async () => {
    for (const text of [
      'Câu 1: ' + ' A. B'.repeat(100_000),
      `Câu 1: x\nA. ${'x '.repeat(500_000)}`,
      `1. ${'1'.repeat(500_000)}`,
      '{'.repeat(300_000),
      `${'~'.repeat(100_000)}{=`,
      '<'.repeat(500_000),
      `<quiz><question type="multichoice"><questiontext><text>${'&lt;'.repeat(300_000)}</text></questiontext></question></quiz>`,
      '1.A '.repeat(100_000) + 'x',
      '* '.repeat(300_000),
      `Câu 1: x\nA. ${'*'.repeat(300_000)}x`,
      `Câu 1: x\nA. ${' '.repeat(300_000)}x`,
      'a'.repeat(900_000),
      `Đáp án${' '.repeat(300_000)}x`,
      `{${'~'.repeat(300_000)}`,
      '<script'.repeat(100_000),
      `Câu 1: x\nA. a\n${'b\n'.repeat(500_000)}`,
      `Câu 1${' '.repeat(300_000)}A`,
    ])
      expect(await effortOf(() => refusal(Buffer.from(text)))).toBeLessThan(150);
  }, 60_000);
});
