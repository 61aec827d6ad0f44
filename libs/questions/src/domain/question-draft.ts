import { cleanText } from '#kernel';
import type { Difficulty, QuestionImage } from '../entities/question.entity.js';
import { inLines } from './in-lines.js';

/** What a question says, ready to be kept as a version. */
export interface QuestionDraft {
  topic: string;
  difficulty: Difficulty;
  text: string;
  options: string[];
  /** Positions of the right options, from 0, in order. */
  key: number[];
  explanation: string;
  /** The document it rests on, and where in it. */
  source: string;
  article: string;
  images: QuestionImage[];
}

/** A question as typed: an empty option is one that is not there. */
export interface TypedQuestion {
  topic: string;
  difficulty: string;
  text: string;
  options: readonly { text: string; isRight: boolean }[];
  explanation: string;
  source: string;
  article: string;
  images: readonly QuestionImage[];
}

/** What is wrong with one field; options and pictures have their number behind the name. */
export interface QuestionFault {
  field:
    | 'code'
    | 'topic'
    | 'difficulty'
    | 'text'
    | 'options'
    | `option-${number}`
    | 'explanation'
    | 'source'
    | 'article'
    | 'image'
    | `image-${number}-alt`;
  text: string;
}

export const MOST_OPTIONS = 8;
export const MOST_IMAGES = 4;
const DIFFICULTIES: readonly string[] = ['easy', 'medium', 'hard'];
export const MOST = { text: 2_000, option: 500, explanation: 3_000, source: 600, article: 200, alt: 300 };
const CODE = /^(?=.*\d)[\p{L}\d][\p{L}\d._-]{0,39}$/u;
const LETTERS = 'ABCDEFGH';

/** A code by which a question is found: part of an address, so of letters and digits; a digit keeps it from being a page's name. */
export function readCode(typed: string): { code: string } | { fault: QuestionFault } {
  const code = cleanText(typed);
  if (CODE.test(code)) return { code };
  const text = code
    ? 'Mã gồm chữ, số và các dấu . _ - , dài nhiều nhất 40 ký tự và có ít nhất một chữ số, ví dụ CH-087.'
    : 'Hãy đặt mã cho câu hỏi, ví dụ CH-087.';
  return { fault: { field: 'code', text } };
}

/** Reads a question as typed, or says every fault at once. */
export function readQuestion(typed: TypedQuestion, topics: readonly string[]): { draft: QuestionDraft } | { faults: QuestionFault[] } {
  const faults: QuestionFault[] = [];
  const { topic, difficulty } = typed;
  if (!topics.includes(topic)) faults.push({ field: 'topic', text: 'Hãy chọn chủ đề của câu hỏi.' });
  if (!DIFFICULTIES.includes(difficulty)) faults.push({ field: 'difficulty', text: 'Hãy chọn độ khó của câu hỏi.' });
  const text = inLines(typed.text);
  if (!text) faults.push({ field: 'text', text: 'Hãy ghi câu hỏi.' });
  tooLong(faults, 'text', 'Câu hỏi', text, MOST.text);
  const { options, key } = readOptions(typed.options, faults);
  const [explanation, source, article] = [inLines(typed.explanation), cleanText(typed.source), cleanText(typed.article)];
  tooLong(faults, 'explanation', 'Giải thích', explanation, MOST.explanation);
  tooLong(faults, 'source', 'Tên văn bản', source, MOST.source);
  tooLong(faults, 'article', 'Điều, khoản', article, MOST.article);
  if (article && !source) faults.push({ field: 'source', text: 'Đã ghi điều, khoản thì ghi cả tên văn bản.' });
  const images = typed.images.map((image) => ({ ...image, alt: cleanText(image.alt) }));
  readImages(images, faults);
  if (faults.length > 0) return { faults };
  return { draft: { topic, difficulty: difficulty as Difficulty, text, options, key, explanation, source, article, images } };
}

function readOptions(typed: TypedQuestion['options'], faults: QuestionFault[]): { options: string[]; key: number[] } {
  const rows = typed.map((option, place) => ({ place, text: inLines(option.text), isRight: option.isRight }));
  const present = rows.filter(({ text }) => text !== '');
  if (present.length < 2) faults.push({ field: 'options', text: 'Hãy ghi ít nhất hai phương án.' });
  if (present.length > MOST_OPTIONS) faults.push({ field: 'options', text: `Một câu có nhiều nhất ${MOST_OPTIONS} phương án.` });
  for (const { place, text, isRight } of rows) {
    tooLong(faults, `option-${place}`, `Phương án ${LETTERS[place] ?? ''}`, text, MOST.option);
    if (text === '' && isRight)
      faults.push({ field: `option-${place}`, text: `Phương án ${LETTERS[place] ?? ''} được đánh dấu đúng nhưng còn trống.` });
    const twin = present.find((other) => other.place < place && other.text.toLowerCase() === text.toLowerCase());
    if (text !== '' && twin)
      faults.push({
        field: `option-${place}`,
        text: `Phương án ${LETTERS[place] ?? ''} trùng với phương án ${LETTERS[twin.place] ?? ''}.`,
      });
  }
  const key = present.flatMap(({ isRight }, at) => (isRight ? [at] : []));
  if (!rows.some(({ isRight }) => isRight)) faults.push({ field: 'options', text: 'Hãy đánh dấu phương án đúng.' });
  if (present.length >= 2 && key.length === present.length)
    faults.push({ field: 'options', text: 'Mọi phương án đều được đánh dấu đúng. Hãy để lại ít nhất một phương án sai.' });
  return { options: present.map(({ text }) => text), key };
}

function readImages(images: readonly QuestionImage[], faults: QuestionFault[]): void {
  if (images.length > MOST_IMAGES) faults.push({ field: 'image', text: `Một câu có nhiều nhất ${MOST_IMAGES} hình.` });
  images.forEach(({ alt }, place) => {
    if (!alt)
      faults.push({ field: `image-${place}-alt`, text: 'Hãy tả hình bằng lời, để người không nhìn thấy hình vẫn làm được câu này.' });
    tooLong(faults, `image-${place}-alt`, 'Lời tả hình', alt, MOST.alt);
  });
}

function tooLong(faults: QuestionFault[], field: QuestionFault['field'], name: string, text: string, most: number): void {
  if (text.length > most) faults.push({ field, text: `${name} dài ${text.length} ký tự, nhiều nhất là ${most}. Hãy rút gọn.` });
}
