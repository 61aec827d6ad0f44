import { formatDate, formatNumber } from '#kernel';
import {
  GUARDIANS_PUBLISH_TEXT,
  GUARDIANS_TEXT,
  MOST_PEOPLE,
  ORGANISERS_TEXT,
  type Roster,
  type RosterFault,
  type RosterImport,
  type SheetPerson,
} from '#notifications';
import { spokenDay, type Unit, type UnitId } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, textCell } from '../listing.js';
import type { CardFormView, EditorView, GroupsView } from '../view-models.js';
import type { RosterEntryForm, RosterSheetForm } from './rosters.forms.js';
import { unitFields } from './unit-choice.js';

export const ROSTERS = '/quan-tri/danh-sach';
export const NEW_ROSTER = `${ROSTERS}/moi`;
export const rosterSheetUrl = (id: string): string => `${ROSTERS}/xem/${id}`;
const SHOWN = 100;

export interface SheetFault {
  field: 'unit' | 'unitId' | 'file';
  text: string;
}

/** The lists of all units, by how many people they have: who those are, the unit's contact sees. */
export function rostersPage(
  rosters: readonly { roster: Roster; people: number }[],
  { units, mayBring }: { units: ReadonlyMap<UnitId, Unit>; mayBring: boolean },
): ConsoleContent<GroupsView> {
  const people = rosters.reduce((all, one) => all + one.people, 0);
  return {
    title: 'Danh sách người',
    heading: 'Danh sách người của các đơn vị',
    sentence: 'Trường, cơ quan lập danh sách người của mình để biết ai chưa dự thi và nhắc họ. Danh sách tự xóa sau khi cuộc thi kết thúc.',
    groups: [
      {
        heading: 'Danh sách đang có',
        sentence: rosters.length > 0 ? `${formatNumber(rosters.length)} danh sách, ${formatNumber(people)} người.` : undefined,
        table: {
          label: 'Danh sách đang có',
          columns: [
            { label: 'Đơn vị' },
            { label: 'Danh sách' },
            { label: 'Số người', isNumber: true },
            { label: 'Tự xóa ngày' },
            ...(mayBring ? [{ label: 'Việc', isHidden: true }] : []),
          ],
          rows: rosters.map(({ roster, people: count }) => {
            const unit = units.get(roster.unitId);
            return {
              cells: [
                headCell(unit?.name ?? '', undefined, unit?.place || undefined),
                textCell(roster.title, `Nhập ngày ${formatDate(roster.broughtAt)}`),
                numberCell(count),
                textCell(spokenDay(roster.eraseOn)),
                ...(mayBring
                  ? [
                      {
                        post: {
                          label: 'Thu hồi',
                          hiddenLabel: `${roster.title}, ${unit?.name ?? ''}`,
                          url: `${ROSTERS}/thu-hoi`,
                          hidden: [{ name: 'id', value: roster.id }],
                          isGrave: true,
                        },
                      },
                    ]
                  : []),
              ],
            };
          }),
          empty: {
            title: 'Chưa có danh sách nào',
            text: 'Đầu mối của đơn vị tự nhập trên trang của mình. Đơn vị gửi danh sách cho Ban Tổ chức thì nhập ở đây.',
            action: mayBring ? { label: 'Nhập danh sách', url: NEW_ROSTER } : undefined,
          },
        },
      },
    ],
    forms: [],
    explained: mayBring
      ? {
          heading: 'Nhập thay đơn vị',
          items: [
            { title: 'Khi nào', text: 'Đơn vị không có đầu mối trên mạng và gửi danh sách bằng văn bản.' },
            { title: 'Thu hồi', text: 'Xóa danh sách cùng mọi người trong đó. Người đã dự thi vẫn dự thi như thường.' },
          ],
        }
      : undefined,
    notice:
      mayBring && rosters.length > 0
        ? { kind: 'info', title: 'Đơn vị gửi danh sách cho Ban Tổ chức?', link: { label: 'Nhập danh sách', url: NEW_ROSTER } }
        : undefined,
  };
}

/** Where staff bring a list that a unit has sent them. */
export function newRosterPage(
  typed: RosterSheetForm = {},
  faults: readonly SheetFault[] = [],
  candidates: readonly Unit[] = [],
): ConsoleContent<EditorView> {
  return {
    title: 'Nhập danh sách',
    heading: 'Nhập danh sách thay đơn vị',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Danh sách người', url: ROSTERS },
    actionUrl: NEW_ROSTER,
    isUpload: true,
    errors: errorSummary(faults),
    fields: [
      ...unitFields(typed, { faults, candidates }),
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp Excel (.xlsx) hoặc CSV',
          hint: `Tối đa ${formatNumber(MOST_PEOPLE)} người. Cần cột họ và tên, ngày sinh; nên có lớp hoặc chức vụ, điện thoại, thư điện tử.`,
          error: faultOf(faults, 'file'),
          accept: '.xlsx,.csv,.txt',
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence: 'Chỉ nhập danh sách mà đơn vị đã gửi bằng văn bản.',
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      preview: { label: 'Tải tệp mẫu', url: `${ROSTERS}/mau.xlsx` },
    },
  };
}

