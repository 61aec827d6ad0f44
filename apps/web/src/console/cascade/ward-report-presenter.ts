import type { RunningContest } from '#contests';
import { formatDate, formatMoment, formatNumber, formatPercent, formatTime, formatTimeWithSeconds, maskEmail, maskPhone } from '#kernel';
import type { CsvRow } from '../../edge/csv.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, isNarrowed, type ListQuery, listUrl, momentCell, numberCell, pagerOf, textCell } from '../listing.js';
import { turnoutFigures } from '../rounds/round-presenter.js';
import type { CellView, ListView, TableView } from '../view-models.js';
import { WARD_REPORT } from './addresses.js';
import type { WardPrizeList } from './ward-prizes.js';
import type { OwnUnitLine, WardFigures, WardPeople, WardPerson } from './ward-report.js';

const NO_UNIT = 'Chưa chọn đơn vị';
export const PEOPLE_OF_WARD = `${WARD_REPORT}/nguoi`;
export const UNIT_HEAD = ['Đơn vị', 'Đã đăng ký', 'Đã dự thi', 'Lượt thi', 'Số người của đơn vị', 'Trong đó lãnh đạo, quản lý'];
export const PEOPLE_HEAD = ['Họ tên', 'Liên hệ (đã che)', 'Đơn vị', 'Đối tượng', 'Lượt thi', 'Đăng ký lúc'];

type Tab = 'don-vi' | 'chi-tieu' | 'dot' | 'giai' | 'nguoi';

/** /quan-tri/bao-cao, by what it is told */
export function wardReport(figures: WardFigures, by: 'don-vi' | 'chi-tieu' | 'dot'): ConsoleContent<ListView> {
  const { turnout } = figures;
  return {
    title: 'Báo cáo',
    heading: 'Báo cáo của đơn vị',
    sentence: 'Người tính cho đơn vị mình trong cuộc thi của cấp trên. Số liệu bằng đúng số của cấp trên tính cho đơn vị này.',
    tabs: tabs(by),
    figures: turnoutFigures(turnout?.totals, false),
    tools:
      by === 'don-vi'
        ? {
            actionUrl: WARD_REPORT,
            exports: [
              { label: 'Bảng XLSX', url: `${WARD_REPORT}/xuat.xlsx` },
              { label: 'Bảng CSV', url: `${WARD_REPORT}/xuat.csv` },
            ],
          }
        : undefined,
    table: { 'don-vi': unitTable, 'chi-tieu': targetTable, dot: roundTable }[by](figures),
    note: turnout
      ? `Đếm lúc ${formatTimeWithSeconds(turnout.takenAt)} ngày ${formatDate(turnout.takenAt)}. “Đã dự thi” là người đã vào làm bài ít nhất một lượt.`
      : 'Số liệu hiện ở đây khi có người đầu tiên dự thi.',
  };
}

/** /quan-tri/bao-cao?theo=giai */
export function wardPrizeList(list: WardPrizeList | undefined, mayExport: boolean): ConsoleContent<ListView> {
  const awards = list?.awards ?? [];
  return {
    title: 'Giải riêng',
    heading: 'Giải riêng của đơn vị',
    sentence: 'Xét theo bảng xếp hạng đã công bố của cấp trên, trong số người của đơn vị mình.',
    tabs: tabs('giai'),
    tools:
      mayExport && awards.length > 0
        ? { actionUrl: WARD_REPORT, exports: [{ label: 'Danh sách CSV', url: `${WARD_REPORT}/giai.csv` }] }
        : undefined,
    table: {
      label: 'Giải riêng của đơn vị',
      columns: [
        { label: 'Người' },
        { label: 'Giải' },
        { label: 'Đợt thi' },
        { label: 'Hạng trong đơn vị', isNumber: true },
        { label: 'Hạng cuộc thi', isNumber: true },
        { label: 'Điểm', isNumber: true },
      ],
      rows: awards.map(({ fullName, unitName, prize, round, place, rank, points }) => ({
        cells: [
          headCell(fullName, undefined, unitName),
          textCell(prize),
          textCell(round.name),
          numberCell(place),
          numberCell(rank),
          { text: points.replace('.', ','), isNumber: true },
        ],
      })),
      empty: list
        ? { title: 'Chưa có đợt nào công bố kết quả', text: 'Cấp trên công bố kết quả một đợt thì danh sách đề nghị hiện ở đây.' }
        : {
            title: 'Đơn vị không có giải riêng',
            text: 'Cấp trên cho phép thì đơn vị ghi giải của mình trong kế hoạch triển khai, mục giải thưởng.',
          },
    },
    note:
      list && list.byHand.length > 0
        ? `Máy chỉ đề nghị giải xét theo thứ hạng từng đợt. Đơn vị tự xét: ${list.byHand.map(({ name }) => name).join(', ')}.`
        : awards.length > 0
          ? 'Đây là danh sách đề nghị. Đơn vị quyết định và trao; giải của cấp trên không đổi.'
          : undefined,
  };
}

