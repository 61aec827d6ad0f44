import { formatEnd, formatMoment, formatMomentWithSeconds, formatNumber, formatStart } from '#kernel';
import { DESK_STATES, type DeskLine, type DeskState, type HoldingFile, LOOK_MS, PROMISE_GRACE_MS, submissionNumber } from '#submissions';
import type { Unit, UnitId } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { beyondTheEnd, filterOptions, headCell, isNarrowed, type ListQuery, listUrl, momentCell, pagerOf, textCell } from '../listing.js';
import { timeAndDate } from '../times.js';
import type { ListView, TabsView } from '../view-models.js';
import { ASKED, counterUrl, entriesUrl, entryUrl, FILES_WAIT } from './addresses.js';
import type { ReceivingPlace } from './entry-reader.js';
import { AUTHOR_KIND_WORDS, authorNames, CHANNEL_WORDS, STATE_WORDS } from './submission-words.js';

/** Values of the list's address that narrow it. */
export const ENTRY_FILTERS = ['q', 'don-vi', 'trang-thai', 'kenh'] as const;

export interface EntriesFacts {
  place: ReceivingPlace;
  /** Other parts that receive, where there are several. */
  places: readonly ReceivingPlace[];
  lines: readonly DeskLine[];
  total: number;
  counts: Readonly<Record<DeskState, number>>;
  /** Of so many somebody has asked that they be cancelled, and nobody has decided. */
  cancelling: number;
  /** To so many staff have added files that stand in no version yet. */
  filesWaiting: number;
  units: ReadonlyMap<UnitId, Unit>;
  query: ListQuery;
  number: number;
  tabs: TabsView;
  mayExport: boolean;
  /** Whether what came on paper may still be entered. */
  isTaking: boolean;
  /** A sentence about the scanner for malware, where something is to be said. */
  scanner: { title: string; text: string } | undefined;
  /** Files for which receiving is kept from ending. */
  holding: readonly HoldingFile[];
  now: Date;
}

