import fc from 'fast-check';
import { readFile } from '#documents';
import { type EssayLooks, type EssayModel, type EssayPiece, essayAsPdf, essayAsText, essayAsWord } from '#documents/testing';
import { countMainWords, type MainWords } from './count-main-words.js';
import { countWords } from './count-words.js';

const NOT_COUNTED = ['trang bìa', 'phần mở đầu', 'phụ lục', 'tài liệu tham khảo'];
const SYLLABLES = ['chuyển', 'đổi', 'số', 'hồ', 'sơ', 'người', 'dân', 'trực', 'tuyến', 'Đắk', 'Lắk', 'thủ', 'tục', '30%', '749/QĐ-TTg', 'e-mail', '(khoản', '2)', '–', 'thuế', 'nghìn', 'được']; // prettier-ignore

const words = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 12, maxLength: 90 });
const sentence = words.map((some) => `Nhiều năm qua, ${some.join(' ')} mỗi xã.`);
const short = fc.array(fc.constantFrom('hồ', 'sơ', 'xã', 'số'), { minLength: 2, maxLength: 5 }).map((some) => some.join(' '));
const paragraph: fc.Arbitrary<EssayPiece> = fc
  .record({ text: sentence, note: fc.option(sentence, { nil: undefined, freq: 5 }) })
  .map(({ text, note }) => ({ kind: 'paragraph', text, ...(note !== undefined && { note }) }));
const list: fc.Arbitrary<EssayPiece> = fc.array(sentence, { minLength: 2, maxLength: 4 }).map((items) => ({ kind: 'list', items }));
const table: fc.Arbitrary<EssayPiece> = fc
  .array(fc.tuple(short, short), { minLength: 2, maxLength: 4 })
  .map((rows) => ({ kind: 'table', rows }));
const pieces = fc
  .tuple(paragraph, fc.array(fc.oneof({ weight: 4, arbitrary: paragraph }, list, table), { maxLength: 8 }), paragraph)
  .map(([first, more, last]) => [first, ...more, last]);

const COVER = ['CUỘC THI VIẾT', 'TÌM HIỂU CHUYỂN ĐỔI SỐ', 'Họ và tên: Vừ A Thử', 'Chức vụ: Chuyên viên', 'Đắk Lắk, tháng 8 năm 2021'];
const PREFACES = ['MỞ ĐẦU', 'Lời nói đầu', 'PHẦN MỞ ĐẦU'];
const REFERENCES = ['TÀI LIỆU THAM KHẢO', 'Danh mục tài liệu tham khảo'];
const ANNEXES = ['PHỤ LỤC', 'Phụ lục 1. Bảng số liệu'];
const MAIN = ['I. TỔNG QUAN', 'II. THỰC TRẠNG Ở ĐƠN VỊ', 'III. HIẾN KẾ'];

/** An essay and what of it is its main part. */
const essay = fc
  .record({
    cover: fc.constantFrom(COVER, []),
    preface: fc.option(fc.record({ heading: fc.constantFrom(...PREFACES), pieces }), { nil: undefined }),
    main: fc.tuple(pieces, pieces, pieces),
    references: fc.option(fc.record({ heading: fc.constantFrom(...REFERENCES), pieces }), { nil: undefined }),
    annex: fc.option(fc.record({ heading: fc.constantFrom(...ANNEXES), pieces }), { nil: undefined }),
  })
  .map(({ cover, preface, main, references, annex }) => {
    const sections = main.map((own, at) => ({ heading: MAIN[at] ?? '', level: 1 as const, pieces: own }));
    const wide = (part: { heading: string; pieces: EssayPiece[] } | undefined): EssayModel['parts'] =>
      part ? [{ ...part, level: 1 }] : [];
    const size = (parts: EssayModel['parts']): number => parts.reduce((sum, part) => sum + wordsOf(part), 0);
    const parts = [...wide(preface), ...sections, ...wide(references), ...wide(annex)];
    // A preface that is longer than all the rest counts.
    const isText = size(wide(preface)) > size(parts) / 2;
    return { model: { cover, parts }, main: size(sections) + (isText ? size(wide(preface)) : 0) };
  });

function wordsOf({ heading, pieces: own }: EssayModel['parts'][number]): number {
  const texts = own.flatMap((piece) =>
    piece.kind === 'paragraph' ? [piece.text, piece.note ?? ''] : piece.kind === 'list' ? piece.items : piece.rows.flat(),
  );
  return [heading, ...texts].reduce((sum, text) => sum + countWords(text), 0);
}

async function counted(bytes: Buffer): Promise<MainWords> {
  return countMainWords((await readFile(bytes)).blocks, NOT_COUNTED);
}

const sums = ({ words: main, parts }: MainWords): unknown => ({ main, parts: parts.map(({ kind, words: own }) => `${kind} ${own}`) });

describe('the words of an essay', () => {
  it('are the same in Word, in PDF and in plain text', async () => {
    const looks = fc.constantFrom<EssayLooks>({}, { headings: 'bold' }, { running: 'Bài dự thi chuyển đổi số' });
    await fc.assert(
      fc.asyncProperty(essay, looks, async ({ model, main }, look) => {
        const plain = await counted(essayAsText(model));
        const [word, pdf] = [await counted(await essayAsWord(model, look)), await counted(essayAsPdf(model, look))];

        expect(plain.words).toBe(main);
        expect(sums(word)).toEqual(sums(plain));
        expect(sums(pdf)).toEqual(sums(plain));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
