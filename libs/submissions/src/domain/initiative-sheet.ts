import { cleanLines, cleanText, foldVietnamese, formatNumber } from '#kernel';
import type { AppliedFrom } from '#rules';
import { readDay } from '#units';

/** What stands in a cell of a sheet. */
type SheetCell = string | number | boolean | Date | null | undefined;

/** A row of a sheet of the register, its cells as texts. */
export interface InitiativeRow {
  /** As the sheet counts. */
  row: number;
  title: string;
  summary: string;
  unitName: string;
  appliedFrom: string;
  recognisedBy: string;
}
type Field = Exclude<keyof InitiativeRow, 'row'>;

/** What is wrong with a sheet, where. */
export interface InitiativeFault {
  row: number;
  /** Head of the column; undefined where the whole row, or the sheet, is meant. */
  column: string | undefined;
  sentence: string;
}

/** An entry of the register on a row that is right. */
export interface SheetInitiative {
  row: number;
  title: string;
  summary: string;
  unitName: string;
  appliedFrom: string | null;
  appliedTo: AppliedFrom['to'];
  recognisedBy: string;
}

/** Entries on one sheet. */
export const MOST_INITIATIVES = 5_000;
/** Characters of a summary. */
export const LONGEST_SUMMARY = 20_000;
const MOST_TITLE_ROWS = 12;

/** The columns of a sheet, in the order of the template; the first spelling is its own. `most`: characters. */
export const INITIATIVE_COLUMNS: readonly { field: Field; heads: readonly string[]; most: number; isNeeded?: true }[] = [
  {
    field: 'title',
    heads: ['Tên sáng kiến, giải pháp', 'Tên sáng kiến', 'Tên giải pháp', 'Tên', 'Tên đề tài', 'Sáng kiến'],
    most: 500,
    isNeeded: true,
  },
  { field: 'summary', heads: ['Tóm tắt nội dung', 'Tóm tắt', 'Nội dung', 'Mô tả'], most: LONGEST_SUMMARY },
  {
    // No column that holds people's names as well: the register stays, and names nobody.
    field: 'unitName',
    heads: ['Đơn vị áp dụng', 'Đơn vị', 'Cơ quan, đơn vị', 'Cơ quan, đơn vị áp dụng'],
    most: 300,
    isNeeded: true,
  },
  { field: 'appliedFrom', heads: ['Áp dụng từ', 'Áp dụng từ ngày', 'Thời gian áp dụng', 'Ngày áp dụng', 'Năm áp dụng', 'Năm'], most: 40 },
  { field: 'recognisedBy', heads: ['Số quyết định công nhận', 'Quyết định công nhận', 'Số quyết định', 'Quyết định'], most: 300 },
];
const FIELD_OF = new Map(INITIATIVE_COLUMNS.flatMap(({ field, heads }) => heads.map((head) => [headKey(head), field] as const)));

/** Reads a sheet into rows of texts. Columns may stand in any order, under lines of title; those that are not asked for are passed over. */
export function readInitiativeSheet(cells: readonly (readonly SheetCell[])[]): {
  rows: InitiativeRow[];
  faults: InitiativeFault[];
  /** Heads of columns of which nothing is taken. */
  passedOver: string[];
} {
  const none = (row: number, column: string | undefined, sentence: string) => ({
    rows: [],
    faults: [{ row, column, sentence }],
    passedOver: [],
  });
  const at = cells.slice(0, MOST_TITLE_ROWS).findIndex(isHead);
  if (at < 0)
    return none(
      1,
      undefined,
      'Không thấy dòng tên cột có “Tên sáng kiến, giải pháp” và “Đơn vị áp dụng”. Hãy ghi tên các cột như trong mẫu, cách đầu bảng không quá 12 dòng.',
    );
  const head = (cells[at] ?? []).map((cell) => textOf(cell));
  const fields = head.map((text) => FIELD_OF.get(headKey(text)));
  const twice = fields.findIndex((field, place) => field !== undefined && fields.indexOf(field) !== place);
  if (twice >= 0) return none(at + 1, head[twice], `Có hai cột cùng là “${columnOf(fields[twice] as Field)}”. Hãy bỏ một cột.`);
  const rows = cells.slice(at + 1).flatMap((row, below): InitiativeRow[] => {
    const typed: InitiativeRow = { row: at + below + 2, title: '', summary: '', unitName: '', appliedFrom: '', recognisedBy: '' };
    row.forEach((cell, column) => {
      const field = fields[column];
      if (field) typed[field] = field === 'summary' ? linesOf(cell) : textOf(cell);
    });
    return INITIATIVE_COLUMNS.some(({ field }) => typed[field] !== '') ? [typed] : [];
  });
  if (rows.length === 0) return none(at + 2, undefined, 'Bảng chưa có sáng kiến nào dưới dòng tên cột.');
  if (rows.length > MOST_INITIATIVES)
    return none(
      rows[MOST_INITIATIVES]?.row ?? 1,
      undefined,
      `Bảng có hơn ${formatNumber(MOST_INITIATIVES)} sáng kiến. Hãy chia thành nhiều tệp.`,
    );
  return { rows, faults: [], passedOver: head.filter((text, place) => text && !fields[place] && !/^(stt|tt|số tt)\.?$/i.test(text)) };
}

