import { unitKey } from './search-words.js';
import { BLANK_UNIT, type ReadUnit, readUnit, type TypedUnit, type UnitField } from './typed-unit.js';

/** What stands in a cell of a sheet. */
export type SheetCell = string | number | boolean | Date | null | undefined;

/** A row of a sheet of units, its cells as texts by field. */
export interface SheetRow extends TypedUnit {
  /** As the sheet counts: the head is row 1. */
  row: number;
}

export interface SheetFault {
  row: number;
  /** Head of the column; undefined where the whole row, or the sheet, is meant. */
  column: string | undefined;
  sentence: string;
}

/** Units on one sheet. */
export const MOST_ROWS = 5_000;

/** The columns of the sheet, in the order of the template; the first spelling is its own. */
export const SHEET_COLUMNS: readonly { field: UnitField; heads: readonly string[]; isNeeded?: true }[] = [
  { field: 'code', heads: ['Mã đơn vị', 'Mã'] },
  { field: 'name', heads: ['Tên đơn vị', 'Tên', 'Đơn vị'], isNeeded: true },
  { field: 'kind', heads: ['Loại', 'Loại đơn vị'], isNeeded: true },
  { field: 'parent', heads: ['Thuộc (mã đơn vị cấp trên)', 'Thuộc', 'Mã đơn vị cấp trên'] },
  { field: 'block', heads: ['Khối'] },
  { field: 'place', heads: ['Nơi', 'Địa bàn'] },
  { field: 'bases', heads: ['Tính theo'] },
  { field: 'validFrom', heads: ['Từ ngày'] },
  { field: 'people', heads: ['Tổng số người', 'Số người'] },
  { field: 'leaders', heads: ['Trong đó lãnh đạo, quản lý', 'Lãnh đạo, quản lý', 'Số lãnh đạo'] },
  { field: 'countedOn', heads: ['Tính đến ngày'] },
  { field: 'source', heads: ['Nguồn số liệu', 'Nguồn'] },
  { field: 'contactName', heads: ['Người đầu mối', 'Đầu mối'] },
  { field: 'contactPhone', heads: ['Điện thoại'] },
  { field: 'contactEmail', heads: ['Thư điện tử', 'Email'] },
];
const FIELD_OF = new Map(SHEET_COLUMNS.flatMap(({ field, heads }) => heads.map((head) => [unitKey(head), field] as const)));

/** "Tổng số người" of "people" */
export function columnOf(field: UnitField): string {
  return SHEET_COLUMNS.find((column) => column.field === field)?.heads[0] ?? field;
}

/** Reads a sheet into rows of texts. Columns may stand in any order; empty rows are passed over. */
export function readSheet(cells: readonly (readonly SheetCell[])[]): { rows: SheetRow[]; faults: SheetFault[] } {
  const [head = [], ...body] = cells;
  const fields = head.map((cell) => FIELD_OF.get(unitKey(textOf(cell))));
  const faults: SheetFault[] = [];
  head.forEach((cell, at) => {
    const text = textOf(cell);
    if (text && !fields[at])
      faults.push({ row: 1, column: text, sentence: `Cột “${text}” không có trong mẫu. Hãy bỏ cột này hoặc đặt lại tên.` });
    else if (fields[at] && fields.indexOf(fields[at]) !== at)
      faults.push({ row: 1, column: text, sentence: `Cột “${text}” có hai lần. Hãy bỏ một cột.` });
  });
  for (const { field, heads, isNeeded } of SHEET_COLUMNS)
    if (isNeeded && !fields.includes(field))
      faults.push({ row: 1, column: heads[0], sentence: `Thiếu cột “${heads[0]}”. Dòng đầu phải là tên các cột như trong mẫu.` });
  if (faults.length > 0) return { rows: [], faults };
  const rows = body.flatMap((row, at): SheetRow[] => {
    const typed = { ...BLANK_UNIT, row: at + 2 };
    row.forEach((cell, column) => {
      const field = fields[column];
      if (field) typed[field] = textOf(cell);
    });
    return row.some((cell) => textOf(cell) !== '') ? [typed] : [];
  });
  if (rows.length === 0)
    return { rows: [], faults: [{ row: 2, column: undefined, sentence: 'Bảng chưa có đơn vị nào dưới dòng tên cột.' }] };
  if (rows.length > MOST_ROWS)
    return {
      rows: [],
      faults: [{ row: MOST_ROWS + 2, column: undefined, sentence: `Bảng có hơn ${MOST_ROWS} đơn vị. Hãy chia thành nhiều tệp.` }],
    };
  return { rows, faults: [] };
}

/** A row that is right by itself and among the others. */
export interface SheetUnit extends ReadUnit {
  row: number;
}

/**
 * Reads the rows of a sheet against what the register has.
 * @param known codes of the register's units
 * @returns the units, parents before their children, and every fault with its row and column
 */
export function readSheetUnits(
  rows: readonly SheetRow[],
  { known, today }: { known: ReadonlySet<string>; today: string },
): { units: SheetUnit[]; faults: SheetFault[] } {
  const faults: SheetFault[] = [];
  const units = rows.flatMap((typed): SheetUnit[] => {
    const reading = readUnit(typed, { today });
    if ('unit' in reading) return [{ ...reading.unit, row: typed.row }];
    faults.push(...reading.faults.map(({ field, text }) => ({ row: typed.row, column: columnOf(field), sentence: text })));
    return [];
  });
  faults.push(...faultsAmong(rows, known));
  const own = new Map(units.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])));
  const { ordered, circled } = parentsFirst(units, own);
  for (const { row } of circled)
    faults.push({ row, column: columnOf('parent'), sentence: 'Các đơn vị cấp trên thuộc lẫn nhau thành vòng. Hãy sửa cột này.' });
  return { units: ordered, faults: faults.toSorted((a, b) => a.row - b.row || columnPlace(a) - columnPlace(b)) };
}

/** What is wrong between rows, whatever else is wrong with each. */
function faultsAmong(rows: readonly SheetRow[], known: ReadonlySet<string>): SheetFault[] {
  const rowOf = new Map<string, number>();
  const faults: SheetFault[] = [];
  for (const { row, code } of rows) {
    const before = rowOf.get(code);
    if (code && before !== undefined)
      faults.push({ row, column: columnOf('code'), sentence: `Mã “${code}” đã có ở dòng ${before}. Mỗi đơn vị một mã.` });
    else if (code) rowOf.set(code, row);
  }
  for (const { row, parent } of rows)
    if (parent && !known.has(parent) && !rowOf.has(parent))
      faults.push({
        row,
        column: columnOf('parent'),
        sentence: `Không có đơn vị cấp trên mã “${parent}” trong danh mục hoặc trong bảng này.`,
      });
  return faults;
}

function columnPlace({ column }: SheetFault): number {
  return SHEET_COLUMNS.findIndex(({ heads }) => heads[0] === column);
}

function parentsFirst(units: readonly SheetUnit[], own: ReadonlyMap<string, SheetUnit>): { ordered: SheetUnit[]; circled: SheetUnit[] } {
  const ordered = new Set<SheetUnit>();
  const circled = new Set<SheetUnit>();
  for (const unit of units) {
    const way: SheetUnit[] = [];
    let above: SheetUnit | undefined = unit;
    while (above && !ordered.has(above) && !way.includes(above)) {
      way.unshift(above);
      above = own.get(above.parentCode);
    }
    if (above && !ordered.has(above)) circled.add(unit);
    else for (const one of way) ordered.add(one);
  }
  return { ordered: [...ordered], circled: [...circled] };
}

function textOf(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(/\s+/g, ' ').trim();
}
