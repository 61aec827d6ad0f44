import { childrenNamed, firstNamed, readXml, textIn, type XmlNode } from '#documents';
import { blankQuestion, type RawFile, type RawQuestion } from './raw-question.js';
import { lastCategory } from './text/category.js';
import { htmlText } from './text/html-text.js';
import { PICTURE } from './text/marked-line.js';

/** Whether a text is XML at all. */
export function isXml(text: string): boolean {
  return /^\s*(?:<\?xml\b|<quiz\b)/.test(text);
}

/**
 * Questions in Moodle's XML; undefined for any other XML.
 * @throws OfficeFileError UNREADABLE
 */
export function moodleQuestions(source: string): RawFile | undefined {
  const root = readXml(source);
  if (root.name !== 'quiz') return undefined;
  const questions: RawQuestion[] = [];
  let topic = '';
  for (const node of childrenNamed(root, 'question')) {
    const type = node.attributes['type'] ?? '';
    if (type === 'category') topic = lastCategory(wordsOf(firstNamed(node, 'category')));
    else questions.push({ ...questionOf(node, type, questions.length + 1), topic: topic === '$course$' || topic === 'top' ? '' : topic });
  }
  return { questions, remarks: [] };
}

function questionOf(node: XmlNode, type: string, number: number): RawQuestion {
  const question = blankQuestion(`Câu ${number}`);
  question.text = wordsOf(firstNamed(node, 'questiontext'));
  question.explanation = wordsOf(firstNamed(node, 'generalfeedback'));
  question.code = textIn(firstNamed(node, 'idnumber')).trim();
  if (type !== 'multichoice' && type !== 'truefalse') {
    question.remarks.push({ kind: 'error', text: 'không phải câu trắc nghiệm có phương án để chọn' });
    return question;
  }
  childrenNamed(node, 'answer').forEach((answer, at) => {
    const text = wordsOf(answer);
    question.options.push(
      type === 'truefalse' ? (text.toLowerCase() === 'true' ? 'Đúng' : text.toLowerCase() === 'false' ? 'Sai' : text) : text,
    );
    if (Number(answer.attributes['fraction'] ?? 0) > 0) question.key.push(at);
  });
  return question;
}

function wordsOf(node: XmlNode | undefined): string {
  const text = textIn(firstNamed(node, 'text'));
  return (node?.attributes['format'] ?? 'html') === 'plain_text' ? text.trim() : htmlText(text, PICTURE);
}
