import type { Round } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import { type Anomaly, ANOMALY_KINDS, ANOMALY_STATES, type AnomalyKind, type AnomalyLook, THRESHOLDS, type WaitingCases } from '#results';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, type ListQuery, listUrl, numberCell, pagerOf, textCell } from '../listing.js';
import type { GroupsView, ListView } from '../view-models.js';
import { ANOMALIES, caseUrl } from './addresses.js';
import { evidenceWords, KIND_WORDS, nameOf, STATE_WORDS } from './case-words.js';

export interface CasesFacts {
  rounds: readonly Round[];
  round: Round;
  cases: readonly Anomaly[];
  total: number;
  /** By round: how many wait. */
  waiting: ReadonlyMap<string, WaitingCases>;
  look: AnomalyLook | undefined;
  query: ListQuery;
  number: number;
}

/** The cases of a round. */
export function casesContent({ rounds, round, cases, total, waiting, look, query, number }: CasesFacts): ConsoleContent<ListView> {
  const kept = { ...query, dot: round.code };
  const isFiltered = isNarrowed(query, ['loai', 'trang-thai']);
  return {
    title: `Bài cần xem lại, ${innerName(round)}`,
    heading: 'Bài cần xem lại',
    sentence: `${lookWords(look)} Máy chỉ nêu điều thấy được kèm số liệu; kết luận là của người.`,
    primary: { label: 'Cho máy tìm lại', url: `${ANOMALIES}/${round.code}/tim` },
    tabs:
      rounds.length > 1
        ? rounds.map((one) => ({
            label: shortName(one),
            url: listUrl(ANOMALIES, { dot: one.code }),
            current: one.id === round.id,
            count: countOf(waiting.get(one.id)),
          }))
        : undefined,
    tools: {
      actionUrl: ANOMALIES,
      hidden: [{ name: 'dot', value: round.code }],
      filters: [
        {
          id: 'loai',
          name: 'loai',
          label: 'Điều thấy được',
          options: filterOptions(
            'Mọi loại',
            ANOMALY_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
            query['loai'],
          ),
        },
        {
          id: 'trang-thai',
          name: 'trang-thai',
          label: 'Trạng thái',
          options: filterOptions(
            'Mọi trạng thái',
            ANOMALY_STATES.map((value) => ({ value, label: STATE_WORDS[value].label })),
            query['trang-thai'],
          ),
        },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url: listUrl(ANOMALIES, { dot: round.code }) } : undefined,
    },
    table: {
      label: `Trường hợp cần xem lại ${innerName(round)}`,
      columns: [{ label: 'Điều thấy được' }, { label: 'Người', isNumber: true }, { label: 'Trạng thái' }, { label: 'Thấy lúc' }],
      rows: cases.map((one) => ({
        cells: [
          headCell(nameOf(one), caseUrl(one.id), evidenceWords(one)),
          numberCell(one.people),
          { state: STATE_WORDS[one.state] },
          textCell(formatMoment(one.foundAt)),
        ],
        isMarked: one.state === 'open' || one.state === 'proposed',
      })),
      empty: isFiltered
        ? { title: 'Không có trường hợp nào như vậy', text: 'Thử bỏ bớt lọc.' }
        : { title: 'Không có gì cần xem lại', text: 'Khi thấy điều khác thường, máy ghi ở đây kèm số liệu.' },
    },
    pager: total > cases.length ? pagerOf(ANOMALIES, kept, { number, shown: cases.length, total, noun: 'trường hợp' }) : undefined,
    note: 'Danh sách này không công khai. Người dự thi chỉ biết khi Ban Tổ chức hỏi hoặc kết luận.',
  };
}

/** What the machine looks for, and the button that has it look again. */
export function lookContent(round: Round, look: AnomalyLook | undefined): ConsoleContent<GroupsView> {
  return {
    title: 'Tìm lại',
    heading: `Tìm lại trong ${innerName(round)}`,
    sentence: lookWords(look),
    back: { label: 'Bài cần xem lại', url: listUrl(ANOMALIES, { dot: round.code }) },
    groups: [
      {
        heading: 'Máy tìm gì',
        sentence: 'Ngưỡng đặt cao để việc thường ngày không bị nêu.',
        table: {
          label: 'Máy tìm gì',
          columns: [{ label: 'Điều thấy được' }, { label: 'Nêu khi nào' }],
          rows: ANOMALY_KINDS.map((kind) => ({ cells: [headCell(KIND_WORDS[kind]), textCell(WHEN[kind])] })),
        },
      },
    ],
    forms: [
      {
        heading: 'Tìm ngay',
        sentence: 'Máy xem lại toàn bộ bài trong đợt, thường xong trong một phút. Bạn có thể rời trang này.',
        actionUrl: `${ANOMALIES}/${round.code}/tim`,
        fields: [],
        button: 'Tìm lại',
        isMain: true,
      },
    ],
  };
}

const { device, speed, identical, burst } = THRESHOLDS;
/** From where on something is shown, with the numbers that the machine really uses. */
const WHEN: Readonly<Record<AnomalyKind, string>> = {
  'same-device': `Từ ${device.people} người khác nhau trên một trình duyệt. Gia đình và lượt nhập hộ không bị nêu.`,
  'impossible-speed': `Trả lời từ ${speed.answered} câu, nhanh hơn ${speed.charactersPerSecond} chữ cái một giây và ${String(speed.touchMs / 1000).replace('.', ',')} giây mỗi câu.`,
  'identical-answers': `Từ ${identical.sharedWrong} câu sai trùng phương án, đến mức ngẫu nhiên khó giải thích. Chỉ tìm khi đợt thi đã đóng. Hai bài cùng đúng hết không bị nêu.`,
  burst: `Từ ${burst.attempts} lượt của một đơn vị trong một phút trên ít máy, hoặc từ ${burst.ownDevices} lượt, gấp ${burst.timesUsual} lần bình thường. Phút mở đợt không bị nêu.`,
};

/** What nobody has looked at, and what waits for the second person. */
function countOf(cases: WaitingCases | undefined): string | undefined {
  const count = cases ? cases.open + cases.proposed : 0;
  return count > 0 ? formatNumber(count) : undefined;
}

function lookWords(look: AnomalyLook | undefined): string {
  if (!look?.lookedAt) return 'Máy chưa xem đợt thi này.';
  const again = look.wantedAt && look.wantedAt >= look.lookedAt ? ' Đang chờ tìm lại.' : '';
  return `Máy xem lần cuối ${formatMoment(look.lookedAt)}, ${formatNumber(look.attempts)} lượt thi.${again}`;
}
