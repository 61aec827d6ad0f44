import { formatNumber, lowerFirst } from '#kernel';
import {
  BASIS_TEXTS,
  type CampaignProgress,
  type CoordinatorId,
  GUARDIANS_PUBLISH_TEXT,
  GUARDIANS_TEXT,
  type ListedPerson,
  MOST_PEOPLE,
  type ReminderPreview,
  type Roster,
  type RosterFault,
  type RosterImportId,
  type RosterState,
  type SheetPerson,
} from '#notifications';
import { spokenDay, type Unit } from '#units';
import type { PageContent } from '../../edge/page.js';
import { pageAsked, pageCount, pager } from '../pager.js';
import type { RosterPreviewView, RostersView, RosterView } from '../view-models.js';
import { coordinatorUrl, remindersUrl, rostersUrl, rosterUrl, sheetUrl } from './addresses.js';
import type { RosterForm, RosterQuery } from './coordinator.forms.js';
import { remindOf } from './reminders-presenter.js';

const SHOWN = 100;
const PER_PAGE = 100;

interface Listed {
  roster: Roster;
  people: number;
}

/** The lists of a unit, and where another is brought. */
export function rostersContent(
  { id, unit, rosters }: { id: CoordinatorId; unit: Unit; rosters: readonly Listed[] },
  fault?: string,
): PageContent<RostersView> {
  return {
    title: 'Danh sách người của đơn vị',
    isPrivate: true,
    heading: 'Danh sách người của đơn vị',
    intro: `Tải danh sách của ${unit.name} lên để biết ai đã dự thi, ai chưa, và nhắc người chưa dự thi.`,
    back: { label: unit.name, url: coordinatorUrl(id) },
    errors: fault === undefined ? undefined : { title: 'Chưa đọc được tệp', items: [{ fieldId: 'file', text: fault }] },
    rosters: rosters.map(({ roster, people }) => ({
      label: roster.title,
      url: rosterUrl(id, roster.id),
      detail: `${formatNumber(people)} người, tự xóa ngày ${spokenDay(roster.eraseOn)}`,
    })),
    upload: {
      actionUrl: rostersUrl(id),
      id: 'file',
      label: rosters.length > 0 ? 'Tải thêm danh sách' : 'Tải danh sách lên',
      hint: `Tệp Excel (.xlsx) hoặc CSV, mỗi tệp tối đa ${formatNumber(MOST_PEOPLE)} người. Cần cột họ và tên, ngày sinh; nên có lớp hoặc chức vụ, điện thoại, thư điện tử. Các cột khác không được đọc.`,
      error: fault,
      accept: '.xlsx,.csv,.txt',
      button: 'Đọc và xem trước',
      template: { label: 'Tải tệp mẫu (Excel)', url: `${rostersUrl(id)}/mau.xlsx` },
    },
  };
}

export interface SheetFacts {
  id: CoordinatorId;
  sheet: RosterImportId;
  unit: Unit;
  fileName: string;
  people: readonly SheetPerson[];
  faults: readonly RosterFault[];
  eraseOn: string;
}

/** What entering a sheet would do, with what has to be declared; or every fault of it. */
export function sheetContent(
  { id, sheet, unit, fileName, people, faults, eraseOn }: SheetFacts,
  typed?: RosterForm,
): PageContent<RosterPreviewView> {
  const reachable = people.filter(({ phone, email }) => phone !== null || email !== null).length;
  const isFaulty = faults.length > 0;
  return {
    title: 'Xem trước danh sách',
    isPrivate: true,
    task: { title: 'Danh sách người của đơn vị', backUrl: rostersUrl(id) },
    heading: 'Xem trước khi nhập',
    intro: `Tệp “${fileName}”. Chưa có gì được ghi.`,
    faults: isFaulty ? faultsOf(faults) : undefined,
    people: isFaulty ? undefined : peopleOf(people),
    notes: isFaulty
      ? []
      : [
          `${formatNumber(people.length)} người, trong đó ${formatNumber(reachable)} người có điện thoại hoặc thư điện tử để nhắc.`,
          `Danh sách tự xóa cùng mọi người trong đó ngày ${spokenDay(eraseOn)}, sau khi cuộc thi kết thúc. Bạn xóa sớm hơn lúc nào cũng được.`,
        ],
    errors: typed ? { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'declared', text: 'Hãy đọc và đánh dấu cam kết' }] } : undefined,
    form: isFaulty ? undefined : formOf({ id, sheet, unit, people }, typed),
    drop: { actionUrl: `${sheetUrl(id, sheet)}/bo`, label: isFaulty ? 'Bỏ tệp này, tải tệp khác' : 'Bỏ, không nhập' },
  };
}

function formOf(
  { id, sheet, unit, people }: Pick<SheetFacts, 'id' | 'sheet' | 'unit' | 'people'>,
  typed: RosterForm | undefined,
): RosterPreviewView['form'] {
  const basis = unit.kind === 'school' ? 'school' : 'agency';
  const tick = (name: string, text: string, isChecked: boolean, error?: string) => ({
    id: name,
    name,
    value: 'yes',
    text,
    isChecked,
    error,
  });
  return {
    actionUrl: sheetUrl(id, sheet),
    hidden: [{ name: 'basis', value: basis }],
    title: {
      id: 'title',
      name: 'title',
      label: 'Tên danh sách',
      hint: 'Ví dụ: Lớp 9A, Phòng Tổ chức.',
      value: typed?.title ?? unit.name,
      maxlength: 200,
    },
    ticks: [
      tick(
        'declared',
        BASIS_TEXTS[basis],
        typed?.declared === 'yes',
        typed && !typed.declared ? 'Cần có cam kết này mới nhập được.' : undefined,
      ),
      ...(basis === 'school'
        ? [
            tick('guardians', `Không bắt buộc. ${GUARDIANS_TEXT}`, typed?.guardians === 'yes'),
            tick('publish', `Không bắt buộc. ${GUARDIANS_PUBLISH_TEXT}`, typed?.publish === 'yes'),
          ]
        : []),
    ],
    button: `Nhập ${formatNumber(people.length)} người`,
  };
}

