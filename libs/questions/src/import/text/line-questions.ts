import { LETTERS, letterAt, readKey } from '../key-letters.js';
import { blankQuestion, type RawFile, type RawQuestion } from '../raw-question.js';
import { type AnswerList, answersInLine } from './answer-list.js';
import { headingText, isHeading } from './line-headings.js';
import { ANSWERS_HEAD, END, fieldOf, JOINER, type LineField, NUMBERED, OPTION, QUESTION } from './line-words.js';
import { type MarkedOption, markings } from './marked-key.js';
import { joined, type MarkedLine, plainLine, slice, squeezed, trimmed } from './marked-line.js';
import { splitOptions, splitQuestion } from './split-options.js';

/** A question while its lines are read. */
interface Open {
  number: number;
  raw: RawQuestion;
  text: string[];
  options: MarkedOption[];
  isSmall: boolean;
  said: Partial<Record<LineField, string>>;
  /** Where a line without a beginning of its own belongs to. */
  last: LineField | 'text' | 'option';
}

/** How much of an option's end may be a mark; what is longer is not searched through. */
const LONGEST_END = 20;
/** Further lines of an option that is as long already make nothing better. */
const LONGEST_OPTION = 5_000;
/** How a line begins that only goes on with the one before: with a small letter, or a sign within a sentence. */
const GOES_ON = /^[\p{Ll},;…)]/u;
const STAR_AT_END = /\s*(?:\*+|\(\s*\*\s*\)|\(\s*đúng\s*\)|\[\s*[xX]\s*\])\s*$/u;

/** Questions as lines: "Câu 1 …", "A. …", what is said of each ("Đáp án: B"), and keys in a list at the end. */
export class LineQuestions {
  private readonly questions: Open[] = [];
  private readonly answers: AnswerList = new Map();
  private open: Open | undefined;
  /** Of what follows it. */
  private heading = '';
  /** What the last heading has ended, should it turn out to be none. */
  private ended: { open: Open; heading: string; line: MarkedLine } | undefined;
  private isAmongAnswers = false;

  /** @param hasWords whether questions are called "Câu"; else their numbers begin them */
  constructor(private readonly hasWords: boolean) {}

  line(whole: MarkedLine): void {
    const line = squeezed(trimmed(whole));
    if (line.text === '' || END.test(line.text)) return;
    const answers = answersInLine(line.text, this.isAmongAnswers ? 1 : 2);
    if (answers) this.answer(answers);
    else if (ANSWERS_HEAD.test(line.text)) this.isAmongAnswers = true;
    else if (isHeading(line.text, this.isBetween())) this.headingOf(line);
    else if (!this.begins(line)) this.within(line);
  }

  /** Whether a question could end here: there is none, or it has options. */
  private isBetween(): boolean {
    return !this.open || (this.open.options.length > 1 && this.open.last !== 'text');
  }

  private headingOf(line: MarkedLine): void {
    if (this.open) this.ended = { open: this.open, heading: this.heading, line };
    this.heading = headingText(line.text);
    this.open = undefined;
  }

  /** Where the next option of the question before the heading follows it, the heading was a line of that question. */
  private goesOnBehindHeading(line: MarkedLine): boolean {
    const letter = OPTION.exec(line.text)?.[2] ?? '';
    if (!this.ended || LETTERS.indexOf(letter.toUpperCase()) !== this.ended.open.options.length) return false;
    this.open = this.ended.open;
    this.heading = this.ended.heading;
    this.goesOn(this.open, this.ended.line);
    this.ended = undefined;
    return true;
  }

  /** Keys that stood in a table. */
  answer(answers: AnswerList): void {
    for (const [number, key] of answers) this.answers.set(number, key);
    this.open = undefined;
  }

  end(): RawFile {
    const counts = new Map<number, number>();
    for (const { number } of this.questions) counts.set(number, (counts.get(number) ?? 0) + 1);
    const unknown = [...this.answers.keys()].filter((number) => !counts.has(number));
    const questions = this.questions.map((open) => this.finished(open, (counts.get(open.number) ?? 0) > 1));
    const remarks = unknown.length > 0 ? [`Bảng đáp án có câu ${unknown.join(', ')} nhưng tệp không có câu ấy.`] : [];
    return { questions, remarks };
  }

  private begins(line: MarkedLine): boolean {
    const found = (this.hasWords ? QUESTION : NUMBERED).exec(line.text);
    if (!found) return false;
    const number = Number(found[1]);
    if (!this.hasWords && !this.follows(number)) return false;
    this.isAmongAnswers = false;
    this.ended = undefined;
    this.open = {
      number,
      raw: { ...blankQuestion(`Câu ${number}`), ...(this.heading ? { heading: this.heading } : {}) },
      text: [],
      options: [],
      isSmall: false,
      said: {},
      last: 'text',
    };
    this.questions.push(this.open);
    const [asked = plainLine(''), ...options] = splitQuestion(slice(line, found[0].length));
    if (asked.text.trim()) this.open.text.push(asked.text.trim());
    for (const option of options) this.option(this.open, option);
    return true;
  }

  /** Whether a number begins a question: the next one, or the first again after a whole question. */
  private follows(number: number): boolean {
    const before = this.questions.at(-1);
    return !before || number === before.number + 1 || (number === 1 && before.options.length > 1);
  }

