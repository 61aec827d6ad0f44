import { compareVietnamese, foldVietnamese, formatNumber, formatPercent } from '#kernel';
import type { UnitTurnout } from '#reports';
import type { Unit } from '#units';
import { listUrl, numberCell, pageNumber, pagerOf, PER_PAGE } from '../listing.js';
import type { CellView, ColumnView, RoundView } from '../view-models.js';
import type { UnitQuery } from './rounds.forms.js';

/** A unit with those who count for it. */
export interface UnitLine {
  name: string;
  place: string;
  people: number;
  /** Of these, people for whom a helper has entered. */
  assisted: number;
  attempts: number;
  /** People for each one whom the unit has; null where nobody has said how many these are. */
  share: number | null;
}

type Order = 'nguoi' | 'luot' | 'ty-le' | 'ten';
type Way = 'tang' | 'giam';

/** Columns that are there only where they say something. */
interface ExtraColumns {
  shares: boolean;
  assisted: boolean;
}

const COMPARE: Readonly<Record<Order, (a: UnitLine, b: UnitLine) => number>> = {
  nguoi: (a, b) => a.people - b.people,
  luot: (a, b) => a.attempts - b.attempts,
  'ty-le': (a, b) => (a.share ?? -1) - (b.share ?? -1),
  ten: (a, b) => compareVietnamese(a.name, b.name) || compareVietnamese(a.place, b.place),
};

/** The units that have people, with their names; a unit that was taken off the list since keeps its number. */
export function unitLines(counts: readonly UnitTurnout[], units: ReadonlyMap<string, Unit>): UnitLine[] {
  return counts.map(({ unit, people, assisted = 0, attempts }) => {
    const known = units.get(unit);
    const headCount = known?.headCount ?? 0;
    return {
      name: known?.name ?? 'Đơn vị không còn trong danh mục',
      place: known?.place ?? '',
      people,
      assisted,
      attempts,
      share: headCount > 0 ? people / headCount : null,
    };
  });
}