/** /quan-tri/bai-du-thi/:round */
export function entriesContent(facts: EntriesFacts): ConsoleContent<ListView> {
  const { place, places, lines, total, counts, cancelling, filesWaiting, units, query, number, tabs, mayExport, isTaking, scanner, now } =
    facts;
  const { round, part } = place;
  const url = entriesUrl(round);
  const isFiltered = isNarrowed(query, ENTRY_FILTERS);
  const all = DESK_STATES.reduce((sum, state) => sum + counts[state], 0);
  return {
    title: `Bài dự thi, ${part.name}`,
    heading: places.length > 1 ? `Bài dự thi: ${part.name}` : 'Bài dự thi',
    sentence: `${part.name}. Nhận bài từ ${formatStart(round.opensAt)} đến ${formatEnd(round.closesAt)}. Đã nhận ${formatNumber(all)} bài.`,
    notice: holdingNotice(facts) ?? filesNotice(facts) ?? (scanner && { kind: 'wait', ...scanner }),
    tabs: [
      ...tabs,
      ...places.filter((one) => one.round.id !== round.id).map((one) => ({ label: one.part.name, url: entriesUrl(one.round) })),
    ],
    figures: (['unchecked', 'incomplete', 'supplement', 'valid', 'invalid'] as const).map((state) => ({
      value: formatNumber(counts[state]),
      label: FIGURES[state],
      url: listUrl(url, { 'trang-thai': state }),
    })),
    primary: isTaking ? { label: 'Nhập bài giấy, bài gửi thư', url: counterUrl(round) } : undefined,
    tools: {
      actionUrl: url,
      search: { value: query['q'] ?? '', label: 'Tìm theo số, tên bài hoặc tác giả', placeholder: 'Số, tên bài, tác giả' },
      within: { id: 'don-vi', name: 'don-vi', value: query['don-vi'] ?? '', label: 'Lọc theo đơn vị', placeholder: 'Lọc theo đơn vị' },
      filters: [
        {
          id: 'trang-thai',
          name: 'trang-thai',
          label: 'Trạng thái',
          options: filterOptions(
            `Mọi trạng thái (${formatNumber(all)})`,
            [
              ...DESK_STATES.map((state) => ({ value: state, label: `${STATE_WORDS[state].label} (${formatNumber(counts[state])})` })),
              { value: ASKED, label: `Có đề nghị hủy (${formatNumber(cancelling)})` },
              { value: FILES_WAIT, label: `Còn tệp chưa đưa vào bài (${formatNumber(filesWaiting)})` },
            ],
            query['trang-thai'],
          ),
        },
        {
          id: 'kenh',
          name: 'kenh',
          label: 'Cách gửi',
          options: filterOptions(
            'Mọi cách gửi',
            Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label })),
            query['kenh'],
          ),
        },
      ],
      exports: mayExport && total > 0 ? [{ label: 'Xuất danh sách', url: listUrl(`${url}/xuat.xlsx`, query) }] : undefined,
      reset: isFiltered ? { label: 'Xóa lọc', url } : undefined,
    },
    table: {
      label: 'Bài dự thi',
      columns: [
        { label: 'Số' },
        { label: 'Bài' },
        { label: 'Tác giả' },
        { label: 'Số từ', isNumber: true },
        { label: 'Nhận lúc' },
        { label: 'Trạng thái' },
      ],
      rows: lines.map(({ submission, state, isCancelling, hasFilesWaiting, version, authors }) => ({
        cells: [
          { ...headCell(submissionNumber(part.kind, submission.number ?? 0), entryUrl(round, submission.id)), isCode: true },
          textCell(version.content.title, detailOf(submission.channel, submission.version)),
          textCell(authorNames(authors), unitText(units, submission.unitId)),
          version.words === null ? { text: '–', isNumber: true } : { text: formatNumber(version.words), isNumber: true },
          submission.receivedAt ? momentCell(submission.receivedAt) : textCell(''),
          { state: STATE_WORDS[state], detail: openIn({ isCancelling, hasFilesWaiting }) },
        ],
      })),
      empty:
        total > 0
          ? beyondTheEnd(url, query)
          : isFiltered
            ? {
                title: 'Không có bài nào như vậy',
                text: 'Thử gõ ít chữ hơn, không cần dấu với tên tác giả, hoặc bỏ bớt lọc.',
                action: { label: 'Xóa lọc', url },
              }
            : {
                title: 'Chưa nhận được bài nào',
                text:
                  now < round.opensAt
                    ? 'Phần thi chưa đến ngày nhận bài.'
                    : 'Bài gửi trên trang dự thi và bài nhập tại đây sẽ hiện ở bảng này.',
              },
    },
    pager: total > 0 ? pagerOf(url, query, { number, shown: lines.length, total, noun: 'bài' }) : undefined,
    note: `Mỗi lần mở một bài, tải một tệp hoặc xuất danh sách được ghi vào nhật ký. Con số lúc ${timeAndDate(now, now)}.`,
  };
}

/** Files named in the notice; who has more of them has one reason for all. */
const MOST_NAMED = 5;