/** Reads the rows: what is right, and every fault with its row and column. A row is right or it is not: nothing of it is guessed. */
export function readInitiatives(rows: readonly InitiativeRow[]): { initiatives: SheetInitiative[]; faults: InitiativeFault[] } {
  const faults: InitiativeFault[] = [];
  const seen = new Map<string, number>();
  const initiatives = rows.flatMap((typed): SheetInitiative[] => {
    const wrong = faultsOf(typed);
    const applied = readApplied(typed.appliedFrom);
    if (applied === undefined)
      wrong.push({
        row: typed.row,
        column: columnOf('appliedFrom'),
        sentence: `“${typed.appliedFrom}” không phải ngày, tháng hay năm. Hãy ghi 04/5/2023, 5/2023 hoặc 2023.`,
      });
    const key = JSON.stringify([typed.title, typed.unitName, typed.summary]);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, typed.row);
    else wrong.push({ row: typed.row, column: undefined, sentence: `Dòng này giống hệt dòng ${formatNumber(before)}. Hãy bỏ một dòng.` });
    faults.push(...wrong);
    if (wrong.length > 0 || applied === undefined) return [];
    const { row, title, summary, unitName, recognisedBy } = typed;
    return [{ row, title, summary, unitName, recognisedBy, appliedFrom: applied?.day ?? null, appliedTo: applied?.to ?? 'day' }];
  });
  return { initiatives, faults };
}

/** "04/5/2023", "tháng 5/2023", "5/2023", "2023", "năm 2023": null where nothing is written, undefined where it is no time. */
export function readApplied(typed: string): AppliedFrom | null | undefined {
  const text = cleanText(typed).replace(/^(?:từ\s+)?(?:ngày|tháng|năm)?\s*/iu, '');
  if (text === '') return null;
  const day = readDay(text);
  if (day) return { day, to: 'day' };
  const month = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? /^(\d{1,2})\s+năm\s+(\d{4})$/iu.exec(text);
  if (month) return withFirst(`${month[2] ?? ''}-${(month[1] ?? '').padStart(2, '0')}-01`, 'month');
  const year = /^(\d{4})$/.exec(text);
  return year ? withFirst(`${year[1] ?? ''}-01-01`, 'year') : undefined;
}

/** As the register shows it, and as it can be brought again: "04/05/2023", "05/2023", "2023"; empty where it is not known. */
export function writtenApplied({ appliedFrom, appliedTo }: Pick<SheetInitiative, 'appliedFrom' | 'appliedTo'>): string {
  const [year = '', month = '', day = ''] = appliedFrom?.split('-') ?? [];
  if (appliedFrom === null) return '';
  if (appliedTo === 'year') return year;
  return appliedTo === 'month' ? `${month}/${year}` : `${day}/${month}/${year}`;
}

function withFirst(first: string, to: AppliedFrom['to']): AppliedFrom | undefined {
  const day = readDay(first);
  return day === undefined ? undefined : { day, to };
}

function faultsOf(typed: InitiativeRow): InitiativeFault[] {
  return INITIATIVE_COLUMNS.flatMap(({ field, most, isNeeded }): InitiativeFault[] => {
    const text = typed[field];
    const fault = (sentence: string): InitiativeFault[] => [{ row: typed.row, column: columnOf(field), sentence }];
    if (isNeeded && text === '') return fault(`Thiếu ${columnOf(field).toLowerCase()}.`);
    if (text.length > most) return fault(`Dài ${formatNumber(text.length)} ký tự, nhiều nhất là ${formatNumber(most)}. Hãy rút gọn.`);
    return field === 'title' && text.length < 3 ? fault('Tên quá ngắn. Hãy ghi đủ tên sáng kiến, giải pháp.') : [];
  });
}

function columnOf(field: Field): string {
  return INITIATIVE_COLUMNS.find((column) => column.field === field)?.heads[0] ?? field;
}

function isHead(row: readonly SheetCell[]): boolean {
  const fields = new Set(row.map((cell) => FIELD_OF.get(headKey(textOf(cell)))));
  return INITIATIVE_COLUMNS.every(({ field, isNeeded }) => !isNeeded || fields.has(field));
}

function headKey(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A cell in one line; a day as it is written in Vietnam. */
function textOf(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cleanText(String(cell));
}

function linesOf(cell: SheetCell): string {
  return typeof cell === 'string' ? cleanLines(cell).join('\n') : textOf(cell);
}