/** The lines that the address asks for, in its order; most people first unless said otherwise. */
export function chosenLines(lines: readonly UnitLine[], query: UnitQuery): UnitLine[] {
  const words = foldVietnamese(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { order, way } = sorting(query);
  const found = lines.filter(({ name, place }) => {
    const key = foldVietnamese(`${name} ${place}`);
    return words.every((word) => key.includes(word));
  });
  const sign = way === 'giam' ? -1 : 1;
  return found.toSorted((a, b) => sign * COMPARE[order](a, b) || compareVietnamese(a.name, b.name) || compareVietnamese(a.place, b.place));
}

/** The table of units with search, order, pages and the file of what is shown. */
export function unitTable(
  lines: readonly UnitLine[],
  query: UnitQuery,
  { path, round }: { path: string; round: string },
): Pick<RoundView['turnout'], 'tools' | 'table' | 'pager'> {
  const chosen = chosenLines(lines, query);
  const { order, way } = sorting(query);
  const q = query.q?.trim() ?? '';
  const number = pageNumber(query.trang);
  const shown = chosen.slice((number - 1) * PER_PAGE, number * PER_PAGE);
  const extra = { shares: lines.some(({ share }) => share !== null), assisted: lines.some(({ assisted }) => assisted > 0) };
  const most = Math.max(1, ...lines.map(({ people }) => people));
  const kept = { q, xep: order === 'nguoi' ? undefined : order, chieu: way === usualWay(order) ? undefined : way };
  const columnFor = column(path, { order, way }, q);
  return {
    tools: {
      actionUrl: path,
      search: { value: q, label: 'Tìm đơn vị', placeholder: 'Tìm đơn vị' },
      hidden: [
        { name: 'xep', value: order },
        { name: 'chieu', value: way },
      ],
      exports: chosen.length > 0 ? [{ label: 'Xuất bảng này', url: listUrl(`${path}/don-vi.csv`, kept) }] : undefined,
      reset: q ? { label: 'Xóa tìm kiếm', url: listUrl(path, { ...kept, q: undefined }) } : undefined,
    },
    table: {
      label: `Dự thi ${round} theo đơn vị`,
      columns: [
        columnFor('ten', 'Đơn vị'),
        { ...columnFor('nguoi', 'Đã dự thi', 'người'), isNumber: true },
        { label: 'Biểu đồ', isHidden: true },
        { ...columnFor('luot', 'Lượt thi'), isNumber: true },
        ...(extra.assisted ? [{ label: 'Nhập hộ', unit: 'người', isNumber: true }] : []),
        ...(extra.shares ? [{ ...columnFor('ty-le', 'Tỷ lệ'), isNumber: true }] : []),
      ],
      rows: shown.map((line) => ({ cells: unitCells(line, most, extra) })),
      foot: shown.length > 0 && !q ? footCells(lines, extra) : undefined,
      empty: q
        ? { title: `Không có đơn vị nào khớp “${q}”`, text: 'Thử một phần của tên; không cần gõ dấu.' }
        : { title: 'Chưa có đơn vị nào', text: 'Đơn vị hiện ở đây khi có người đầu tiên dự thi.' },
    },
    pager:
      chosen.length > PER_PAGE || number > 1
        ? pagerOf(path, kept, { number, shown: shown.length, total: chosen.length, noun: 'đơn vị' })
        : undefined,
  };
}

/** The rows of the file: the lines that the address asks for, all pages. */
export function unitFile(lines: readonly UnitLine[], query: UnitQuery): (string | number | null)[][] {
  return [
    ['Đơn vị', 'Thuộc', 'Đã dự thi (người)', 'Lượt thi', 'Có người nhập hộ (người)', 'Trên tổng số người (%)'],
    ...chosenLines(lines, query).map(({ name, place, people, assisted, attempts, share }) => [
      name,
      place,
      people,
      attempts,
      assisted,
      share === null ? null : Math.round(share * 1000) / 10,
    ]),
  ];
}

function sorting({ xep = '', chieu }: UnitQuery): { order: Order; way: Way } {
  const order = Object.hasOwn(COMPARE, xep) ? (xep as Order) : 'nguoi';
  return { order, way: chieu === 'tang' || chieu === 'giam' ? chieu : usualWay(order) };
}

/** Numbers begin with the most, names with the first letter. */
function usualWay(order: Order): Way {
  return order === 'ten' ? 'tang' : 'giam';
}

/** A column whose head sorts: by the usual way, and by the other where it is sorted already. */
function column(path: string, now: { order: Order; way: Way }, q: string): (order: Order, label: string, unit?: string) => ColumnView {
  return (order, label, unit) => {
    const isSorted = now.order === order;
    const other = now.way === 'tang' ? 'giam' : 'tang';
    return {
      label,
      unit,
      sort: {
        url: listUrl(path, { q, xep: order, chieu: isSorted ? other : usualWay(order) }),
        direction: isSorted ? (now.way === 'tang' ? 'ascending' : 'descending') : undefined,
      },
    };
  };
}

function unitCells({ name, place, people, assisted, attempts, share }: UnitLine, most: number, extra: ExtraColumns): CellView[] {
  return [
    { text: name, detail: place || undefined, isHead: true },
    numberCell(people),
    { bar: { width: `${Math.max(1, Math.round((people * 100) / most))}%` } },
    numberCell(attempts),
    ...(extra.assisted ? [numberCell(assisted)] : []),
    ...(extra.shares ? [{ text: share === null ? '–' : formatPercent(share), isNumber: true }] : []),
  ];
}

function footCells(lines: readonly UnitLine[], extra: ExtraColumns): CellView[] {
  const sum = (of: (line: UnitLine) => number): string => formatNumber(lines.reduce((total, line) => total + of(line), 0));
  return [
    { text: `Cả ${formatNumber(lines.length)} đơn vị`, isHead: true },
    { text: sum(({ people }) => people), isNumber: true },
    {},
    { text: sum(({ attempts }) => attempts), isNumber: true },
    ...(extra.assisted ? [{ text: sum(({ assisted }) => assisted), isNumber: true }] : []),
    ...(extra.shares ? [{}] : []),
  ];
}
