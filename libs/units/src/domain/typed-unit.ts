import { readEmail, readPhone } from '#accounts';
import { cleanText } from '#kernel';
import type { UnitKind } from '#rules';
import type { Basis } from '../entities/unit.entity.js';
import type { CountedPeople } from './counted-people.js';
import { readDay } from './read-day.js';
import { unitKey } from './search-words.js';
import { readBases, readKind, usualBases } from './unit-words.js';

const LONGEST_NAME = 200;
const LONGEST_CODE = 40;
const MOST_PEOPLE = 10_000_000;

/** A unit as somebody has typed it, in a form or in a row of a sheet. */
export interface TypedUnit {
  code: string;
  name: string;
  kind: string;
  place: string;
  /** Code of the unit above. */
  parent: string;
  block: string;
  /** "residence,workplace", or words; empty for what is usual. */
  bases: string;
  /** "01/07/2026" */
  validFrom: string;
  people: string;
  leaders: string;
  countedOn: string;
  source: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
}
export type UnitField = keyof TypedUnit;

export interface UnitFault {
  field: UnitField;
  text: string;
}

/** Whom to ask at a unit. */
export interface ReadContact {
  fullName: string;
  /** As written in this country, or empty. */
  phone: string;
  email: string;
}

/** A unit whose fields are right by themselves. */
export interface ReadUnit {
  /** Empty where the register is to find one. */
  code: string;
  name: string;
  kind: UnitKind;
  place: string;
  parentCode: string;
  block: string;
  bases: readonly Basis[];
  validFrom: string;
  count: CountedPeople | undefined;
  contact: ReadContact | undefined;
}

export const BLANK_UNIT: TypedUnit = {
  code: '',
  name: '',
  kind: '',
  place: '',
  parent: '',
  block: '',
  bases: '',
  validFrom: '',
  people: '',
  leaders: '',
  countedOn: '',
  source: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
};

/** Reads a unit. @returns the unit, or every fault at once in the order of the fields */
export function readUnit(typed: TypedUnit, { today }: { today: string }): { unit: ReadUnit } | { faults: UnitFault[] } {
  const faults: UnitFault[] = [];
  const fault = (field: UnitField, text: string): void => void faults.push({ field, text });
  const name = cleanText(typed.name);
  if (!/\p{L}/u.test(name)) fault('name', 'Hãy ghi tên đơn vị.');
  else if (name.length > LONGEST_NAME) fault('name', `Tên đơn vị dài quá ${LONGEST_NAME} ký tự.`);
  const code = cleanText(typed.code);
  if (code && !isCode(code))
    fault('code', 'Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch ngang và dấu hai chấm, không có khoảng trắng.');
  const kind = readKind(typed.kind);
  if (!kind)
    fault(
      'kind',
      typed.kind ? `Không có loại đơn vị “${cleanText(typed.kind)}”. Hãy chọn một loại trong danh sách.` : 'Hãy chọn loại đơn vị.',
    );
  const bases = kind && readTypedBases(typed.bases, kind);
  if (bases === null) fault('bases', 'Hãy ghi “Nơi thường trú”, “Nơi làm việc” hoặc “Cả hai”.');
  const parentCode = cleanText(typed.parent);
  if (parentCode && parentCode === code) fault('parent', 'Một đơn vị không thể thuộc chính nó.');
  const validFrom = typed.validFrom ? readDay(typed.validFrom) : today;
  if (!validFrom) fault('validFrom', 'Ngày viết đủ ngày, tháng, năm, ví dụ 01/07/2025.');
  const count = readCount(typed, today);
  const contact = readContactPerson(typed);
  for (const reading of [count, contact]) if (reading && 'faults' in reading) faults.push(...reading.faults);
  if (faults.length > 0 || !kind || !bases || !validFrom || (count && 'faults' in count) || (contact && 'faults' in contact))
    return { faults };
  const [place, block] = [cleanText(typed.place), cleanText(typed.block)];
  return { unit: { code, name, kind, place, parentCode, block, bases, validFrom, count, contact } };
}

