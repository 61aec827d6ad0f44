import { blankQuestion, type RawFile, type RawQuestion } from './raw-question.js';
import { lastCategory } from './text/category.js';
import { htmlText } from './text/html-text.js';
import { PICTURE } from './text/marked-line.js';

/** Signs that GIFT takes for its own unless a backslash stands before them; kept apart while the rest is read. */
const OWN = '~=#{}:\\';
const HIDDEN_FROM = 0xe000;
/** How a text is written, where that is said before it. */
const FORMAT = /^\s*\[(html|markdown|moodle|plain)\]/;

/** Whether a text is GIFT: a question with answers in braces. */
export function isGift(text: string): boolean {
  return /\{[^{}=~]*[=~][^{}]*\}/.test(hidden(text));
}

/** Questions in Moodle's GIFT format. */
export function giftQuestions(source: string): RawFile {
  const questions: RawQuestion[] = [];
  let topic = '';
  const text = hidden(source.replace(/\r\n?/g, '\n')).replace(/^[ \t]*\/\/(?! *(?:mã|độ khó|căn cứ|điều, khoản):).*$/gimu, '');
  for (const block of text.split(/\n[ \t]*\n+/)) {
    const { said, rest } = saidIn(block);
    const category = /^[ \t]*\$CATEGORY:(.*)$/m.exec(rest);
    if (category) topic = lastCategory(shown(category[1] ?? ''));
    const question = rest.replace(/^[ \t]*\$CATEGORY:.*$/gm, '').trim();
    if (question !== '') questions.push({ ...questionOf(question, questions.length + 1), topic, ...said });
  }
  return { questions, remarks: [] };
}

/** What our own export says of a question in comments, for which GIFT has no place. */
function saidIn(block: string): { said: Partial<RawQuestion>; rest: string } {
  const said: Partial<RawQuestion> = {};
  const fields = { mã: 'code', 'độ khó': 'difficulty', 'căn cứ': 'source', 'điều, khoản': 'article' } as const;
  const rest = block.replace(/^[ \t]*\/\/ *(mã|độ khó|căn cứ|điều, khoản): *(.*)$/gimu, (_, name: string, value: string) => {
    said[fields[name.toLowerCase() as keyof typeof fields]] = shown(value);
    return '';
  });
  return { said, rest };
}

function questionOf(block: string, number: number): RawQuestion {
  const question = blankQuestion(`Câu ${number}`);
  const title = /^::([^]*?)::/.exec(block);
  const body = title ? block.slice(title[0].length) : block;
  const open = body.indexOf('{');
  const close = body.indexOf('}', open);
  if (open < 0 || close < 0) {
    question.text = wordsOf(body);
    question.remarks.push({ kind: 'error', text: 'không có phần trả lời trong ngoặc nhọn' });
    return question;
  }
  const after = body.slice(close + 1).trim();
  const format = FORMAT.exec(body)?.[1] ?? '';
  // Answers in the middle of a sentence stand for a blank.
  question.text = wordsOf(after ? `${body.slice(0, open)}_____ ${after}` : body.slice(0, open));
  readAnswers(question, body.slice(open + 1, close), format);
  return question;
}

function readAnswers(question: RawQuestion, source: string, format: string): void {
  const [answers = '', general] = source.split('####');
  if (general !== undefined) question.explanation = wordsOf(general, format);
  const truth = /^\s*(T|TRUE|F|FALSE)\s*(?:#|$)/i.exec(answers);
  if (truth) {
    question.options = ['Đúng', 'Sai'];
    question.key = [/^T/i.test(truth[1] ?? '') ? 0 : 1];
    return;
  }
  const found = [...answers.matchAll(/([=~])\s*(?:%(-?[\d.]+)%)?([^=~#]*)(#[^=~]*)?/g)];
  const isChoice = answers.includes('~') && !answers.trim().startsWith('#');
  if (!isChoice) {
    question.remarks.push({ kind: 'error', text: 'không phải câu trắc nghiệm có phương án để chọn' });
    return;
  }
  found.forEach(([, sign, weight, text = ''], at) => {
    question.options.push(wordsOf(text, format));
    if (sign === '=' || Number(weight ?? 0) > 0) question.key.push(at);
  });
}

function wordsOf(text: string, format = FORMAT.exec(text)?.[1] ?? ''): string {
  const bare = shown(text.replace(FORMAT, '').replaceAll('\\n', '\n')).trim();
  const isHtml = format === 'html' || (format !== 'plain' && /<\/?(?:p|br|b|i|span|div)\b/i.test(bare));
  return isHtml ? htmlText(bare, PICTURE) : bare;
}

/** Escaped signs out of the way … */
function hidden(text: string): string {
  return text.replace(/\\([~=#{}:\\])/g, (_, sign: string) => String.fromCharCode(HIDDEN_FROM + OWN.indexOf(sign)));
}

/** … and back again as what they are. */
function shown(text: string): string {
  return text.replace(/[\ue000-\ue006]/g, (sign) => OWN[sign.charCodeAt(0) - HIDDEN_FROM] ?? sign);
}
