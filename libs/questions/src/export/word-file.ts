import { Document, HeadingLevel, type IRunOptions, Packer, Paragraph, TextRun } from 'docx';
import { letterAt } from '../import/key-letters.js';
import { DIFFICULTY_WORDS, type ExportedQuestion, printable } from './exported-question.js';

/** Keeps apart what would be read as a beginning: it is not seen, and taken off again when the file is read. */
const JOINER = '\u2060';
const FONT = 'Times New Roman';

/**
 * Questions as a Word file, as secretaries write them: "Câu 1. …", options with letters, the right one in bold and named below.
 * Read back, it gives the same questions.
 */
export async function wordFile(title: string, questions: readonly ExportedQuestion[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Khoa Bảng',
    styles: { default: { document: { run: { font: FONT, size: 26 } } } },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun({ text: title, font: FONT, color: '000000' })] }),
          ...questions.flatMap((question, n) => paragraphsOf(question, n + 1)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function paragraphsOf(question: ExportedQuestion, number: number): Paragraph[] {
  const { code, topic, difficulty, text, options, key, explanation, source, article } = question;
  const said: [string, string][] = [
    ['Đáp án', key.map(letterAt).join(', ')],
    ['Giải thích', guarded(explanation)],
    ['Căn cứ', guarded(source)],
    ['Điều, khoản', guarded(article)],
    ['Mã', guarded(code)],
    ['Chủ đề', guarded(topic)],
    ['Độ khó', DIFFICULTY_WORDS[difficulty]],
  ];
  return [
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: [run(`Câu ${number}. `, true), run(guarded(text))] }),
    ...options.map(
      (option, at) => new Paragraph({ keepNext: true, children: [run(`${letterAt(at)}. ${guarded(option)}`, key.includes(at))] }),
    ),
    ...said.flatMap(([name, value]) => (value ? [new Paragraph({ children: [run(`${name}: ${value}`)] })] : [])),
  ];
}

function run(text: string, isBold = false): TextRun {
  const looks: IRunOptions = { text: printable(text), bold: isBold };
  return new TextRun(looks);
}

/** A text whose own letters with points, stars and brackets are no beginnings and no marks. */
function guarded(text: string): string {
  const inside = text.replace(/(^|\s)(\*?[A-J])(?=\*?[.)])/gu, `$1$2${JOINER}`);
  const isRisky = /^[^\p{L}]|^[A-J](?![\p{L}])|^(?:đáp|câu)/iu.test(inside);
  const isEnded = /[*)\]]\s*$/u.test(inside);
  return `${isRisky && inside ? JOINER : ''}${inside}${isEnded ? JOINER : ''}`;
}