function faultsOf(faults: readonly RosterFault[]): RosterPreviewView['faults'] {
  return {
    title: `Tệp còn ${formatNumber(faults.length)} chỗ sai nên chưa nhập được`,
    advice: 'Hãy sửa trong tệp rồi tải lên lại.',
    rows: faults.slice(0, SHOWN).map(({ row, column, sentence }) => ({ row: formatNumber(row), column: column ?? 'cả dòng', sentence })),
    more: faults.length > SHOWN ? `Còn ${formatNumber(faults.length - SHOWN)} chỗ nữa.` : undefined,
  };
}

function peopleOf(people: readonly SheetPerson[]): RosterPreviewView['people'] {
  return {
    caption: 'Người trong tệp',
    rows: people.slice(0, SHOWN).map(({ fullName, birthDate, position, phone, email }) => ({
      name: fullName,
      birthDate: spokenDay(birthDate),
      detail: position,
      contact: email ? 'có thư điện tử' : phone ? 'có điện thoại' : 'không liên hệ được',
    })),
    more: people.length > SHOWN ? `Còn ${formatNumber(people.length - SHOWN)} người nữa.` : undefined,
  };
}

export interface RosterFacts {
  id: CoordinatorId;
  roster: Roster;
  unit: Unit;
  people: readonly ListedPerson[];
  /** "Tuần thi thứ 2", by which the states are told; undefined for the whole contest. */
  round: string | undefined;
  /** Undefined where there is no round to remind of. */
  preview: ReminderPreview | undefined;
  sample: string | undefined;
  campaigns: readonly CampaignProgress[];
  now: Date;
}

/** What became of somebody on a list, in words and colour. */
const STATES: Readonly<Record<RosterState, { state: string; kind: string }>> = {
  taken: { state: 'Đã dự thi', kind: 'done' },
  registered: { state: 'Đã đăng ký, chưa dự thi', kind: 'now' },
  missing: { state: 'Chưa dự thi', kind: 'next' },
};

export const STATE_WORDS: Readonly<Record<RosterState, string>> = {
  taken: STATES.taken.state,
  registered: STATES.registered.state,
  missing: STATES.missing.state,
};

/** A list: who has taken part, who has not, and the reminders. */
export function rosterContent(facts: RosterFacts, query: RosterQuery): PageContent<RosterView> {
  const { id, roster, people, round } = facts;
  const url = rosterUrl(id, roster.id);
  const isTaken = ({ state }: ListedPerson): boolean => state === 'taken';
  const chosen = people.filter((one) => query.loc === undefined || isTaken(one) === (query.loc === 'da'));
  const last = pageCount(chosen.length, PER_PAGE);
  const number = Math.min(last, pageAsked(query.trang));
  const taken = people.filter(isTaken).length;
  const tab = (label: string, count: number, loc: RosterQuery['loc']) => ({
    label,
    count: formatNumber(count),
    url: loc === undefined ? url : `${url}?loc=${loc}`,
    current: query.loc === loc,
  });
  const others = new URLSearchParams(query.loc === undefined ? {} : { loc: query.loc });
  return {
    title: roster.title,
    isPrivate: true,
    heading: roster.title,
    intro: `${formatNumber(taken)} trong ${formatNumber(people.length)} người đã dự thi ${round === undefined ? 'cuộc thi' : lowerFirst(round)} cho ${facts.unit.name}. Ai dự thi cho đơn vị khác thì ở đây vẫn là chưa.`,
    back: { label: 'Danh sách người của đơn vị', url: rostersUrl(id) },
    tabs: [tab('Tất cả', people.length, undefined), tab('Chưa dự thi', people.length - taken, 'chua'), tab('Đã dự thi', taken, 'da')],
    people: chosen.slice((number - 1) * PER_PAGE, number * PER_PAGE).map(({ fullName, birthDate, position, hasContact, state }) => ({
      name: fullName,
      detail: [spokenDay(birthDate), position, hasContact || state === 'taken' ? '' : 'không có liên hệ'].filter(Boolean).join(', '),
      ...STATES[state],
    })),
    empty: chosen.length === 0 ? (query.loc === 'chua' ? 'Mọi người đã dự thi.' : 'Chưa có ai.') : undefined,
    pager: pager(
      { number, last },
      {
        urlOf: (wanted) => `${url}?${new URLSearchParams([...others, ['trang', String(wanted)]]).toString()}`,
        previous: 'Trang trước',
        next: 'Trang sau',
      },
    ),
    file: { label: 'Tải về danh sách này (CSV)', url: `${url}/danh-sach.csv` },
    remind: remindOf(facts, { url, allUrl: remindersUrl(id) }),
    remove: {
      sentence: `Xóa danh sách và ${formatNumber(people.length)} người trong đó. Người đã dự thi vẫn dự thi như thường. Không xóa thì ngày ${spokenDay(roster.eraseOn)} máy tự xóa.`,
      url: `${url}/xoa`,
      label: 'Xóa danh sách',
    },
  };
}
