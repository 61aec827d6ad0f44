import { Document, HeadingLevel, type IRunOptions, Packer, Paragraph, TextRun } from 'docx';
import { letterAt } from '../import/key-letters.js';
import { JOINER } from '../import/text/line-words.js';
import { DIFFICULTY_WORDS, type ExportedQuestion, printable } from './exported-question.js';

/** What a line that is read may begin with. */
const BEGINNING =
  /^[^\p{L}]|^[A-J](?![\p{L}])|^[ivx]+\s*[.):\-–]|^(?:đáp|đ\/?a|câu|question|phương|trả|answer|key|giải|lời|hướng|căn|nguồn|trích|văn|tài|điều|mã|chủ|chuyên|lĩnh|độ|mức|phần|chương|mục|bảng|hết)/iu;
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
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: [...runs(`Câu ${number}. `, true), ...runs(guarded(text))] }),
    ...options.map(
      (option, at) => new Paragraph({ keepNext: true, children: runs(`${letterAt(at)}. ${guarded(option)}`, key.includes(at)) }),
    ),
    ...said.flatMap(([name, value]) => (value ? [new Paragraph({ children: runs(`${name}: ${value}`) })] : [])),
  ];
}

/** A text in its lines, which stay in one paragraph. */
function runs(text: string, isBold = false): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, at) => {
      const looks: IRunOptions = { text: line, bold: isBold, break: at === 0 ? 0 : 1 };
      return new TextRun(looks);
    });
}

/** A text whose own letters with points, stars and brackets are no beginnings and no marks. */
function guarded(text: string): string {
  return text.split('\n').map(guardedLine).join('\n');
}

/** Lines after the first are guarded in any case: read back, they are lines and no overlong ones that went on. */
function guardedLine(text: string, at: number): string {
  const inside = text.replace(/(^|\s)(\*?[A-J])(?=\*?[.)])/gu, `$1$2${JOINER}`);
  const isRisky = at > 0 || BEGINNING.test(inside);
  const isEnded = /[*)\]]\s*$/u.test(inside);
  return `${isRisky && inside ? JOINER : ''}${inside}${isEnded ? JOINER : ''}`;
}
