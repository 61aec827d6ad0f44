import { capitalise, formatDate, formatNumber } from '#kernel';
import {
  type AppliedInitiative,
  INITIATIVE_COLUMNS,
  type InitiativeFault,
  type InitiativePreview,
  MOST_INITIATIVES,
  writtenApplied,
} from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import { beyondTheEnd, headCell, linesCell, numberCell, pagerOf, stateCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { EditorView, GroupsView, ListView } from '../view-models.js';
import { APPLIED, APPLIED_SHEETS, appliedSheetUrl, initiativeUrl, SIMILARITY } from './addresses.js';

const SHOWN = 200;
/** Characters of a summary in a table. */
const SHORT = 160;

const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT).replace(/\s+\S*$/, '')} …` : text);

export interface RegisterFacts {
  rows: readonly AppliedInitiative[];
  total: number;
  /** Of the whole register. */
  all: number;
  text: string;
  number: number;
}

/** /quan-tri/sang-kien-da-ap-dung */
export function registerContent({ rows, total, all, text, number }: RegisterFacts): ConsoleContent<ListView> {
  return {
    title: 'Sáng kiến đã áp dụng',
    heading: 'Danh mục sáng kiến đã áp dụng',
    sentence: `${formatNumber(all)} sáng kiến, giải pháp. Bài dự thi được đối chiếu với danh mục này theo nội dung và theo tên.`,
    back: { label: 'Đối chiếu trùng lặp', url: SIMILARITY },
    primary: { label: 'Nhập danh mục', url: APPLIED_SHEETS },
    tools: {
      actionUrl: APPLIED,
      search: { value: text, label: 'Tìm theo tên, nội dung, đơn vị, số quyết định', placeholder: 'Tên, đơn vị, số quyết định' },
      exports: all > 0 ? [{ label: 'Xuất danh mục', url: `${APPLIED}/xuat.xlsx` }] : undefined,
      reset: text ? { label: 'Xóa lọc', url: APPLIED } : undefined,
    },
    table: {
      label: 'Sáng kiến đã áp dụng',
      columns: [{ label: 'Sáng kiến' }, { label: 'Đơn vị' }, { label: 'Áp dụng từ' }, { label: 'Quyết định công nhận' }],
      rows: rows.map((one) => ({
        cells: [
          headCell(one.title, initiativeUrl(one.id), shortened(one.summary) || 'Chỉ có tên, chưa có nội dung'),
          textCell(one.unitName),
          textCell(writtenApplied(one) || 'không rõ'),
          textCell(one.recognisedBy),
        ],
      })),
      empty:
        total > 0
          ? beyondTheEnd(APPLIED, { q: text })
          : text
            ? { title: 'Không có sáng kiến nào như vậy', text: 'Thử gõ ít chữ hơn, có dấu.', action: { label: 'Xóa lọc', url: APPLIED } }
            : {
                title: 'Danh mục chưa có gì',
                text: 'Nhập danh mục sáng kiến đã được công nhận hoặc áp dụng từ tệp Excel để máy đối chiếu bài dự thi với danh mục ấy.',
                action: { label: 'Nhập danh mục', url: APPLIED_SHEETS },
              },
    },
    pager: total > rows.length ? pagerOf(APPLIED, { q: text }, { number, shown: rows.length, total, noun: 'sáng kiến' }) : undefined,
    note: 'Nhập thêm sáng kiến khi đang chấm thì các bài được tự đối chiếu lại. Tìm phân biệt dấu.',
  };
}

/** /quan-tri/sang-kien-da-ap-dung/muc/:initiative */
export function initiativeContent(one: AppliedInitiative, typed?: TypedReason): ConsoleContent<GroupsView> {
  return {
    title: one.title,
    heading: one.title,
    back: { label: 'Danh mục sáng kiến đã áp dụng', url: APPLIED },
    isReadFirst: true,
    groups: [
      {
        heading: 'Trong danh mục',
        table: {
          label: 'Sáng kiến trong danh mục',
          isTold: true,
          columns: [{ label: 'Mục' }, { label: 'Nội dung' }],
          rows: (
            [
              ['Đơn vị áp dụng', one.unitName],
              ['Áp dụng từ', writtenApplied(one) || 'Danh mục không ghi'],
              ['Quyết định công nhận', one.recognisedBy || 'Danh mục không ghi'],
              ['Nội dung', one.summary || 'Danh mục chỉ có tên'],
              ['Nhập vào danh mục', formatDate(one.importedAt)],
            ] as const
          ).map(([label, value]) => ({ cells: [headCell(label), linesCell(value)] })),
        },
      },
    ],
    forms: [
      {
        heading: 'Xóa khỏi danh mục',
        sentence: 'Kết quả đối chiếu với sáng kiến này mất theo. Kết luận đã ghi về các bài vẫn giữ. Muốn sửa thì xóa rồi nhập lại.',
        actionUrl: `${initiativeUrl(one.id)}/xoa`,
        fields: [{ area: reasonField(typed, 'Người khác đọc trong nhật ký.') }],
        button: 'Xóa khỏi danh mục',
      },
    ],
  };
}

/** /quan-tri/sang-kien-da-ap-dung/nhap */
export function registerSheetContent(faults: readonly InitiativeFault[] = []): ConsoleContent<EditorView> {
  return {
    title: 'Nhập danh mục',
    heading: 'Nhập danh mục sáng kiến đã áp dụng',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Danh mục sáng kiến đã áp dụng', url: APPLIED },
    actionUrl: APPLIED_SHEETS,
    isUpload: true,
    errors:
      faults.length > 0
        ? {
            title: `Còn ${formatNumber(faults.length)} chỗ cần sửa`,
            items: faults.map(({ sentence }) => ({ fieldId: 'file', text: sentence })),
          }
        : undefined,
    fields: [
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp Excel (.xlsx) hoặc CSV',
          hint: `Tên cột như trong tệp mẫu: ${INITIATIVE_COLUMNS.map(({ heads }) => heads[0]).join('; ')}. Cần ít nhất tên và đơn vị. Thời gian ghi 04/5/2023, 5/2023 hoặc 2023.`,
          error: faults[0]?.sentence,
          accept: '.xlsx,.csv,.txt',
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence: `Tối đa ${formatNumber(MOST_INITIATIVES)} sáng kiến mỗi tệp. Càng có nội dung tóm tắt, đối chiếu càng chắc. Nhập lại cùng một danh mục thì không bị trùng.`,
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      preview: { label: 'Tải tệp mẫu', url: `${APPLIED}/mau.xlsx` },
    },
  };
}

/** /quan-tri/sang-kien-da-ap-dung/nhap/:initiativeImport */
export function registerPreviewContent({ import: kept, initiatives, faults, faulty }: InitiativePreview): ConsoleContent<GroupsView> {
  const fresh = initiatives.filter(({ isKnown }) => !isKnown);
  const known = initiatives.length - fresh.length;
  const url = appliedSheetUrl(kept.id);
  const again = { label: 'Tải tệp khác lên', url: APPLIED_SHEETS };
  return {
    title: 'Xem trước danh mục',
    heading: 'Xem trước khi nhập',
    sentence: `Tệp “${kept.fileName}”, ${formatNumber(kept.rows.length)} dòng. Chưa có gì được ghi.`,
    back: { label: 'Nhập danh mục', url: APPLIED_SHEETS },
    notice:
      faults.length === 0
        ? undefined
        : fresh.length === 0
          ? { kind: 'grave', title: 'Không dòng nào nhập được', text: 'Hãy sửa trong tệp rồi tải lên lại.', link: again }
          : {
              kind: 'wait',
              title: `${formatNumber(faulty.length)} dòng có lỗi`,
              text: 'Sửa trong tệp rồi tải lên lại; hoặc nhập những dòng đúng, tải các dòng lỗi về sửa rồi nhập sau.',
              link: { label: 'Tải các dòng lỗi về để sửa', url: `${url}/dong-loi.xlsx` },
            },
    groups: [...(faults.length > 0 ? [faultGroup(faults)] : []), ...(initiatives.length > 0 ? [rowGroup(initiatives)] : [])],
    forms: [
      ...(fresh.length > 0
        ? [
            {
              heading: `Nhập ${formatNumber(fresh.length)} sáng kiến`,
              sentence: capitalise(
                [
                  `thêm ${formatNumber(fresh.length)}`,
                  ...(known > 0 ? [`${formatNumber(known)} đã có sẵn, giữ nguyên`] : []),
                  ...(faulty.length > 0 ? [`bỏ ${formatNumber(faulty.length)} dòng lỗi`] : []),
                ].join('; ') + '.',
              ),
              actionUrl: url,
              fields: [],
              button: `Nhập ${formatNumber(fresh.length)} sáng kiến`,
              isMain: true,
            },
          ]
        : []),
      {
        heading: 'Bỏ tệp này',
        sentence: 'Xóa những gì đã đọc. Tệp trên máy của bạn vẫn còn. Không bỏ thì một ngày sau máy tự xóa.',
        actionUrl: `${url}/bo`,
        fields: [],
        button: 'Bỏ, không nhập',
      },
    ],
  };
}

function faultGroup(faults: readonly InitiativeFault[]): GroupsView['groups'][number] {
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

function rowGroup(initiatives: InitiativePreview['initiatives']): GroupsView['groups'][number] {
  return {
    heading: 'Sáng kiến trong tệp',
    sentence: initiatives.length > SHOWN ? `${formatNumber(SHOWN)} dòng đầu trong ${formatNumber(initiatives.length)} dòng.` : undefined,
    table: {
      label: 'Sáng kiến trong tệp',
      columns: [{ label: 'Dòng', isNumber: true }, { label: 'Sáng kiến' }, { label: 'Đơn vị' }, { label: 'Áp dụng từ' }, { label: 'Việc' }],
      rows: initiatives.slice(0, SHOWN).map((one) => ({
        cells: [
          numberCell(one.row),
          headCell(one.title, undefined, shortened(one.summary) || 'Chỉ có tên'),
          textCell(one.unitName, one.recognisedBy || undefined),
          textCell(writtenApplied(one) || 'không rõ'),
          one.isKnown ? stateCell('done', 'Đã có') : stateCell('next', 'Thêm mới'),
        ],
      })),
    },
  };
}