/** Reads a head-count; undefined when nothing of it was typed. */
export function readCount(
  { people, leaders, countedOn, source }: Pick<TypedUnit, 'people' | 'leaders' | 'countedOn' | 'source'>,
  today: string,
): CountedPeople | { faults: UnitFault[] } | undefined {
  if (![people, leaders, countedOn, source].some((one) => one.trim())) return undefined;
  const faults: UnitFault[] = [];
  const [all, led] = [readCountOf(people), leaders.trim() ? readCountOf(leaders) : null];
  if (all === undefined) faults.push({ field: 'people', text: 'Tổng số người là số nguyên từ 0, ví dụ 96.' });
  if (led === undefined) faults.push({ field: 'leaders', text: 'Số lãnh đạo, quản lý là số nguyên từ 0, ví dụ 5.' });
  else if (led !== null && all !== undefined && led > all)
    faults.push({ field: 'leaders', text: 'Số lãnh đạo, quản lý không thể nhiều hơn tổng số người.' });
  const day = countedOn.trim() ? readDay(countedOn) : today;
  if (!day) faults.push({ field: 'countedOn', text: 'Ngày viết đủ ngày, tháng, năm, ví dụ 01/07/2025.' });
  const written = cleanText(source);
  if (!written) faults.push({ field: 'source', text: 'Hãy ghi nguồn của số liệu, ví dụ: Báo cáo biên chế tháng 6/2026.' });
  if (faults.length > 0 || all === undefined || led === undefined || !day) return { faults };
  return { people: all, leaders: led, countedOn: day, source: written.slice(0, 300) };
}

/** Reads whom to ask; undefined when nothing of it was typed. */
export function readContactPerson({
  contactName,
  contactPhone,
  contactEmail,
}: Pick<TypedUnit, 'contactName' | 'contactPhone' | 'contactEmail'>): ReadContact | { faults: UnitFault[] } | undefined {
  const [fullName, phone, email] = [cleanText(contactName), cleanText(contactPhone), cleanText(contactEmail)];
  if (!fullName && !phone && !email) return undefined;
  const faults: UnitFault[] = [];
  if (!/\p{L}/u.test(fullName)) faults.push({ field: 'contactName', text: 'Hãy ghi họ và tên người đầu mối.' });
  const number = phone ? readOfficePhone(phone) : { value: '' };
  if ('fault' in number) faults.push({ field: 'contactPhone', text: number.fault });
  const address = email ? readEmail(email) : { email: '' };
  if ('fault' in address) faults.push({ field: 'contactEmail', text: address.fault });
  if (faults.length > 0 || 'fault' in number || 'fault' in address) return { faults };
  return { fullName: fullName.slice(0, 120), phone: number.value, email: address.email };
}

/** A mobile number, or the fixed line of an office ("0263 3822 000"): nobody sends codes there. */
function readOfficePhone(typed: string): { value: string } | { fault: string } {
  const digits = typed.replace(/[\s.()-]/g, '');
  if (/^02\d{9}$/.test(digits)) return { value: digits };
  // A spreadsheet that took the number for a number has lost its zero.
  const reading = readPhone(/^[35789]\d{8}$/.test(digits) ? `0${digits}` : typed);
  return 'fault' in reading ? reading : { value: reading.contact.value };
}

/** A code for a unit that came without one: its folded name, "so-noi-vu", "so-noi-vu-2". */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const wanted =
    unitKey(name)
      .replaceAll(' ', '-')
      .slice(0, LONGEST_CODE - 4) || 'don-vi';
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(code)) return code;
  }
}

function isCode(code: string): boolean {
  return code.length <= LONGEST_CODE && /^[A-Za-z0-9][A-Za-z0-9.:-]*$/.test(code);
}

function readTypedBases(typed: string, kind: UnitKind): readonly Basis[] | null {
  if (!typed.trim()) return usualBases(kind);
  const chosen = typed.split(',').filter((one): one is Basis => one === 'residence' || one === 'workplace');
  return chosen.length > 0 ? chosen : (readBases(typed) ?? null);
}

/** "1.250", "1250"; undefined when it is no count. */
function readCountOf(typed: string): number | undefined {
  const digits = typed.trim().replace(/(?<=\d)[.\s](?=\d{3}\b)/g, '');
  const count = /^\d{1,8}$/.test(digits) ? Number(digits) : Number.NaN;
  return count <= MOST_PEOPLE ? count : undefined;
}