export interface RosterSheetFacts {
  unit: Unit;
  import: RosterImport;
  people: readonly SheetPerson[];
  faults: readonly RosterFault[];
  eraseOn: string;
}

/** What entering the sheet would do, or every fault of it. */
export function rosterSheetPage(facts: RosterSheetFacts, typed?: RosterEntryForm): ConsoleContent<GroupsView> {
  const { unit, import: kept, people, faults, eraseOn } = facts;
  const isFaulty = faults.length > 0;
  const reachable = people.filter(({ phone, email }) => phone !== null || email !== null).length;
  return {
    title: 'Xem trước danh sách',
    heading: `Xem trước danh sách của ${unit.name}`,
    sentence: isFaulty
      ? `Tệp “${kept.fileName}”. Chưa có gì được ghi.`
      : `Tệp “${kept.fileName}”: ${formatNumber(people.length)} người, ${formatNumber(reachable)} người có liên hệ để nhắc. Danh sách tự xóa ngày ${spokenDay(eraseOn)}.`,
    back: { label: 'Nhập danh sách', url: NEW_ROSTER },
    notice: isFaulty
      ? {
          kind: 'grave',
          title: `Tệp còn ${formatNumber(faults.length)} chỗ sai nên chưa nhập được`,
          text: 'Hãy sửa trong tệp rồi tải lên lại.',
          link: { label: 'Tải tệp khác lên', url: NEW_ROSTER },
        }
      : undefined,
    groups: [isFaulty ? faultGroup(faults) : peopleGroup(people)],
    forms: [...(isFaulty ? [] : [entryForm(facts, typed)]), dropForm(kept)],
  };
}

function entryForm({ unit, import: kept, people }: RosterSheetFacts, typed: RosterEntryForm | undefined): CardFormView {
  const fault = 'Cần có cam kết này mới nhập được.';
  const isMissing = typed !== undefined && typed.declared !== 'yes';
  const tick = (name: string, label: string, text: string, isChecked: boolean, error?: string) => ({
    ticks: { id: name, name, label, error, options: [{ value: 'yes', label: text, isChecked }] },
  });
  return {
    heading: `Nhập ${formatNumber(people.length)} người`,
    sentence: `Cho ${placeName(unit)}.`,
    actionUrl: rosterSheetUrl(kept.id),
    errors: isMissing ? errorSummary([{ field: 'declared', text: fault }]) : undefined,
    fields: [
      {
        text: {
          id: 'title',
          name: 'title',
          label: 'Tên danh sách',
          hint: 'Ví dụ: Lớp 9A, Phòng Tổ chức.',
          value: typed?.title ?? kept.fileName.replace(/\.[a-z]{2,4}$/i, ''),
          maxlength: 200,
        },
      },
      tick('declared', 'Cam kết', ORGANISERS_TEXT, typed?.declared === 'yes', isMissing ? fault : undefined),
      ...(unit.kind === 'school'
        ? [
            tick('guardians', 'Nếu nhà trường xác nhận', GUARDIANS_TEXT, typed?.guardians === 'yes'),
            tick('publish', 'Nếu nhà trường xác nhận thêm', GUARDIANS_PUBLISH_TEXT, typed?.publish === 'yes'),
          ]
        : []),
    ],
    button: 'Nhập danh sách',
    isMain: true,
  };
}

function dropForm({ id }: RosterImport): CardFormView {
  return {
    heading: 'Bỏ tệp này',
    sentence: 'Xóa những gì đã đọc. Không bỏ thì một ngày sau máy tự xóa.',
    actionUrl: `${rosterSheetUrl(id)}/bo`,
    fields: [],
    button: 'Bỏ, không nhập',
  };
}

function faultGroup(faults: readonly RosterFault[]): GroupsView['groups'][number] {
  return {
    heading: 'Chỗ cần sửa',
    sentence: faults.length > SHOWN ? `${formatNumber(SHOWN)} chỗ đầu trong ${formatNumber(faults.length)} chỗ.` : undefined,
    table: {
      label: 'Chỗ cần sửa trong tệp',
      columns: [{ label: 'Dòng', isNumber: true }, { label: 'Cột' }, { label: 'Sai ở đâu' }],
      rows: faults.slice(0, SHOWN).map(({ row, column, sentence }) => ({
        cells: [numberCell(row), textCell(column ?? 'cả dòng'), headCell(sentence)],
      })),
    },
  };
}

function peopleGroup(people: readonly SheetPerson[]): GroupsView['groups'][number] {
  return {
    heading: 'Người trong tệp',
    sentence: people.length > SHOWN ? `${formatNumber(SHOWN)} dòng đầu trong ${formatNumber(people.length)} dòng.` : undefined,
    table: {
      label: 'Người trong tệp',
      columns: [{ label: 'Dòng', isNumber: true }, { label: 'Họ và tên' }, { label: 'Ngày sinh' }, { label: 'Liên hệ' }],
      rows: people.slice(0, SHOWN).map(({ row, fullName, birthDate, position, phone, email }) => ({
        cells: [
          numberCell(row),
          headCell(fullName, undefined, position || undefined),
          textCell(spokenDay(birthDate)),
          textCell(email ? 'có thư điện tử' : phone ? 'có điện thoại' : 'không có'),
        ],
      })),
    },
  };
}
