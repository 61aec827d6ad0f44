import { formatNumber } from '#kernel';
import type { UnitKind } from '#rules';
import { KEPT_KINDS, kindWords, spokenDay, type Unit } from '#units';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, type ListQuery, listUrl, pagerOf, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { OFFICIAL, UNITS, unitUrl } from './addresses.js';
import { unitTabs } from './section-tabs.js';

/** What stands in the address for units of no block. */
export const NO_BLOCK = '-';
const SOUGHT = ['q', 'loai', 'khoi'] as const;
const FILTERS = [...SOUGHT, 'ngay'] as const;

export interface UnitListFacts {
  units: readonly Unit[];
  total: number;
  blocks: readonly string[];
  day: string;
  /** The day whose units people choose from in the contest that runs. */
  contestDay?: string | undefined;
  /** Units that are not valid on that day yet. */
  later?: { count: number; from: string } | undefined;
  query: ListQuery;
  number: number;
  mayKeep: boolean;
}

/** The tenant's units on a day. */
export function unitList({
  units,
  total,
  blocks,
  day,
  contestDay = day,
  later,
  query,
  number,
  mayKeep,
}: UnitListFacts): ConsoleContent<ListView> {
  const isFiltered = isNarrowed(query, FILTERS);
  const isByCode = query['xep'] === 'ma';
  const hasBlocks = blocks.length > 0;
  return {
    title: 'Đơn vị dự thi',
    heading: 'Đơn vị dự thi',
    sentence: `${formatNumber(total)} đơn vị ${isNarrowed(query, SOUGHT) ? 'khớp với điều đang tìm' : day === contestDay ? 'để người dự thi chọn' : 'trong danh mục'}, tính đến ngày ${spokenDay(day)}.`,
    primary: mayKeep ? { label: 'Thêm đơn vị', url: `${UNITS}/moi` } : undefined,
    tabs: unitTabs(UNITS, mayKeep),
    tools: {
      actionUrl: UNITS,
      hidden: isByCode ? [{ name: 'xep', value: 'ma' }] : [],
      search: { value: query['q'] ?? '', label: 'Tìm theo tên, nơi hoặc mã', placeholder: 'Tên, nơi hoặc mã' },
      within: {
        id: 'ngay',
        name: 'ngay',
        value: query['ngay'] ?? '',
        label: 'Theo ngày',
        placeholder: `Ngày ${spokenDay(day)}`,
      },
      filters: [
        {
          id: 'loai',
          name: 'loai',
          label: 'Loại đơn vị',
          options: filterOptions(
            'Mọi loại',
            KEPT_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) })),
            query['loai'],
          ),
        },
        ...(hasBlocks
          ? [
              {
                id: 'khoi',
                name: 'khoi',
                label: 'Khối',
                options: filterOptions(
                  'Mọi khối',
                  [...blocks.map((block) => ({ value: block, label: block })), { value: NO_BLOCK, label: 'Chưa xếp khối' }],
                  query['khoi'],
                ),
              },
            ]
          : []),
      ],
      exports: mayKeep && total > 0 ? [{ label: 'Xuất Excel', url: listUrl(`${UNITS}/xuat.xlsx`, query) }] : undefined,
      reset: isFiltered ? { label: 'Xóa lọc', url: UNITS } : undefined,
    },
    table: {
      label: 'Đơn vị dự thi',
      columns: [
        { label: 'Đơn vị', sort: { url: listUrl(UNITS, { ...query, xep: undefined }), direction: isByCode ? undefined : 'ascending' } },
        { label: 'Mã', sort: { url: listUrl(UNITS, { ...query, xep: 'ma' }), direction: isByCode ? 'ascending' : undefined } },
        { label: 'Loại' },
        ...(hasBlocks ? [{ label: 'Khối' }] : []),
        { label: 'Tổng số người', isNumber: true },
        { label: 'Nguồn số liệu' },
      ],
      rows: units.map((unit) => ({
        cells: [
          headCell(unit.name, unitUrl(unit.id), unit.place || undefined),
          { text: unit.code, isCode: true },
          textCell(kindWords(unit.kind)),
          ...(hasBlocks ? [textCell(unit.block)] : []),
          ...countCells(unit),
        ],
      })),
      empty: isFiltered
        ? {
            title: 'Không có đơn vị nào như vậy',
            text: 'Thử gõ ít chữ hơn, không cần dấu, hoặc bỏ bớt lọc.',
            action: { label: 'Xóa lọc', url: UNITS },
          }
        : {
            title: 'Chưa có đơn vị nào',
            text: 'Lấy xã, phường từ danh mục hành chính, rồi nhập sở, trường, cơ quan của bạn từ tệp Excel.',
            action: mayKeep ? { label: 'Lấy từ danh mục hành chính', url: OFFICIAL } : undefined,
          },
    },
    pager: total > 0 ? pagerOf(UNITS, query, { number, shown: units.length, total, noun: 'đơn vị' }) : undefined,
    note: `Cuộc thi lấy danh mục theo ngày ghi trong Thể lệ${contestDay === day ? '' : `, ngày ${spokenDay(contestDay)}`}. Gõ ngày khác ở trên để xem danh mục của ngày đó.${laterWords(later)}`,
  };
}

function laterWords(later: UnitListFacts['later']): string {
  return later === undefined ? '' : ` Ngoài ra có ${formatNumber(later.count)} đơn vị có hiệu lực từ ngày ${spokenDay(later.from)} trở đi.`;
}

function countCells({ counted }: Unit): CellView[] {
  if (!counted) return [textCell(''), textCell('chưa khai báo')];
  const people = { text: formatNumber(counted.people), isNumber: true };
  return [people, textCell(counted.source || 'chưa ghi nguồn', `Từ ngày ${spokenDay(counted.countedOn)}`)];
}

/** The kind that the address asks for; undefined for every kind. */
export function kindOf(typed: string | undefined): UnitKind | undefined {
  return KEPT_KINDS.find((kind) => kind === typed);
}