/** The own prizes as rows of a file. */
export function prizeRowsOf({ awards }: WardPrizeList): CsvRow[] {
  return [
    ['Họ tên', 'Đơn vị', 'Giải', 'Đợt thi', 'Hạng trong đơn vị', 'Hạng cuộc thi', 'Điểm'],
    ...awards.map(({ fullName, unitName, prize, round, place, rank, points }) => [
      fullName,
      unitName,
      prize,
      round.name,
      place,
      rank,
      Number(points),
    ]),
  ];
}

/** What stands here once the grant was taken back. */
export function endedReport(revokedAt: Date, reason: string | null): ConsoleContent<ListView> {
  return {
    title: 'Báo cáo',
    heading: 'Báo cáo của đơn vị',
    notice: {
      kind: 'grave',
      title: 'Cấp trên đã thu hồi việc giao triển khai',
      text: `Từ ${formatMoment(revokedAt)}, đơn vị không còn xem được người dự thi và số liệu. Người đã đăng ký vẫn dự thi như cũ.${reason ? ` Lý do: ${reason}` : ''}`,
    },
    table: {
      label: 'Báo cáo',
      columns: [],
      rows: [],
      empty: { title: 'Không còn số liệu', text: 'Cần số liệu đã qua, hãy hỏi Ban Tổ chức của cấp trên.' },
    },
  };
}

export interface WardPeopleFacts extends WardPeople {
  query: ListQuery;
  number: number;
  mayExport: boolean;
}

/** /quan-tri/bao-cao/nguoi */
export function wardPeople({ running, people, total, query, number, mayExport }: WardPeopleFacts): ConsoleContent<ListView> {
  const isFiltered = isNarrowed(query, ['q']);
  return {
    title: 'Người của đơn vị',
    heading: 'Người của đơn vị',
    sentence: `${formatNumber(total)} người ${isFiltered ? 'khớp với tên đang tìm' : 'tính cho đơn vị mình'}.`,
    tabs: tabs('nguoi'),
    tools: {
      actionUrl: PEOPLE_OF_WARD,
      search: { value: query['q'] ?? '', label: 'Tìm theo tên', placeholder: 'Tìm theo tên' },
      exports:
        mayExport && total > 0
          ? [
              { label: 'Danh sách XLSX', url: listUrl(`${PEOPLE_OF_WARD}/xuat.xlsx`, query) },
              { label: 'Danh sách CSV', url: listUrl(`${PEOPLE_OF_WARD}/xuat.csv`, query) },
            ]
          : undefined,
      reset: isFiltered ? { label: 'Xóa lọc', url: PEOPLE_OF_WARD } : undefined,
    },
    table: {
      label: 'Người của đơn vị',
      columns: [
        { label: 'Họ tên' },
        { label: 'Đơn vị' },
        { label: 'Đối tượng' },
        { label: 'Lượt thi', isNumber: true },
        { label: 'Đăng ký' },
      ],
      rows: people.map((person) => ({
        cells: [
          headCell(person.fullName, undefined, contactOf(person)),
          textCell(person.ownUnitName || NO_UNIT),
          textCell(audienceName(running, person.audience)),
          numberCell(person.attempts),
          momentCell(person.registeredAt),
        ],
      })),
      empty: isFiltered
        ? { title: 'Không có ai như vậy', text: 'Thử gõ ít chữ hơn, không cần dấu.', action: { label: 'Xóa lọc', url: PEOPLE_OF_WARD } }
        : { title: 'Chưa có ai', text: 'Ai đăng ký và tính cho đơn vị mình, trên trang nào cũng vậy, sẽ hiện ở đây.' },
    },
    pager: total > 0 ? pagerOf(PEOPLE_OF_WARD, query, { number, shown: people.length, total, noun: 'người' }) : undefined,
    note: 'Chỉ có người tính cho đơn vị mình. Số điện thoại và thư điện tử được che. Mỗi lần xuất danh sách được ghi vào nhật ký.',
  };
}

/** The units' numbers as rows of a file. */
export function unitRows({ lines }: WardFigures): CsvRow[] {
  return lines.map(({ unit, registered, people, attempts }) => [
    unit?.name ?? NO_UNIT,
    registered,
    people,
    attempts,
    unit?.headCount ?? null,
    unit?.counted?.leaders ?? null,
  ]);
}