  private within(line: MarkedLine): void {
    const said = fieldOf(line.text);
    // Above the questions: of all that follow.
    if (!this.open && said?.field === 'topic') this.headingOf(line);
    if (!this.open && !this.goesOnBehindHeading(line)) return;
    if (!this.open) return;
    const open = this.open;
    // "CHỦ ĐỀ: …" with its first word in capitals is a heading of what follows.
    if (said?.field === 'topic' && open.last === 'option' && this.isBetween() && /^(?:CHỦ ĐỀ|CHUYÊN ĐỀ|LĨNH VỰC)/u.test(line.text)) {
      this.headingOf(line);
      return;
    }
    if (said) {
      open.said[said.field] = line.text.slice(said.from).trim();
      open.last = said.field;
      return;
    }
    const options = splitOptions(line);
    for (const option of options) if (!this.option(open, option)) this.goesOn(open, option);
  }

  /** Takes a line for an option where its letter is the next one. */
  private option(open: Open, line: MarkedLine): boolean {
    const found = OPTION.exec(line.text);
    if (!found) return false;
    const [whole = '', before = '', letter = '', after = ''] = found;
    const isSmall = letter !== letter.toUpperCase();
    // A list with small letters in the question itself, before its options.
    if (open.isSmall && !isSmall && letter === 'A') {
      open.text.push(...open.options.map(({ label, body }) => `\n${label.text.trim()} ${body.text}`));
      open.options = [];
    }
    const at = LETTERS.indexOf(letter.toUpperCase());
    const expected = open.options.length;
    if (isSmall && expected > 0 && !open.isSmall) return false;
    if (expected === 0 && at !== 0) return false;
    if (at < expected) {
      if (isSmall) return false;
      open.raw.remarks.push({ kind: 'error', text: `phương án ${letter} có hai lần` });
    } else if (at > expected + 2) return false;
    const blank: MarkedOption = { label: plainLine(''), body: plainLine(''), hasStar: false };
    while (open.options.length < at) open.options.push(blank);
    const body = trimmed(slice(line, whole.length));
    const starred = /^\*\s*/.exec(body.text)?.[0] ?? '';
    const ended = STAR_AT_END.exec(body.text.slice(-LONGEST_END))?.[0] ?? '';
    const bare = slice(body, starred.length, body.text.length - ended.length);
    const hasStar = [before, after, starred, ended].some((star) => star !== '');
    open.options.push({ label: slice(line, 0, whole.length), body: bare, hasStar });
    open.isSmall = isSmall;
    open.last = 'option';
    return true;
  }

  private goesOn(open: Open, line: MarkedLine): void {
    const text = line.text.trim();
    const option = open.options.at(-1);
    if (open.last === 'option' && option && option.body.text.length > LONGEST_OPTION) return;
    const gap = GOES_ON.test(text) ? ' ' : '\n';
    // Options rarely have lines of their own; where they do, our files say so.
    if (open.last === 'option' && option) option.body = joined(option.body, plainLine(text.startsWith(JOINER) ? '\n' : ' '), trimmed(line));
    else if (open.last === 'text' || open.last === 'option') open.text.push(open.text.length > 0 ? `${gap}${text}` : text);
    else open.said[open.last] = `${open.said[open.last] ?? ''}${gap}${text}`.trim();
  }

  private finished({ number, raw, text, options, said }: Open, isTwice: boolean): RawQuestion {
    const question: RawQuestion = {
      ...raw,
      code: said.code ?? '',
      topic: said.topic ?? '',
      difficulty: said.difficulty ?? '',
      text: text.join(''),
      options: options.map(({ body }) => body.text.trim()),
      explanation: said.explanation ?? '',
      source: said.source ?? '',
      article: said.article ?? '',
    };
    const keys = this.keysOf(question, { said: said.key, list: this.answers.get(number), options, isTwice });
    question.key = keys[0]?.key ?? [];
    const other = keys.find(({ key }) => key.join() !== question.key.join());
    if (other) {
      const words = [keys[0], other].map((one) => `${one?.by ?? ''} là ${(one?.key ?? []).map(letterAt).join(', ')}`);
      question.remarks.push({ kind: 'error', text: `đáp án không thống nhất: ${words.join(', còn ')}` });
    }
    return question;
  }

  /** The keys that a question is given, by each way of giving them. What is written goes before what stands out. */
  private keysOf(
    question: RawQuestion,
    {
      said,
      list,
      options,
      isTwice,
    }: { said: string | undefined; list: number[] | undefined; options: readonly MarkedOption[]; isTwice: boolean },
  ): { by: string; key: number[] }[] {
    const keys: { by: string; key: number[] }[] = [];
    if (said) {
      const key = readKey(said, question.options) ?? readKey(said.replace(/[.:].*$/su, ''), question.options);
      if (key) keys.push({ by: 'dòng “Đáp án”', key });
      else question.remarks.push({ kind: 'error', text: `đáp án “${said}” không phải chữ cái của phương án nào` });
    }
    if (list && isTwice)
      question.remarks.push({
        kind: 'error',
        text: `có hai câu cùng số ${question.place.slice(4)} nên không rõ đáp án trong bảng là của câu nào`,
      });
    else if (list) keys.push({ by: 'bảng đáp án', key: list });
    const marked = markings(options);
    const several = keys.length === 0 ? marked.find(({ key }) => key.length > 1) : undefined;
    if (several)
      question.remarks.push({
        kind: 'error',
        text: `có ${several.key.length === 2 ? 'hai' : several.key.length} đáp án được đánh dấu bằng ${several.by} (${several.key.map(letterAt).join(', ')}). Nếu đúng là nhiều đáp án, hãy ghi dòng “Đáp án: ${several.key.map(letterAt).join(', ')}”`,
      });
    return [...keys, ...marked];
  }
}

/** Reads lines; what has no question in it gives none. */
export function lineQuestions(lines: readonly MarkedLine[]): RawFile {
  const reader = new LineQuestions(lines.some(({ text }) => QUESTION.test(text)));
  for (const line of lines) reader.line(line);
  return reader.end();
}
