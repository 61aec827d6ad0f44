import fc from 'fast-check';
import { xlsxFile } from '#documents';
import { judgeQuestions } from '../import/judge-questions.js';
import { readQuestionFile } from '../import/read-question-file.js';
import { type ExportedQuestion, withoutKey } from './exported-question.js';
import { giftFile } from './gift-file.js';
import { questionRows } from './question-rows.js';
import { wordFile } from './word-file.js';

const TOPICS = [
  { code: 'the-che', name: 'Cải cách thể chế' },
  { code: 'chi-so', name: 'Các chỉ số PAR INDEX, SIPAS/PAPI' },
];

/** Words, and what would be taken for something else: letters with points, keys, stars, signs of GIFT and of XML. */
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'nghị quyết số 76 của Chính phủ về cải cách hành chính giai đoạn A B C'.split(' ')) },
  { weight: 2, arbitrary: fc.constantFrom('A.', 'B)', 'C:', '*B.', '1.A', '2.C', 'D/', 'Câu 3.', 'Đáp án: B', '*', '(đúng)', '[x]', '{=a ~b}', '~', '####', '\\n', '\\', '//', '::', '<p>', '&amp;', '"', '->', 'T', '%50%', 'ông B. nói', '$CATEGORY: a', 'Giải thích:', 'HẾT', '(1 điểm)', 'PHẦN I. ĐẤT', 'I. PHẦN SỬ', 'Chủ đề 2:', 'II.') }, // prettier-ignore
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
/** In one line mostly. */
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((some) => some.join('\n'));
const question: fc.Arbitrary<ExportedQuestion> = fc
  .record({
    topic: fc.constantFrom(...TOPICS.map(({ name }) => name)),
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
    text: lines,
    options: fc.uniqueArray(lines, { minLength: 2, maxLength: 8, selector: (option) => option.toLowerCase() }),
    right: fc.array(fc.nat(7), { minLength: 1, maxLength: 7 }),
    explanation: fc.option(lines, { nil: '' }),
    source: fc.option(text, { nil: '' }),
    article: fc.option(text, { nil: '' }),
  })
  .map(({ right, source, article, ...rest }) => {
    const key = [...new Set(right.map((at) => at % rest.options.length))].toSorted((a, b) => a - b).slice(0, rest.options.length - 1);
    return { ...rest, code: '', key, source, article: source && article };
  });
const questions = fc
  .uniqueArray(question, { minLength: 1, maxLength: 6, selector: ({ text: asked, options }) => `${asked}${options.join()}`.toLowerCase() })
  .map((some) => some.map((one, n) => ({ ...one, code: `CH-${n + 1}` })));

const readBack = async (bytes: Buffer) => {
  const { questions: raw } = await readQuestionFile(bytes);
  return judgeQuestions(raw, { topics: TOPICS, bank: [] });
};
const coded = (some: readonly ExportedQuestion[]) =>
  some.map((one) => ({ ...one, topic: TOPICS.find(({ name }) => name === one.topic)!.code }));
const xlsx = (some: readonly ExportedQuestion[]): Promise<Buffer> => {
  const { head, rows, widths } = questionRows(some);
  return xlsxFile('Câu hỏi', head, rows, widths);
};

describe('what is exported', () => {
  it.each<[string, (some: ExportedQuestion[]) => Promise<Buffer>]>([
    ['Word', (some) => wordFile('Câu hỏi', some)],
    ['XLSX', xlsx],
    ['GIFT', (some) => Promise.resolve(Buffer.from(giftFile(some)))],
  ])(
    'is imported as the same questions: %s',
    async (_, written) => {
      await fc.assert(
        fc.asyncProperty(questions, async (some) => {
          const back = await readBack(await written(some));
          expect(back.map((one) => [one.question, one.errors])).toEqual(coded(some).map((one) => [one, []]));
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it('tells nothing of the key where none is wanted', async () => {
    const whole: ExportedQuestion = {
      ...{ code: 'CH-1', topic: TOPICS[0]!.name, difficulty: 'easy', text: 'Hỏi gì?', options: ['Một', 'Hai'], key: [1] },
      ...{ explanation: 'Vì Hai', source: 'Văn bản', article: 'Điều 2' },
    };
    for (const bytes of [await wordFile('Câu hỏi', [withoutKey(whole)]), await xlsx([withoutKey(whole)])]) {
      const [{ question: read, errors } = { question: undefined, errors: [] }] = await readBack(bytes);
      expect([read?.key, read?.explanation, read?.source, read?.article, errors]).toEqual([[], '', '', '', ['chưa đánh dấu đáp án']]);
    }
  });
});
