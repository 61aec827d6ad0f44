import type { DeskPage, DeskPhase, SheetState } from '#judging';
import { formatNumber } from '#kernel';
import { type ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, listUrl, pagerOf, PER_PAGE, textCell } from '../listing.js';
import type { FigureView, ListView } from '../view-models.js';
import { MARKING, markingUrl } from './addresses.js';
import { entryName, PHASE_STATES, SHEET_STATES } from './marking-words.js';

const STATES: readonly SheetState[] = ['untouched', 'begun', 'finished'];
const WORDS: Readonly<Record<SheetState, string>> = { untouched: 'chua-cham', begun: 'dang-cham', finished: 'da-xong' };

/** The state that an address asks for; undefined for all. */
export function stateOf(typed: string | undefined): SheetState | undefined {
  return STATES.find((state) => WORDS[state] === typed);
}

export const phaseKey = ({ roundId, phase }: Pick<DeskPhase, 'roundId' | 'phase'>): string => `${roundId}.${phase}`;

export interface ListContent extends DeskPage {
  state: SheetState | undefined;
  /** From 1. */
  number: number;
}

/** /quan-tri/cham-bai, while nothing is assigned. */
export function emptyContent(): ConsoleContent<ListView> {
  return {
    title: 'Chấm bài',
    heading: 'Chấm bài',
    table: {
      label: 'Bài được phân công',
      columns: [{ label: 'Bài' }],
      rows: [],
      empty: {
        title: 'Chưa có bài nào cho bạn',
        text: 'Khi tổ thư ký phân công và mở vòng chấm, bài của bạn hiện ở đây và bạn nhận được thư.',
      },
    },
  };
}

/** /quan-tri/cham-bai: one phase of those in which a judge marks. */
export function listContent({ phases, shown, lines, state, number, first }: ListContent): ConsoleContent<ListView> {
  const { entries, begun, finished } = shown;
  const counts: Readonly<Record<SheetState, number>> = { untouched: entries - begun - finished, begun, finished };
  const vong = phaseKey(shown);
  const total = state === undefined ? entries : counts[state];
  const hasThemes = lines.some(({ theme }) => theme !== null);
  return {
    title: 'Chấm bài',
    heading: 'Chấm bài',
    sentence: sentenceOf(shown),
    primary:
      shown.state === 'open' && first !== null
        ? {
            label: finished + begun > 0 ? `Chấm tiếp bài số ${first.entryNumber}` : `Chấm bài số ${first.entryNumber}`,
            url: markingUrl(first.assignmentId),
          }
        : undefined,
    tabs:
      phases.length > 1
        ? phases.map((phase) => ({
            label: phases.some((other) => other !== phase && other.name === phase.name) ? `${phase.name}, ${phase.contest}` : phase.name,
            url: listUrl(MARKING, { vong: phaseKey(phase) }),
            current: phase === shown,
            count: phase.entries > phase.finished ? formatNumber(phase.entries - phase.finished) : undefined,
          }))
        : undefined,
    figures: figuresOf(counts, vong),
    tools: {
      actionUrl: MARKING,
      hidden: [{ name: 'vong', value: vong }],
      filters: [
        {
          id: 'phieu',
          name: 'phieu',
          label: 'Phiếu chấm',
          options: filterOptions(
            'Mọi phiếu',
            STATES.map((one) => ({ value: WORDS[one], label: SHEET_STATES[one].label })),
            state && WORDS[state],
          ),
        },
      ],
      reset: state ? { label: 'Xóa lọc', url: listUrl(MARKING, { vong }) } : undefined,
    },
    table: {
      label: `Bài được phân công, ${shown.name}`,
      columns: [{ label: 'Bài' }, ...(hasThemes ? [{ label: 'Chủ đề' }] : []), { label: 'Phiếu chấm' }],
      rows: lines.map((line) => ({
        cells: [
          headCell(entryName(line), markingUrl(line.assignmentId), line.isFurther ? 'Chấm thêm vì điểm chênh lệch' : undefined),
          ...(hasThemes ? [textCell(line.theme ?? 'Không theo chủ đề')] : []),
          { state: SHEET_STATES[line.state] },
        ],
      })),
      empty: { title: 'Không có bài nào như vậy', text: 'Hãy chọn trạng thái khác.' },
    },
    pager:
      total > PER_PAGE || number > 1
        ? pagerOf(MARKING, { vong, phieu: state && WORDS[state] }, { number, shown: lines.length, total, noun: 'bài' })
        : undefined,
    note: shown.isBlind
      ? 'Vòng này chấm theo mã phách: số của bài được bốc ngẫu nhiên, không theo thứ tự nộp. Nếu bạn nhận ra bài của ai, hãy mở bài và chọn xin thôi chấm.'
      : undefined,
  };
}

function sentenceOf({ name, part, contest, state, until }: DeskPhase): string {
  const where = `${name}, ${part}, ${contest}.`;
  if (state === 'closed') return `${where} Vòng chấm đã kết thúc, phiếu chỉ còn để xem lại.`;
  return `${where} ${PHASE_STATES[state]}${until === null ? '' : `, đến ${until}`}.`;
}

function figuresOf(counts: Readonly<Record<SheetState, number>>, vong: string): FigureView[] {
  return STATES.map((state) => ({
    value: formatNumber(counts[state]),
    label: SHEET_STATES[state].label,
    url: counts[state] > 0 ? listUrl(MARKING, { vong, phieu: WORDS[state] }) : undefined,
  }));
}
