import { letterOf } from '#attempts';
import type { RunningContest } from '#contests';
import { formatDate, formatNumber } from '#kernel';
import type { Difficulty, ListedQuestion, WholeQuestion } from '#questions';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, type ListQuery, pagerOf, textCell } from '../listing.js';
import type { DetailView, ListView } from '../view-models.js';

export const QUESTIONS = '/quan-tri/cau-hoi';
export const DIFFICULTIES: readonly { value: Difficulty; label: string }[] = [
  { value: 'easy', label: 'Dễ' },
  { value: 'medium', label: 'Vừa' },
  { value: 'hard', label: 'Khó' },
];

type RuleSet = RunningContest['ruleSet'];

export interface QuestionListFacts {
  ruleSet: RuleSet;
  questions: readonly ListedQuestion[];
  total: number;
  counts: readonly { topic: string; difficulty: Difficulty; count: number }[];
  query: ListQuery;
  number: number;
  /** Whether a question may be opened: its page shows the key. */
  mayOpen: boolean;
}

/** The list of questions: what they ask, never what is right. */
export function questionList({ ruleSet, questions, total, counts, query, number, mayOpen }: QuestionListFacts): ConsoleContent<ListView> {
  const countOf = (one: (row: { topic: string; difficulty: Difficulty }) => boolean): number =>
    counts.filter(one).reduce((sum, row) => sum + row.count, 0);
  const topics = [...new Set([...ruleSet.topics.map((topic) => topic.code), ...counts.map((row) => row.topic)])];
  const isFiltered = isNarrowed(query, ['q', 'chu-de', 'do-kho']);
  return {
    title: 'Câu hỏi',
    heading: 'Ngân hàng câu hỏi',
    sentence: `${formatNumber(countOf(() => true))} câu. Danh sách không hiện đáp án.`,
    figures: DIFFICULTIES.map(({ value, label }) => ({
      value: formatNumber(countOf((row) => row.difficulty === value)),
      label: `câu ${label.toLowerCase()}`,
      url: `${QUESTIONS}?do-kho=${value}`,
    })),
    tools: {
      actionUrl: QUESTIONS,
      search: { value: query['q'] ?? '', label: 'Tìm câu hỏi', placeholder: 'Tìm trong câu hỏi hoặc mã' },
      filters: [
        {
          id: 'chu-de',
          name: 'chu-de',
          label: 'Chủ đề',
          options: filterOptions(
            'Mọi chủ đề',
            topics.map((code) => ({
              value: code,
              label: `${topicName(ruleSet, code)} (${formatNumber(countOf((row) => row.topic === code))})`,
            })),
            query['chu-de'],
          ),
        },
        { id: 'do-kho', name: 'do-kho', label: 'Độ khó', options: filterOptions('Mọi độ khó', DIFFICULTIES, query['do-kho']) },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url: QUESTIONS } : undefined,
    },
    table: {
      label: 'Ngân hàng câu hỏi',
      columns: [{ label: 'Mã' }, { label: 'Câu hỏi' }, { label: 'Chủ đề' }, { label: 'Độ khó' }, { label: 'Bản', isNumber: true }],
      rows: questions.map(({ code, text, topic, difficulty, version }) => ({
        cells: [
          { text: code, isCode: true },
          headCell(text, mayOpen ? `${QUESTIONS}/${encodeURIComponent(code)}` : undefined),
          textCell(topicName(ruleSet, topic)),
          textCell(difficultyName(difficulty)),
          { text: formatNumber(version), isNumber: true },
        ],
      })),
      empty: isFiltered
        ? { title: 'Không có câu nào như vậy', text: 'Thử gõ ít chữ hơn, hoặc bỏ bớt lọc.', action: { label: 'Xóa lọc', url: QUESTIONS } }
        : ruleSet.parts.some(({ kind }) => kind === 'quiz')
          ? { title: 'Chưa có câu hỏi nào', text: 'Câu hỏi được nạp trước khi niêm phong bộ đề.' }
          : { title: 'Không cần câu hỏi', text: 'Cuộc thi này không có phần thi trắc nghiệm.' },
    },
    pager: total > 0 ? pagerOf(QUESTIONS, query, { number, shown: questions.length, total, noun: 'câu' }) : undefined,
    note: mayOpen ? 'Mở một câu là xem đáp án; mỗi lần mở được ghi vào nhật ký.' : 'Đáp án chỉ dành cho người soạn và người duyệt câu hỏi.',
  };
}

/** One question with its key. */
export function questionDetail(ruleSet: RuleSet, question: WholeQuestion, author: string | undefined): ConsoleContent<DetailView> {
  const { code, topic, difficulty, text, options, key, explanation, source, version, createdAt, banks } = question;
  return {
    title: `Câu ${code}`,
    heading: `Câu ${code}`,
    sentence: `${topicName(ruleSet, topic)}, câu ${difficultyName(difficulty).toLowerCase()}`,
    back: { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    sections: [
      {
        heading: 'Câu hỏi',
        paragraphs: [text],
        options: options.map((option, n) => ({ letter: letterOf(n), text: option, isRight: key.includes(n) })),
      },
      {
        heading: 'Giải thích và căn cứ',
        paragraphs: explanation ? [explanation] : [],
        facts: [{ label: 'Căn cứ', value: source || 'Chưa ghi' }],
      },
      {
        heading: 'Bộ đề có câu này',
        table: {
          label: `Bộ đề đã niêm phong có câu ${code}`,
          columns: [{ label: 'Bộ đề' }, { label: 'Niêm phong' }, { label: 'Bản của câu', isNumber: true }],
          rows: banks.map((bank) => ({
            cells: [
              headCell(`Bộ đề ${bank.version}`),
              textCell(formatDate(bank.sealedAt)),
              { text: formatNumber(bank.carries), isNumber: true },
            ],
          })),
          empty: { title: 'Chưa có bộ đề nào', text: 'Câu này chưa nằm trong bộ đề đã niêm phong, nên chưa được rút vào bài thi.' },
        },
      },
    ],
    factsHeading: 'Về câu này',
    facts: [
      { label: 'Bản', value: formatNumber(version) },
      { label: 'Người soạn', value: author ?? 'Có sẵn' },
      { label: 'Soạn ngày', value: formatDate(createdAt) },
    ],
  };
}

function topicName(ruleSet: RuleSet, code: string): string {
  return ruleSet.topics.find((topic) => topic.code === code)?.name ?? code;
}

function difficultyName(difficulty: Difficulty): string {
  return DIFFICULTIES.find(({ value }) => value === difficulty)?.label ?? difficulty;
}