/** The people as rows of a file, contacts masked as on the page. */
export function peopleRowsOf(running: RunningContest, people: readonly WardPerson[]): CsvRow[] {
  return people.map((person) => [
    person.fullName,
    contactOf(person),
    person.ownUnitName,
    audienceName(running, person.audience),
    person.attempts,
    `${formatTime(person.registeredAt)}, ${formatDate(person.registeredAt)}`,
  ]);
}

function tabs(current: Tab): NonNullable<ListView['tabs']> {
  const tab = (key: Tab, label: string, url: string) => ({ label, url, current: key === current });
  return [
    tab('don-vi', 'Theo đơn vị', WARD_REPORT),
    tab('chi-tieu', 'Theo chỉ tiêu', `${WARD_REPORT}?theo=chi-tieu`),
    tab('dot', 'Theo đợt thi', `${WARD_REPORT}?theo=dot`),
    tab('giai', 'Giải riêng', `${WARD_REPORT}?theo=giai`),
    tab('nguoi', 'Người dự thi', PEOPLE_OF_WARD),
  ];
}

function unitTable({ lines }: WardFigures): TableView {
  const total = (pick: (line: OwnUnitLine) => number): CellView => numberCell(lines.reduce((sum, line) => sum + pick(line), 0));
  return {
    label: 'Số liệu theo đơn vị',
    columns: [
      { label: 'Đơn vị' },
      { label: 'Đã đăng ký', isNumber: true },
      { label: 'Đã dự thi', isNumber: true },
      { label: 'Lượt thi', isNumber: true },
      { label: 'Tỷ lệ', unit: 'trên số người', isNumber: true },
    ],
    rows: lines.map(({ unit, registered, people, attempts }) => ({
      cells: [
        headCell(unit?.name ?? NO_UNIT, undefined, headCountOf(unit)),
        numberCell(registered),
        numberCell(people),
        numberCell(attempts),
        shareCell(people, unit?.headCount),
      ],
    })),
    foot: [
      { text: 'Cộng', isHead: true },
      total(({ registered }) => registered),
      total(({ people }) => people),
      total(({ attempts }) => attempts),
      {},
    ],
    empty: { title: 'Chưa có số liệu', text: 'Số liệu hiện ở đây khi có người đăng ký.' },
  };
}

/** "96 người, trong đó 12 lãnh đạo, quản lý" */
function headCountOf(unit: OwnUnitLine['unit']): string | undefined {
  if (!unit?.counted) return undefined;
  const { people, leaders } = unit.counted;
  return `${formatNumber(people)} người${leaders === null ? '' : `, trong đó ${formatNumber(leaders)} lãnh đạo, quản lý`}`;
}

function targetTable({ targets }: WardFigures): TableView {
  return {
    label: 'Số liệu theo chỉ tiêu',
    columns: [
      { label: 'Chỉ tiêu' },
      { label: 'Phải có', isNumber: true },
      { label: 'Đã dự thi', isNumber: true },
      { label: 'Còn thiếu', isNumber: true },
      { label: 'Đạt', isNumber: true },
    ],
    rows: targets.map(({ target, people, aim }) => ({
      cells: [
        headCell(target.name, undefined, target.encouraged ? 'Khuyến khích, không bắt buộc' : undefined),
        aim === undefined ? textCell(target.encouraged ? '' : 'Chưa có số người') : numberCell(aim),
        numberCell(people),
        aim === undefined ? {} : numberCell(Math.max(0, aim - people)),
        shareCell(people, aim),
      ],
    })),
    empty: { title: 'Chưa đặt chỉ tiêu', text: 'Chỉ tiêu nằm trong kế hoạch triển khai của đơn vị.' },
  };
}

function roundTable({ rounds }: WardFigures): TableView {
  return {
    label: 'Số liệu theo đợt thi',
    columns: [
      { label: 'Đợt thi' },
      { label: 'Mở' },
      { label: 'Đã dự thi', isNumber: true },
      { label: 'Lượt thi', isNumber: true },
      { label: 'Đã nộp', isNumber: true },
    ],
    rows: rounds.map(({ round, turnout }) => ({
      cells: [
        headCell(round.name),
        momentCell(round.opensAt),
        ...[turnout?.totals.people, turnout?.totals.attempts, turnout?.totals.sealed].map((count) =>
          count === undefined ? {} : numberCell(count),
        ),
      ],
    })),
    empty: { title: 'Chưa có đợt thi', text: 'Cuộc thi này không có phần trắc nghiệm.' },
  };
}

function shareCell(people: number, all: number | null | undefined): CellView {
  return all ? { text: formatPercent(people / all), isNumber: true } : {};
}

function contactOf({ phone, email }: WardPerson): string {
  return phone ? maskPhone(phone) : email ? maskEmail(email) : '';
}

function audienceName({ ruleSet }: RunningContest, code: string): string {
  return ruleSet.audiences.find((audience) => audience.code === code)?.name ?? code;
}
