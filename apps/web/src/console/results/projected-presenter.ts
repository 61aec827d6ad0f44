import { formatNumber, formatPercent } from '#kernel';
import type { CollectiveLine } from '#rules';
import { type Projection, spokenDay, type Unit, type UnitId } from '#units';
import { placeName } from '../../edge/place-name.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import type { CellView, TabsView, TableView } from '../view-models.js';

/** What of a unit in a collective standing may be added up. */
export type LineNumbers = { people: number; attempts: number; headCount: number | null };

/** The lines of a standing with the units of its day, ready to be carried over. */
export function numberedLines(lines: readonly CollectiveLine[], units: readonly Unit[]): { unit: UnitId; numbers: LineNumbers }[] {
  const idOf = new Map(units.map(({ code, id }) => [code, id]));
  return lines.flatMap(({ unit: code, people, attempts, headCount }) => {
    const unit = idOf.get(code);
    return unit ? [{ unit, numbers: { people, attempts, headCount } }] : [];
  });
}

/** The two ways to look at a collective standing. */
export function treeTabs(path: string, { unitsAt, isProjected }: { unitsAt: string; isProjected: boolean }): TabsView {
  return [
    { label: `Theo danh mục ngày ${spokenDay(unitsAt)}`, url: path, current: !isProjected },
    { label: 'Xem theo đơn vị hiện nay', url: `${path}?cay=nay`, current: isProjected },
  ];
}

/** The numbers of a standing on today's units: moved and added up where a unit went over whole, shown apart where it was divided. */
export function projectedTable({ whole, split, lost, units }: Projection<LineNumbers> & { units: ReadonlyMap<UnitId, Unit> }): TableView {
  const nameOf = (id: UnitId): string => units.get(id)?.name ?? 'Đơn vị không còn trong danh mục';
  const rows = [
    ...whole.map(({ unit, numbers, from }) => ({ numbers, cells: wholeCells(unit, from) })),
    ...split.map(({ unit, numbers, into }) => ({
      numbers,
      cells: [
        oldCell(unit),
        { ...stateCell('stopped', 'Đã chia tách'), detail: `Nay thuộc ${into.map(nameOf).join(', ')}; không tự chia số người.` },
      ],
    })),
    ...lost.map(({ unit, numbers }) => ({
      numbers,
      cells: [oldCell(unit), stateCell('stopped', 'Đã kết thúc, chưa ghi đơn vị thay thế')],
    })),
  ];
  return {
    label: 'Kết quả theo đơn vị hiện nay',
    columns: [
      { label: 'Đơn vị' },
      { label: 'Gồm' },
      { label: 'Đã dự thi', unit: 'người', isNumber: true },
      { label: 'Lượt thi', isNumber: true },
      { label: 'Tổng số người', isNumber: true },
      { label: 'Tỷ lệ', isNumber: true },
    ],
    rows: rows
      .toSorted((a, b) => b.numbers.people - a.numbers.people)
      .map(({ cells, numbers }) => ({ cells: [...cells, ...numberCells(numbers)] })),
    empty: { title: 'Chưa có bảng xếp hạng', text: 'Máy tính giải tập thể khi xếp hạng đợt thi đầu tiên.' },
  };

  function wholeCells(unit: UnitId, from: readonly UnitId[]): CellView[] {
    const known = units.get(unit);
    const others = from.filter((id) => id !== unit);
    const made = others.length > 0 ? from.map((id) => (id === unit ? nameOf(id) : `${nameOf(id)} (cũ)`)).join(', ') : 'Không đổi';
    return [headCell(nameOf(unit), undefined, known?.place || undefined), textCell(made)];
  }

  function oldCell(unit: UnitId): CellView {
    const known = units.get(unit);
    return headCell(known ? `${placeName(known)} (cũ)` : nameOf(unit));
  }
}

function numberCells({ people, attempts, headCount }: LineNumbers): CellView[] {
  const share = headCount === null || headCount === 0 ? '–' : formatPercent(Math.min(1, people / headCount));
  const all = headCount === null ? '–' : formatNumber(headCount);
  return [numberCell(people), numberCell(attempts), { text: all, isNumber: true }, { text: share, isNumber: true }];
}