/** Which files the round waits for, and what can be done about it; undefined while it waits for none. */
function holdingNotice({ place: { round, part }, holding, now }: EntriesFacts): ListView['notice'] {
  if (round.state !== 'closing' || holding.length === 0 || now.getTime() < round.closesAt.getTime() + PROMISE_GRACE_MS) return undefined;
  const named = holding
    .slice(0, MOST_NAMED)
    .map(({ number, fileName }) => `${submissionNumber(part.kind, number)} (${fileName ?? 'tệp'})`)
    .join(', ');
  return {
    kind: 'wait',
    title: 'Chưa khép lại được việc nhận bài vì còn tệp chờ quét mã độc',
    text:
      `Tệp đã đến đúng hạn, của bài ${named}${holding.length > MOST_NAMED ? ' và những bài khác' : ''}. ` +
      'Hãy báo người vận hành xem chương trình quét; quét xong thì việc nhận bài tự khép lại. ' +
      `Chậm nhất ${formatMoment(new Date(round.closesAt.getTime() + LOOK_MS))}, việc nhận bài khép lại mà không chờ nữa; tệp quét xong sau đó thì bài vẫn đủ và chờ kiểm tra hình thức.`,
    link: { label: 'Xem các bài chờ tệp', url: listUrl(entriesUrl(round), { 'trang-thai': 'incomplete' }) },
  };
}

/** Files that were added at the counter and that nobody has taken into their entries; undefined where there are none. */
function filesNotice({ place: { round }, filesWaiting }: EntriesFacts): ListView['notice'] {
  if (filesWaiting === 0) return undefined;
  return {
    kind: 'wait',
    title: `${formatNumber(filesWaiting)} bài còn tệp chưa đưa vào bài`,
    text: 'Tệp đã tải lên cho bài nhận tại quầy chỉ thành một phần của bài khi bấm “Đưa các tệp này vào bài”. Hãy đưa vào, hoặc bỏ tệp.',
    link: { label: 'Xem các bài ấy', url: listUrl(entriesUrl(round), { 'trang-thai': FILES_WAIT }) },
  };
}

/** What somebody still has to do with a line. */
function openIn({ isCancelling, hasFilesWaiting }: Pick<DeskLine, 'isCancelling' | 'hasFilesWaiting'>): string | undefined {
  const said = [...(isCancelling ? ['Có đề nghị hủy chờ quyết định'] : []), ...(hasFilesWaiting ? ['Còn tệp chưa đưa vào bài'] : [])];
  return said.length > 0 ? said.join('. ') : undefined;
}

const FIGURES = {
  unchecked: 'chưa kiểm tra',
  incomplete: 'chờ tệp',
  supplement: 'cần bổ sung',
  valid: 'hợp lệ',
  invalid: 'không hợp lệ',
} as const;

export const EXPORT_COLUMNS = [
  'Số',
  'Tên bài',
  'Tác giả',
  'Loại tác giả',
  'Đơn vị',
  'Cách gửi',
  'Lần gửi',
  'Số từ',
  'Nhận lúc',
  'Trạng thái',
  'Biên nhận',
] as const;
export const EXPORT_WIDTHS = [10, 48, 32, 14, 32, 18, 9, 10, 22, 18, 16];

/** A line of the list as a file has it. */
export function exportRow(place: ReceivingPlace, line: DeskLine, units: ReadonlyMap<UnitId, Unit>): (string | number | null)[] {
  const { submission, state, version, authors } = line;
  return [
    submissionNumber(place.part.kind, submission.number ?? 0),
    version.content.title,
    authorNames(authors),
    AUTHOR_KIND_WORDS[submission.authorKind],
    unitText(units, submission.unitId) ?? '',
    CHANNEL_WORDS[submission.channel],
    version.version,
    version.words,
    submission.receivedAt ? formatMomentWithSeconds(submission.receivedAt) : '',
    STATE_WORDS[state].label,
    version.receiptCode,
  ];
}

/** What a line says below the title: only what is out of the ordinary. */
function detailOf(channel: DeskLine['submission']['channel'], version: number | null): string | undefined {
  const said = [...(channel === 'online' ? [] : [CHANNEL_WORDS[channel]]), ...((version ?? 1) > 1 ? [`bản gửi lần ${version}`] : [])];
  return said.length > 0 ? said.join(', ') : undefined;
}

export function unitText(units: ReadonlyMap<UnitId, Unit>, id: UnitId | null): string | undefined {
  const unit = id === null ? undefined : units.get(id);
  return unit && placeName(unit);
}
