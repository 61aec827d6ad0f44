import { cleanText, foldVietnamese } from '#kernel';
import { inLines } from '../domain/in-lines.js';
import { MOST, MOST_OPTIONS, readCode } from '../domain/question-draft.js';
import type { Difficulty } from '../entities/question.entity.js';
import { topicOfHeading } from './heading-topic.js';
import { letterAt } from './key-letters.js';
import { type FoundLikeness, type KnownQuestion, likenesses } from './likeness/likenesses.js';
import type { RawQuestion, RawRemark } from './raw-question.js';

/** Letters that no font shows. */
const STRANGE = /[\ufffd\ue000-\uf8ff]/u;

const DIFFICULTIES: Readonly<Record<string, Difficulty>> = {
  de: 'easy',
  easy: 'easy',
  'nhan biet': 'easy',
  vua: 'medium',
  'trung binh': 'medium',
  medium: 'medium',
  'thong hieu': 'medium',
  kho: 'hard',
  hard: 'hard',
  'van dung': 'hard',
  'van dung cao': 'hard',
};

/** A question that could be added but for what the file does not say of it. */
export interface ReadQuestion {
  /** Empty: one is given. */
  code: string;
  /** Undefined: the one chosen for the whole file. */
  topic: string | undefined;
  difficulty: Difficulty | undefined;
  text: string;
  options: string[];
  key: number[];
  explanation: string;
  source: string;
  article: string;
}

/** A question of a file with everything that is wrong with it, or may be. */
export interface JudgedQuestion {
  place: string;
  question: ReadQuestion;
  /** The heading that speaks of its topic, where the question itself says nothing of it. */
  heading?: string;
  errors: string[];
  warnings: string[];
}

/** What there is already. */
export interface KnownQuestions {
  topics: readonly { code: string; name: string }[];
  bank: readonly KnownQuestion[];
}

/** What judging needs to know of it. */
export interface JudgedAgainst {
  topics: KnownQuestions['topics'];
  /** Of the bank. */
  codes: readonly string[];
  likenesses: readonly FoundLikeness[];
}

/** Steps between two pauses: a few milliseconds. */
const PAUSE_EVERY = 100;

/** Judges the questions of a file, each by itself and among the others, against what there is. In one go: for small files and programs. */
export function judgeQuestions(raw: readonly RawQuestion[], { topics, bank }: KnownQuestions): JudgedQuestion[] {
  const judging = judgingQuestions(raw, { topics, codes: bank.map(({ code }) => code), likenesses: likenesses(bank, raw) });
  for (;;) {
    const step = judging.next();
    if (step.done) return step.value;
  }
}

/** The same, when it is known what is said again; yields where others may work. */
export function* judgingQuestions(
  raw: readonly RawQuestion[],
  { topics, codes, likenesses: found }: JudgedAgainst,
): Generator<undefined, JudgedQuestion[]> {
  const judged: JudgedQuestion[] = [];
  for (const [n, one] of raw.entries()) {
    if (n % PAUSE_EVERY === 0) yield;
    judged.push(judged1(one, topics));
  }
  const taken = new Map<string, string>();
  for (const [n, code] of codes.entries()) {
    if (n % (10 * PAUSE_EVERY) === 0) yield;
    taken.set(foldVietnamese(code), 'một câu đã có trong ngân hàng');
  }
  // The whole question with its code: that it is there is said once.
  const copies = new Set(
    found.flatMap(({ at, of, isSame }) =>
      isSame && typeof of === 'string' && foldVietnamese(of) === foldVietnamese(judged[at]?.question.code ?? '') ? [at] : [],
    ),
  );
  for (const [at, { place, question, errors }] of judged.entries()) {
    if (!question.code) continue;
    const before = taken.get(foldVietnamese(question.code));
    if (!before) taken.set(foldVietnamese(question.code), place);
    else if (!copies.has(at)) errors.push(`trùng mã “${question.code}” với ${before}`);
  }
  for (const { at, of, percent, isSame } of found) {
    const name = typeof of === 'string' ? `câu ${of} trong ngân hàng` : (judged[of]?.place ?? '');
    if (isSame) judged[at]?.errors.push(`trùng hoàn toàn với ${name}`);
    else judged[at]?.warnings.push(`gần giống ${name} (${percent}%)`);
  }
  return judged;
}

