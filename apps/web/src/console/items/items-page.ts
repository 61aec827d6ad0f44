import { lettersOf } from '#attempts';
import { isSealed, type Round, type RunningContest } from '#contests';
import { formatNumber, formatPercent } from '#kernel';
import type { ItemLine, ItemReport } from '#results';
import type { CsvRow } from '../../edge/csv.js';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { DIFFICULTIES } from '../questions/question-words.js';
import { headCell, numberCell, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { ITEMS } from './addresses.js';

/** The rounds, and of which there is a report. */
export function itemRounds(rounds: readonly Round[]): ConsoleContent<ListView> {
  return {
    title: 'Báo cáo câu hỏi',
    heading: 'Báo cáo câu hỏi',
    sentence: 'Có sau khi đợt thi đóng. Báo cáo có đáp án nên mỗi lần mở được ghi vào nhật ký.',
    table: {
      label: 'Báo cáo câu hỏi theo đợt thi',
      columns: [{ label: 'Đợt' }, { label: 'Báo cáo' }],
      rows: rounds.map((round) => ({
        cells: [
          headCell(shortName(round), isSealed(round) ? `${ITEMS}/${round.code}` : undefined),
          textCell(isSealed(round) ? 'Đã có' : 'Chưa có'),
        ],
      })),
      empty: { title: 'Chưa có đợt thi nào', text: 'Báo cáo hiện ở đây khi có đợt thi đã đóng.' },
    },
  };
}

/** The report of one round: what should be looked at first, then by how hard it was. */
export function itemsContent(round: Round, ruleSet: RunningContest['ruleSet'], { attempts, lines }: ItemReport): ConsoleContent<ListView> {
  const path = `${ITEMS}/${round.code}`;
  const suspicious = lines.filter((line) => line.suspicious !== null).length;
  const weak = lines.filter(({ isWeak }) => isWeak).length;
  return {
    title: `Báo cáo câu hỏi ${innerName(round)}`,
    heading: `Câu hỏi ${innerName(round)}`,
    sentence: `Tính từ ${formatNumber(attempts)} bài đã niêm phong, theo đáp án hiện nay.`,
    back: { label: 'Báo cáo câu hỏi', url: ITEMS },
    figures: [
      { value: formatNumber(suspicious), label: 'câu nghi sai đáp án' },
      { value: formatNumber(weak), label: 'câu ít phân biệt được người biết' },
      ...DIFFICULTIES.flatMap(({ value, label }) => {
        const own = lines.filter(({ item }) => item.difficulty === value);
        const [shown, right] = [own.reduce((sum, line) => sum + line.shown, 0), own.reduce((sum, line) => sum + line.right, 0)];
        return shown > 0 ? [{ value: formatPercent(right / shown), label: `đúng ở câu ${label.toLowerCase()}` }] : [];
      }),
    ],
    tools: {
      actionUrl: path,
      exports: [
        { label: 'Tải Excel', url: `${path}/cau-hoi.xlsx` },
        { label: 'Tải CSV', url: `${path}/cau-hoi.csv` },
      ],
    },
    table: {
      label: `Câu hỏi của ${innerName(round)}`,
      isWide: true,
      columns: [
        { label: 'Câu hỏi' },
        { label: 'Độ khó' },
        { label: 'Số lần hỏi', isNumber: true },
        { label: 'Đúng', isNumber: true },
        { label: 'Phân biệt', isNumber: true },
        { label: 'Phương án được chọn' },
        { label: 'Cần xem' },
      ],
      rows: sorted(lines).map((line) => ({
        cells: [
          headCell(line.item.text, undefined, topicName(ruleSet, line)),
          textCell(difficultyName(line)),
          numberCell(line.shown),
          { text: percent(line.facility), isNumber: true },
          { text: decimal(line.discrimination), isNumber: true },
          textCell(chosenWords(line)),
          remark(line),
        ],
        isMarked: line.suspicious !== null,
      })),
      empty: { title: 'Chưa có bài nào', text: 'Đợt thi này không có bài nào được nộp.' },
    },
    note: 'Đúng: phần trăm người được hỏi trả lời đúng hoàn toàn. Phân biệt: tương quan giữa đúng câu này và đúng các câu còn lại, từ -1 đến 1; dưới 0,1 là yếu. Dấu * là đáp án. Nghi sai đáp án: quá nửa nhóm 27% khá nhất chọn cùng một phương án khác.',
  };
}

export const ITEM_HEAD = [
  ...['Câu hỏi', 'Chủ đề', 'Độ khó', 'Số lần hỏi', 'Có trả lời', 'Trả lời đúng', 'Tỷ lệ đúng', 'Độ phân biệt'],
  ...['Phương án được chọn (* là đáp án)', 'Nghi sai đáp án'],
];

/** The same for spreadsheets. */
export function itemRows(ruleSet: RunningContest['ruleSet'], { lines }: ItemReport): CsvRow[] {
  return sorted(lines).map((line) => [
    line.item.text,
    topicName(ruleSet, line),
    difficultyName(line),
    line.shown,
    line.answered,
    line.right,
    line.facility === null ? null : rounded(line.facility),
    line.discrimination === null ? null : rounded(line.discrimination),
    chosenWords(line),
    line.suspicious ? suspiciousWords(line.suspicious) : '',
  ]);
}

/** What should be looked at first: a key that may be wrong, then the hardest. */
function sorted(lines: readonly ItemLine[]): ItemLine[] {
  return lines.toSorted((a, b) => Number(b.suspicious !== null) - Number(a.suspicious !== null) || (a.facility ?? 1) - (b.facility ?? 1));
}

/** "A* 812, B 90, C 41, D 7" */
function chosenWords({ chosen, key }: ItemLine): string {
  return chosen.map((count, option) => `${lettersOf(1 << option)}${(key >> option) & 1 ? '*' : ''} ${formatNumber(count)}`).join(', ');
}

function remark({ suspicious, isWeak }: ItemLine): CellView {
  if (suspicious) return { state: { kind: 'waiting', label: 'Nghi sai đáp án' }, detail: suspiciousWords(suspicious) };
  return isWeak ? { state: { kind: 'next', label: 'Phân biệt yếu' } } : {};
}

function suspiciousWords({ bits, best, chose, right }: NonNullable<ItemLine['suspicious']>): string {
  return `${formatNumber(chose)} trong ${formatNumber(best)} người khá nhất chọn ${lettersOf(bits)}, ${formatNumber(right)} người chọn đáp án`;
}

function topicName(ruleSet: RunningContest['ruleSet'], { item }: ItemLine): string {
  return ruleSet.topics.find(({ code }) => code === item.topic)?.name ?? item.topic;
}

function difficultyName({ item }: ItemLine): string {
  return DIFFICULTIES.find(({ value }) => value === item.difficulty)?.label ?? '';
}

function percent(share: number | null): string {
  return share === null ? '' : formatPercent(share);
}

function decimal(value: number | null): string {
  return value === null ? 'chưa đủ' : value.toFixed(2).replace('.', ',');
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
