import { formatNumber } from '#kernel';
import { type Adoption, type CatalogueUnit, spokenDay } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, listUrl, textCell } from '../listing.js';
import type { GroupsView, ListView } from '../view-models.js';
import { OFFICIAL, UNITS, unitUrl } from './addresses.js';
import { countedUnits } from './counted-units.js';
import { unitTabs } from './section-tabs.js';

/** Units shown of a long list. */
const SHOWN = 50;

export interface OfficialFacts {
  found: readonly CatalogueUnit[];
  typed: string;
  day: string;
  today: string;
  /** What the address says about the day; empty for today. */
  typedDay: string;
  isDayWrong: boolean;
  isEmpty: boolean;
}

/** A search of the national catalogue of a day. */
export function officialList({ found, typed, day, today, typedDay, isDayWrong, isEmpty }: OfficialFacts): ConsoleContent<ListView> {
  return {
    title: 'Danh mục hành chính',
    heading: 'Lấy từ danh mục hành chính',
    sentence: `Tỉnh, huyện, xã của cả nước theo ngày. Đang xem ngày ${spokenDay(day)}.`,
    tabs: unitTabs(OFFICIAL, true),
    notice: isDayWrong
      ? {
          kind: 'grave',
          title: 'Ngày chưa đúng',
          text: `Hãy viết đủ ngày, tháng, năm, ví dụ 21/10/2024. Dưới đây là danh mục ngày ${spokenDay(today)}.`,
        }
      : undefined,
    tools: {
      actionUrl: OFFICIAL,
      search: { value: typed, label: 'Tên tỉnh, huyện hoặc xã', placeholder: 'Tên tỉnh, huyện hoặc xã, không cần dấu' },
      within: { id: 'ngay', name: 'ngay', value: typedDay, label: 'Theo ngày', placeholder: `Theo ngày, ví dụ ${spokenDay(today)}` },
      reset: typed || typedDay ? { label: 'Xóa tìm kiếm', url: OFFICIAL } : undefined,
    },
    table: {
      label: 'Đơn vị hành chính tìm thấy',
      columns: [{ label: 'Đơn vị' }, { label: 'Mã' }, { label: 'Hiệu lực' }, { label: 'Việc', isHidden: true }],
      rows: found.map((one) => ({
        cells: [
          headCell(one.name, undefined, one.place || undefined),
          { text: one.code, isCode: true },
          textCell(
            one.validTo ? `${spokenDay(one.validFrom)} đến trước ${spokenDay(one.validTo)}` : `Từ ${spokenDay(one.validFrom)}`,
            one.legalBasis || undefined,
          ),
          { action: { label: 'Xem và lấy', hiddenLabel: placeName(one), url: listUrl(`${OFFICIAL}/${one.id}`, { ngay: typedDay }) } },
        ],
      })),
      empty: emptyOf(typed, isEmpty),
    },
    note: 'Trước ngày 01/07/2025 là danh mục ba cấp 63 tỉnh, thành phố (theo số liệu đầu năm 2021); từ ngày ấy là hai cấp, 34 tỉnh, thành phố.',
  };
}

function emptyOf(typed: string, isEmpty: boolean): ListView['table']['empty'] {
  if (isEmpty)
    return { title: 'Danh mục hành chính còn trống', text: 'Người vận hành hệ thống chạy lệnh “khoabang units import” một lần là có.' };
  return typed
    ? { title: 'Không có nơi nào tên như vậy vào ngày này', text: 'Thử gõ ít chữ hơn, không cần dấu, hoặc đổi ngày.' }
    : {
        title: 'Gõ tên để tìm',
        text: 'Ví dụ “lâm đồng” để lấy mọi xã, phường của tỉnh; “đà lạt” với ngày 21/10/2024 để lấy thành phố cũ.',
      };
}