function judged1(raw: RawQuestion, topics: KnownQuestions['topics']): JudgedQuestion {
  const said = (kind: RawRemark['kind']): string[] => raw.remarks.filter((remark) => remark.kind === kind).map(({ text }) => text);
  const [errors, warnings] = [said('error'), said('warning')];
  const question: ReadQuestion = {
    code: cleanText(raw.code),
    topic: raw.topic === '' && raw.heading !== undefined ? topicOfHeading(raw.heading, topics) : topicOf(raw.topic, topics),
    difficulty: DIFFICULTIES[foldVietnamese(raw.difficulty)],
    text: inLines(raw.text),
    options: raw.options.map(inLines),
    key: raw.key,
    explanation: inLines(raw.explanation),
    source: cleanText(raw.source),
    article: cleanText(raw.article),
  };
  errors.push(...optionFaults(question, errors.length > 0), ...lengthFaults(question));
  if (!question.text) errors.unshift('thiếu nội dung câu hỏi');
  if (question.code && 'fault' in readCode(question.code))
    errors.push(`mã “${question.code}” phải gồm chữ, số và có ít nhất một chữ số, ví dụ CH-087`);
  if (question.article && !question.source) errors.push('ghi điều, khoản mà chưa ghi tên văn bản');
  if (raw.topic && !question.topic) errors.push(`không có chủ đề “${cleanText(raw.topic)}” trong thể lệ`);
  if (raw.difficulty && !question.difficulty) errors.push(`độ khó “${cleanText(raw.difficulty)}” không phải Dễ, Vừa hoặc Khó`);
  if ([question.text, ...question.options].some((text) => STRANGE.test(text))) warnings.push('có ký tự lạ, có thể do phông chữ cũ');
  const heading = raw.topic === '' && raw.heading !== undefined ? { heading: cleanText(raw.heading) } : {};
  return { place: raw.place, question, ...heading, errors, warnings };
}

function topicOf(said: string, topics: KnownQuestions['topics']): string | undefined {
  const folded = foldVietnamese(said);
  return topics.find(({ code, name }) => folded === foldVietnamese(code) || folded === foldVietnamese(name))?.code;
}

function optionFaults({ options, key }: ReadQuestion, hasOther: boolean): string[] {
  const faults: string[] = [];
  const empty = options.flatMap((option, at) => (option === '' ? [letterAt(at)] : []));
  if (options.length < 2) faults.push(options.length === 0 ? 'thiếu phương án: không có phương án nào' : 'thiếu phương án: chỉ có một');
  else if (empty.length > 0) faults.push(`thiếu phương án ${empty.join(', ')}`);
  if (options.length > MOST_OPTIONS) faults.push(`có ${options.length} phương án, nhiều nhất là ${MOST_OPTIONS}`);
  const beyond = key.filter((position) => position >= options.length);
  if (beyond.length > 0) faults.push(`đáp án ${beyond.map(letterAt).join(', ')} nhưng chỉ có ${options.length} phương án`);
  if (key.length >= 2 && key.length === options.length) faults.push('mọi phương án đều được đánh dấu đúng');
  // Where the key could not be read, that was said already.
  if (key.length === 0 && !hasOther) faults.push('chưa đánh dấu đáp án');
  const places = new Map<string, number>();
  options.forEach((option, at) => {
    const before = places.get(option.toLowerCase());
    if (option !== '' && before !== undefined) faults.push(`hai phương án giống nhau (${letterAt(before)} và ${letterAt(at)})`);
    else places.set(option.toLowerCase(), at);
  });
  return faults;
}

function lengthFaults({ text, options, explanation, source, article }: ReadQuestion): string[] {
  const long: [string, string, number][] = [
    ['nội dung câu hỏi', text, MOST.text],
    ...options.map((option, at): [string, string, number] => [`phương án ${letterAt(at)}`, option, MOST.option]),
    ['giải thích', explanation, MOST.explanation],
    ['căn cứ', source, MOST.source],
    ['điều, khoản', article, MOST.article],
  ];
  return long
    .filter(([, said, most]) => said.length > most)
    .map(([what, said, most]) => `${what} dài ${said.length} chữ, nhiều nhất là ${most}`);
}
