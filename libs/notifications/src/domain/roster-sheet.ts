import { readEmail, readPhone } from '#accounts';
import { cleanText, foldVietnamese, localDay } from '#kernel';
import { readDay } from '#units';

/** What stands in a cell of a sheet. */
export type RosterCell = string | number | boolean | Date | null | undefined;

/** A row of a sheet of people, its cells as texts. */
export interface RosterRow {
  /** As the sheet counts. */
  row: number;
  fullName: string;
  birthDate: string;
  position: string;
  phone: string;
  email: string;
}
type RosterField = Exclude<keyof RosterRow, 'row'>;

export interface RosterFault {
  row: number;
  column: string | undefined;
  sentence: string;
}

/** Somebody on a sheet whose row is right. */
export interface SheetPerson {
  row: number;
  fullName: string;
  nameKey: string;
  /** "2010-05-03" */
  birthDate: string;
  position: string;
  phone: string | null;
  email: string | null;
}

/** People on one sheet. */
export const MOST_PEOPLE = 3_000;
/** Titles that may stand above the heads of the columns. */
const MOST_TITLE_ROWS = 12;
const LONGEST_NAME = 120;
const LONGEST_POSITION = 200;
const OLDEST_YEARS = 120;

/** The columns, in the order of the template; the first spelling is its own. */
export const ROSTER_COLUMNS: readonly { field: RosterField; heads: readonly string[] }[] = [
  { field: 'fullName', heads: ['Họ và tên', 'Họ tên', 'Họ, tên', 'Họ và tên học sinh', 'Tên'] },
  { field: 'birthDate', heads: ['Ngày sinh', 'Ngày, tháng, năm sinh', 'Ngày tháng năm sinh', 'Sinh ngày'] },
  { field: 'position', heads: ['Lớp, chức vụ', 'Lớp', 'Chức vụ', 'Chức danh', 'Lớp/Chức vụ', 'Chức vụ, chức danh'] },
  { field: 'phone', heads: ['Điện thoại', 'Số điện thoại', 'SĐT', 'Điện thoại liên hệ'] },
  { field: 'email', heads: ['Thư điện tử', 'Email', 'E-mail', 'Địa chỉ email'] },
];
/** What school lists often split a name into. */
const FAMILY_HEADS: ReadonlySet<string> = new Set(['ho va ten dem', 'ho dem', 'ho va dem', 'ho']);
const FIELD_OF = new Map(ROSTER_COLUMNS.flatMap(({ field, heads }) => heads.map((head) => [headKey(head), field] as const)));

/** "Họ và tên" of "fullName" */
function columnOf(field: RosterField): string {
  return ROSTER_COLUMNS.find((column) => column.field === field)?.heads[0] ?? field;
}

/**
 * Reads a sheet into rows of texts. Columns may stand in any order, under lines of title. Columns that are not asked for are
 * not read: what is not needed is not kept.
 * @returns also the heads of the columns that were passed over
 */
export function readRosterSheet(cells: readonly (readonly RosterCell[])[]): {
  rows: RosterRow[];
  faults: RosterFault[];
  passedOver: string[];
} {
  const none = (row: number, column: string | undefined, sentence: string) => ({
    rows: [],
    faults: [{ row, column, sentence }],
    passedOver: [],
  });
  const at = cells.slice(0, MOST_TITLE_ROWS).findIndex((row) => isHead(row));
  if (at < 0)
    return none(
      1,
      undefined,
      'Không thấy dòng tên cột có “Họ và tên” và “Ngày sinh”. Hãy ghi tên các cột như trong mẫu, cách đầu bảng không quá 12 dòng.',
    );
  const head = (cells[at] ?? []).map(textOf);
  const fields = head.map((text) => FIELD_OF.get(headKey(text)));
  const family = head.findIndex((text) => FAMILY_HEADS.has(headKey(text)));
  const twice = fields.findIndex((field, place) => field !== undefined && fields.indexOf(field) !== place);
  if (twice >= 0) return none(at + 1, head[twice], `Có hai cột cùng là “${columnOf(fields[twice] as RosterField)}”. Hãy bỏ một cột.`);
  const passedOver = head.filter((text, place) => text && !fields[place] && place !== family && !isNumbering(text));
  const rows = cells.slice(at + 1).flatMap((row, below): RosterRow[] => {
    const typed: RosterRow = { row: at + below + 2, fullName: '', birthDate: '', position: '', phone: '', email: '' };
    row.forEach((cell, column) => {
      const field = fields[column];
      if (field) typed[field] = textOf(cell);
    });
    if (family >= 0) typed.fullName = `${textOf(row[family])} ${typed.fullName}`.trim();
    return typed.fullName || typed.birthDate || typed.phone || typed.email ? [typed] : [];
  });
  if (rows.length === 0) return none(at + 2, undefined, 'Bảng chưa có ai dưới dòng tên cột.');
  if (rows.length > MOST_PEOPLE)
    return none(
      rows[MOST_PEOPLE]?.row ?? 1,
      undefined,
      `Bảng có hơn ${MOST_PEOPLE} người. Hãy chia thành nhiều danh sách, ví dụ theo khối lớp.`,
    );
  return { rows, faults: [], passedOver };
}