/** What taking over would bring, before it is done. */
export function adoptionPage(
  { root, missing, known, clashes, ended }: Adoption,
  { day, typedDay, isChanged = false }: { day: string; typedDay: string; isChanged?: boolean },
): ConsoleContent<GroupsView> {
  const place = root.place ? `${root.name}, ${root.place}` : root.name;
  return {
    title: `Lấy ${root.name}`,
    heading: root.name,
    sentence: [root.place, `theo danh mục ngày ${spokenDay(day)}`].filter(Boolean).join(', '),
    back: { label: 'Danh mục hành chính', url: listUrl(OFFICIAL, { ngay: typedDay }) },
    notice: isChanged
      ? {
          kind: 'grave',
          title: 'Danh mục hành chính vừa thay đổi',
          text: 'Chưa ghi gì. Hãy xem lại các đơn vị đã kết thúc ở dưới, rồi bấm lại.',
        }
      : undefined,
    groups: [
      ...(clashes.length > 0
        ? [
            {
              heading: 'Không lấy được',
              sentence: 'Danh mục của bạn đang dùng các mã này cho tên khác. Hãy sửa ở danh mục của bạn trước.',
              table: {
                label: 'Đơn vị không lấy được',
                columns: [{ label: 'Mã' }, { label: 'Danh mục hành chính' }, { label: 'Danh mục của bạn' }],
                rows: clashes.map(({ code, official, own }) => ({ cells: [headCell(code), textCell(official), textCell(own)] })),
              },
            },
          ]
        : []),
      {
        heading: 'Sẽ thêm vào danh mục của bạn',
        sentence: missing.length > SHOWN ? `${formatNumber(SHOWN)} đơn vị đầu trong ${formatNumber(missing.length)} đơn vị.` : undefined,
        table: {
          label: 'Đơn vị sẽ thêm',
          columns: [{ label: 'Đơn vị' }, { label: 'Mã' }],
          rows: missing
            .slice(0, SHOWN)
            .map((one) => ({ cells: [headCell(one.name, undefined, one.place), { text: one.code, isCode: true }] })),
          empty: {
            title: 'Không còn đơn vị nào phải thêm',
            text: `${formatNumber(known)} đơn vị đã có trong danh mục của bạn.`,
            action: { label: 'Xem danh mục', url: UNITS },
          },
        },
      },
      ...(ended.length > 0 ? [endings(ended)] : []),
    ],
    forms: [
      {
        heading: missing.length > 0 ? `Thêm ${formatNumber(missing.length)} đơn vị` : 'Cập nhật',
        sentence:
          missing.length > 0
            ? `${place}: ${countedUnits([
                ['thêm', missing.length],
                ['giữ nguyên', known],
              ])}.`
            : 'Ghi lại quan hệ sáp nhập, chia tách mà danh mục hành chính biết thêm.',
        actionUrl: listUrl(`${OFFICIAL}/${root.id}`, { ngay: typedDay }),
        fields: ended.length > 0 ? [endingField(ended.length)] : [],
        button: missing.length > 0 ? 'Thêm vào danh mục' : 'Cập nhật',
        isMain: missing.length > 0,
      },
    ],
  };
}

/** Units that are to end: whoever counts for one chooses it no more from that day on. */
function endings(ended: Adoption['ended']): GroupsView['groups'][number] {
  const shown = ended.length > SHOWN ? `${formatNumber(SHOWN)} đơn vị đầu trong ${formatNumber(ended.length)} đơn vị. ` : '';
  return {
    heading: 'Đã kết thúc theo danh mục hành chính',
    sentence: `${shown}Trong danh mục của bạn các đơn vị này chưa có ngày kết thúc.`,
    table: {
      label: 'Đơn vị đã kết thúc',
      columns: [{ label: 'Đơn vị' }, { label: 'Mã' }, { label: 'Kết thúc từ ngày' }],
      rows: ended.slice(0, SHOWN).map(({ unit, validTo }) => ({
        cells: [
          headCell(unit.name, unitUrl(unit.id), unit.place || undefined),
          { text: unit.code, isCode: true },
          textCell(spokenDay(validTo)),
        ],
      })),
    },
  };
}

function endingField(count: number): GroupsView['forms'][number]['fields'][number] {
  return {
    ticks: {
      id: 'ends',
      name: 'ends',
      label: 'Đơn vị đã kết thúc',
      hint: 'Cuộc thi lấy danh mục từ ngày kết thúc trở đi sẽ không có các đơn vị này. Bỏ chọn thì chúng giữ nguyên.',
      options: [{ value: String(count), label: `Ghi ngày kết thúc cho ${formatNumber(count)} đơn vị`, isChecked: true }],
    },
  };
}
