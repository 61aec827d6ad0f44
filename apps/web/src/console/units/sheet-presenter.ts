import { capitalise, formatNumber } from '#kernel';
import { type ImportPreview, kindWords, SHEET_COLUMNS, type SheetFault, spokenDay } from '#units';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import type { EditorView, GroupsView } from '../view-models.js';
import { SHEETS, sheetUrl, UNITS } from './addresses.js';
import { countedUnits } from './counted-units.js';

const SHOWN = 100;

/** Where a sheet is brought; with what is wrong with the one that came. */
export function uploadPage(faults: readonly SheetFault[] = []): ConsoleContent<EditorView> {
  return {
    title: 'Nhập từ Excel',
    heading: 'Nhập đơn vị từ Excel',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Đơn vị dự thi', url: UNITS },
    actionUrl: SHEETS,
    isUpload: true,
    errors:
      faults.length > 0
        ? { title: `Còn ${faults.length} chỗ cần sửa`, items: faults.map(({ sentence }) => ({ fieldId: 'file', text: sentence })) }
        : undefined,
    fields: [
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp Excel (.xlsx)',
          hint: `Dòng đầu là tên cột như trong tệp mẫu: ${SHEET_COLUMNS.map(({ heads }) => heads[0]).join(', ')}. Cần ít nhất cột tên và loại.`,
          error: faults[0]?.sentence,
          accept: '.xlsx',
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence: 'Tối đa 5.000 đơn vị mỗi tệp. Dòng trùng mã với đơn vị đang có thì sửa đơn vị ấy, dòng khác thì thêm mới.',
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      preview: { label: 'Tải tệp mẫu', url: `${UNITS}/mau.xlsx` },
    },
  };
}

/** What entering a sheet would do, or every fault of it. */
export function previewPage({ import: kept, units, faults }: ImportPreview): ConsoleContent<GroupsView> {
  const added = units.filter(({ existing }) => !existing).length;
  const changed = units.filter(({ existing, isChanged, count, contact }) => existing && (isChanged || count || contact)).length;
  const isFaulty = faults.length > 0;
  return {
    title: 'Xem trước',
    heading: 'Xem trước khi nhập',
    sentence: `Tệp “${kept.fileName}”, ${formatNumber(kept.rows.length)} dòng. Chưa có gì được ghi.`,
    back: { label: 'Nhập từ Excel', url: SHEETS },
    notice: isFaulty
      ? {
          kind: 'grave',
          title: `Tệp còn ${formatNumber(faults.length)} chỗ sai nên chưa nhập được`,
          text: 'Hãy sửa trong tệp rồi tải lên lại. Danh mục của bạn vẫn như cũ.',
          link: { label: 'Tải tệp khác lên', url: SHEETS },
        }
      : undefined,
    groups: isFaulty ? [faultGroup(faults)] : [unitGroup(units)],
    forms: [
      ...(isFaulty || added + changed === 0
        ? []
        : [
            {
              heading: `Nhập ${formatNumber(added + changed)} đơn vị`,
              sentence: `${capitalise(
                countedUnits([
                  ['thêm', added],
                  ['sửa', changed],
                  ['giữ nguyên', units.length - added - changed],
                ]),
              )}.`,
              actionUrl: sheetUrl(kept.id),
              fields: [],
              button: 'Nhập vào danh mục',
              isMain: true,
            },
          ]),
      {
        heading: 'Bỏ tệp này',
        sentence: 'Xóa những gì đã đọc. Tệp trên máy của bạn vẫn còn. Không bỏ thì một ngày sau máy tự xóa.',
        actionUrl: `${sheetUrl(kept.id)}/bo`,
        fields: [],
        button: 'Bỏ, không nhập',
      },
    ],
  };
}

function faultGroup(faults: readonly SheetFault[]): GroupsView['groups'][number] {
  return {
    heading: 'Chỗ cần sửa',
    table: {
      label: 'Chỗ cần sửa trong tệp',
      columns: [{ label: 'Dòng', isNumber: true }, { label: 'Cột' }, { label: 'Sai ở đâu' }],
      rows: faults.map(({ row, column, sentence }) => ({
        cells: [{ text: formatNumber(row), isNumber: true }, textCell(column ?? 'cả dòng'), headCell(sentence)],
      })),
    },
  };
}

function unitGroup(units: ImportPreview['units']): GroupsView['groups'][number] {
  return {
    heading: 'Đơn vị trong tệp',
    sentence: units.length > SHOWN ? `${formatNumber(SHOWN)} dòng đầu trong ${formatNumber(units.length)} dòng.` : undefined,
    table: {
      label: 'Đơn vị trong tệp',
      columns: [
        { label: 'Dòng', isNumber: true },
        { label: 'Đơn vị' },
        { label: 'Loại' },
        { label: 'Tổng số người', isNumber: true },
        { label: 'Việc' },
      ],
      rows: units.slice(0, SHOWN).map((unit) => ({
        cells: [
          { text: formatNumber(unit.row), isNumber: true },
          headCell(unit.name, undefined, [unit.code, unit.place].filter(Boolean).join(', ') || undefined),
          textCell(kindWords(unit.kind)),
          {
            text: unit.count ? formatNumber(unit.count.people) : '',
            detail: unit.count && `từ ${spokenDay(unit.count.countedOn)}`,
            isNumber: true,
          },
          doingCell(unit),
        ],
      })),
    },
  };
}

function doingCell({ existing, isChanged, count, contact }: ImportPreview['units'][number]) {
  if (!existing) return stateCell('next', 'Thêm mới');
  if (isChanged) return stateCell('now', 'Sửa');
  return count || contact ? stateCell('now', 'Ghi thêm số liệu, đầu mối') : stateCell('done', 'Giữ nguyên');
}