/** Reads the rows: the people, and every fault with its row and column. */
export function readRosterPeople(rows: readonly RosterRow[], today: Date): { people: SheetPerson[]; faults: RosterFault[] } {
  const faults: RosterFault[] = [];
  const people: SheetPerson[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const before = faults.length;
    const fault = (field: RosterField, sentence: string): void => void faults.push({ row: row.row, column: columnOf(field), sentence });
    const fullName = cleanText(row.fullName);
    const nameFault = faultOfName(fullName);
    if (nameFault) fault('fullName', nameFault);
    const birthDate = readBirth(row.birthDate, today);
    if ('fault' in birthDate) fault('birthDate', birthDate.fault);
    const position = cleanText(row.position);
    if (position.length > LONGEST_POSITION) fault('position', `Hãy viết gọn trong ${LONGEST_POSITION} ký tự.`);
    const phone = readOwnPhone(row.phone);
    if ('fault' in phone) fault('phone', phone.fault);
    const email = row.email.trim() ? readEmail(row.email) : { email: null };
    if ('fault' in email) fault('email', email.fault);
    if (faults.length > before || 'fault' in birthDate || 'fault' in phone || 'fault' in email) continue;
    const nameKey = foldVietnamese(fullName);
    const same = seen.get(`${nameKey} ${birthDate.date}`);
    if (same !== undefined) {
      fault('fullName', `Người này đã có ở dòng ${same}, cùng họ tên và ngày sinh. Hãy bỏ một dòng.`);
      continue;
    }
    seen.set(`${nameKey} ${birthDate.date}`, row.row);
    people.push({ row: row.row, fullName, nameKey, birthDate: birthDate.date, position, phone: phone.value, email: email.email });
  }
  return { people, faults };
}

function faultOfName(name: string): string | undefined {
  if (!name) return 'Thiếu họ và tên.';
  if (name.length > LONGEST_NAME) return `Họ và tên dài quá ${LONGEST_NAME} ký tự.`;
  if (/\d/.test(name) || !/\p{L}/u.test(name)) return `“${name}” không phải họ và tên.`;
  return undefined;
}

function readBirth(typed: string, today: Date): { date: string } | { fault: string } {
  if (!typed.trim()) return { fault: 'Thiếu ngày sinh. Máy nhận ra người dự thi theo họ tên và ngày sinh.' };
  const date = readDay(typed);
  if (!date) return { fault: `“${cleanText(typed)}” không phải một ngày. Hãy ghi đủ ngày, tháng, năm, ví dụ 03/05/2010.` };
  const now = localDay(today);
  if (date > now) return { fault: 'Ngày sinh chưa tới. Hãy xem lại.' };
  if (Number(date.slice(0, 4)) < Number(now.slice(0, 4)) - OLDEST_YEARS) return { fault: 'Năm sinh quá xa. Hãy xem lại.' };
  return { date };
}

/** A spreadsheet takes a number's first zero away: "912345678" is meant as "0912345678". */
function readOwnPhone(typed: string): { value: string | null } | { fault: string } {
  const text = typed.trim();
  if (!text) return { value: null };
  const reading = readPhone(/^[35789]\d{8}$/.test(text.replace(/[\s.-]/g, '')) ? `0${text}` : text);
  return 'fault' in reading ? reading : { value: reading.contact.value };
}

function isHead(row: readonly RosterCell[]): boolean {
  const fields = row.map((cell) => FIELD_OF.get(headKey(textOf(cell))));
  return fields.includes('fullName') && fields.includes('birthDate');
}

function isNumbering(head: string): boolean {
  return ['stt', 'tt', 'so thu tu', 'so tt'].includes(headKey(head));
}

function headKey(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function textOf(cell: RosterCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cleanText(String(cell));
}
