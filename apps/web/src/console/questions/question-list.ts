import type { RunningContest } from '#contests';
import { type AccountId, formatNumber } from '#kernel';
import type { Difficulty, ListedQuestion, QuestionShelf } from '#questions';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, listUrl, type ListQuery, pagerOf, textCell } from '../listing.js';
import type { LinkView } from '../../portal/view-models.js';
import type { CellView, EmptyView, ListView } from '../view-models.js';
import { BANKS, NEW_QUESTION, QUESTIONS, questionUrl, TOGETHER } from './addresses.js';
import { DIFFICULTIES, difficultyName, SHELVES, stateView, topicName } from './question-words.js';

export interface QuestionListFacts {
  ruleSet: RunningContest['ruleSet'];
  questions: readonly ListedQuestion[];
  total: number;
  counts: readonly { topic: string; difficulty: Difficulty; count: number }[];
  shelves: Readonly<Record<QuestionShelf, number>>;
  query: ListQuery;
  number: number;
  /** Whether a question may be opened: its page shows the key. */
  mayOpen: boolean;
  mayWrite: boolean;
  /** Who may approve what others have written. */
  approver?: AccountId | undefined;
  /** Whether those that may be approved here are ticked. */
  areAllChosen?: boolean;
}

/** In the address of a list whose rows are all ticked. */
export const ALL = 'het';

/** The list of questions: what they ask, never what is right. */
export function questionList(facts: QuestionListFacts): ConsoleContent<ListView> {
  const { ruleSet, questions, total, counts, shelves, query, number, mayOpen, mayWrite, approver, areAllChosen = false } = facts;
  const mayApprove = ({ state, writtenBy }: Pick<ListedQuestion, 'state' | 'writtenBy'>): boolean =>
    approver !== undefined && state === 'waiting' && writtenBy !== approver;
  const isPicking = query['trang-thai'] === 'cho-duyet' && questions.some(mayApprove);
  const countOf = (one: (row: { topic: string; difficulty: Difficulty }) => boolean): number =>
    counts.filter(one).reduce((sum, row) => sum + row.count, 0);
  const topics = [...new Set([...ruleSet.topics.map((topic) => topic.code), ...counts.map((row) => row.topic)])];
  // A tab is a place, not a filter.
  const reset = isNarrowed(query, ['q', 'chu-de', 'do-kho'])
    ? { label: 'Xóa lọc', url: listUrl(QUESTIONS, { 'trang-thai': query['trang-thai'] }) }
    : undefined;
  const add = mayWrite ? { label: 'Soạn câu hỏi', url: NEW_QUESTION } : undefined;
  return {
    title: 'Câu hỏi',
    heading: 'Ngân hàng câu hỏi',
    sentence: `${formatNumber(countOf(() => true))} câu. Danh sách không hiện đáp án.`,
    primary: add,
    tabs: tabsOf(shelves, query),
    figures: DIFFICULTIES.map(({ value, label }) => ({
      value: formatNumber(countOf((row) => row.difficulty === value)),
      label: `câu ${label.toLowerCase()}`,
      url: `${QUESTIONS}?do-kho=${value}`,
    })),
    tools: {
      actionUrl: QUESTIONS,
      search: { value: query['q'] ?? '', label: 'Tìm câu hỏi', placeholder: 'Tìm trong câu hỏi hoặc mã' },
      hidden: query['trang-thai'] ? [{ name: 'trang-thai', value: query['trang-thai'] }] : undefined,
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
      exports: [
        ...(mayWrite ? [{ label: 'Nhập từ tệp', url: `${QUESTIONS}/nhap` }] : []),
        ...(mayOpen ? [{ label: 'Xuất ra tệp', url: `${QUESTIONS}/xuat` }] : []),
      ],
      reset,
    },
    table: {
      label: 'Ngân hàng câu hỏi',
      columns: [
        ...(isPicking ? [{ label: 'Chọn' }] : []),
        { label: 'Mã' },
        { label: 'Câu hỏi' },
        { label: 'Chủ đề' },
        { label: 'Độ khó' },
        { label: 'Duyệt' },
        { label: 'Bản', isNumber: true },
      ],
      rows: questions.map(({ code, text, topic, difficulty, version, state, writtenBy }) => ({
        cells: [
          ...(isPicking ? [pickCell(code, mayApprove({ state, writtenBy }) && { isChecked: areAllChosen })] : []),
          { text: code, isCode: true },
          headCell(text, mayOpen ? questionUrl(code) : undefined),
          textCell(topicName(ruleSet, topic)),
          textCell(difficultyName(difficulty)),
          { state: stateView(state, approver !== undefined && writtenBy !== approver) },
          { text: formatNumber(version), isNumber: true },
        ],
      })),
      empty: emptyOf(facts, { reset, add }),
    },
    picking: isPicking
      ? {
          url: TOGETHER,
          button: 'Xem và duyệt các câu đã chọn',
          all: areAllChosen
            ? { label: 'Bỏ chọn', url: listUrl(QUESTIONS, { ...query, trang: pageOf(number) }) }
            : { label: 'Chọn tất cả trên trang này', url: listUrl(QUESTIONS, { ...query, trang: pageOf(number), chon: ALL }) },
        }
      : undefined,
    pager: total > 0 ? pagerOf(QUESTIONS, query, { number, shown: questions.length, total, noun: 'câu' }) : undefined,
    note: mayOpen ? 'Mở một câu là xem đáp án; mỗi lần mở được ghi vào nhật ký.' : 'Đáp án chỉ dành cho người soạn và người duyệt câu hỏi.',
  };
}

/** What is said where there is no row: of what was looked for, of a tab, or of the whole bank. */
function emptyOf(
  { ruleSet: { parts }, query }: QuestionListFacts,
  { reset, add }: Record<'reset' | 'add', LinkView | undefined>,
): EmptyView {
  if (reset) return { title: 'Không có câu nào như vậy', text: 'Thử gõ ít chữ hơn, hoặc bỏ bớt lọc.', action: reset };
  const shelf = SHELVES.find(({ name }) => name === query['trang-thai']);
  if (shelf) return shelf.empty;
  return parts.some(({ kind }) => kind === 'quiz')
    ? { title: 'Chưa có câu hỏi nào', text: 'Soạn từng câu ở đây, hoặc nạp từ tệp. Câu đã duyệt mới vào bộ đề.', action: add }
    : { title: 'Không cần câu hỏi', text: 'Cuộc thi này không có phần thi trắc nghiệm.' };
}

/** A tick, where the row may be approved here. */
function pickCell(code: string, pick: false | { isChecked: boolean }): CellView {
  return pick ? { pick: { name: 'cau', value: code, label: `Chọn câu ${code}`, ...pick } } : textCell('Bạn soạn');
}

function pageOf(number: number): string | undefined {
  return number > 1 ? String(number) : undefined;
}

function tabsOf(shelves: Readonly<Record<QuestionShelf, number>>, query: ListQuery): ListView['tabs'] {
  const chosen = query['trang-thai'] || undefined;
  const to = (name: string | undefined): string => listUrl(QUESTIONS, { ...query, 'trang-thai': name });
  const all = shelves.approved + shelves.waiting + shelves.returned;
  return [
    { label: 'Tất cả', url: to(undefined), count: formatNumber(all), current: chosen === undefined },
    ...SHELVES.map(({ shelf, name, label }) => ({ label, url: to(name), count: formatNumber(shelves[shelf]), current: chosen === name })),
    { label: 'Bộ đề', url: BANKS },
  ];
}
