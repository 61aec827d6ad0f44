import { formatMoment, formatNumber } from '#kernel';
import { type Conclusion, type EntryRow, type SimilarityProgress, submissionNumber, type WITH } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import { beyondTheEnd, filterOptions, headCell, isNarrowed, type ListQuery, numberCell, pagerOf, stateCell, textCell } from '../listing.js';
import type { ReceivingPlace } from '../submissions/entry-reader.js';
import type { CellView, GroupsView, ListView, TabsView } from '../view-models.js';
import { APPLIED, similarEntryUrl, similarityUrl } from './addresses.js';
import { CONCLUSION_WORDS, NO_VERDICT, shareCell } from './similarity-words.js';

export interface SimilarityFacts {
  place: ReceivingPlace;
  progress: SimilarityProgress;
  rows: readonly EntryRow[];
  total: number;
  /** Entries of the register. */
  registered: number;
  query: ListQuery;
  number: number;
  tabs: TabsView;
}

const WHICH: Readonly<Record<(typeof WITH)[number], string>> = {
  found: 'Có đoạn giống văn bản khác',
  register: 'Giống sáng kiến đã áp dụng',
  unsaid: 'Chưa ai kết luận',
  copied: 'Đã kết luận: trùng lặp',
  'not-copied': 'Đã kết luận: không trùng lặp',
  council: 'Cần hội đồng xem',
  unreadable: 'Máy không đọc được chữ',
};

/** /quan-tri/doi-chieu/:round */
export function similarityContent({
  place,
  progress,
  rows,
  total,
  registered,
  query,
  number,
  tabs,
}: SimilarityFacts): ConsoleContent<ListView> {
  const { round, part } = place;
  const url = similarityUrl(round);
  const isFiltered = isNarrowed(query, ['q', 'loc']);
  return {
    title: `Đối chiếu trùng lặp, ${part.name}`,
    heading: 'Đối chiếu trùng lặp',
    sentence: `${part.name}. ${NO_VERDICT}`,
    tabs,
    notice: noticeOf(progress),
    figures: [
      { value: `${formatNumber(progress.compared)}/${formatNumber(progress.entries)}`, label: 'bài đã đối chiếu' },
      { value: formatNumber(progress.unreadable), label: 'bài máy không đọc được chữ', url: `${url}?loc=unreadable` },
      { value: formatNumber(registered), label: 'sáng kiến đã áp dụng trong danh mục', url: APPLIED },
    ],
    primary: { label: 'Đối chiếu lại', url: `${url}/tim` },
    tools: {
      actionUrl: url,
      search: { value: query['q'] ?? '', label: 'Tìm theo số của bài', placeholder: 'Số của bài' },
      filters: [
        {
          id: 'loc',
          name: 'loc',
          label: 'Hiện',
          options: filterOptions(
            'Mọi bài',
            Object.entries(WHICH).map(([value, label]) => ({ value, label })),
            query['loc'],
          ),
        },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url } : undefined,
    },
    table: {
      label: 'Bài dự thi theo phần giống văn bản khác',
      columns: [
        { label: 'Bài' },
        { label: 'Giống nhất', isNumber: true },
        { label: 'Đoạn dài', unit: 'từ', isNumber: true },
        { label: 'Văn bản', isNumber: true },
        { label: 'Kết luận' },
      ],
      rows: rows.map((row) => ({
        cells: [
          headCell(`${submissionNumber(part.kind, row.number)}. ${row.title}`, similarEntryUrl(row.submission), detailOf(row)),
          shareCell(row.share_without, row.share),
          row.longest === null ? { text: '–', isNumber: true } : numberCell(row.longest),
          numberCell(row.others),
          conclusionCell(row),
        ],
        isMarked: row.is_unsaid,
      })),
      empty:
        total > 0
          ? beyondTheEnd(url, query)
          : isFiltered
            ? { title: 'Không có bài nào như vậy', text: 'Thử bỏ bớt lọc.', action: { label: 'Xóa lọc', url } }
            : { title: 'Chưa có bài nào đủ tệp', text: 'Bài đã gửi và đủ tệp sẽ hiện ở đây.' },
    },
    pager: total > rows.length ? pagerOf(url, query, { number, shown: rows.length, total, noun: 'bài' }) : undefined,
    note: '“Giống nhất”: phần từ ngữ của bài có trong văn bản giống nhất, không kể trích dẫn và cụm từ chung của cuộc thi. “Văn bản”: số văn bản có đoạn giống. Trang này không bao giờ hiện với giám khảo; mỗi lần mở hai văn bản cạnh nhau được ghi vào nhật ký.',
  };
}

/** Where comparing stands, while something is still to come. */
function noticeOf({ entries, compared, unreadable, wish, isAutomatic, last }: SimilarityProgress): ConsoleContent<ListView>['notice'] {
  const left = entries - compared - unreadable;
  if (entries === 0) return undefined;
  if (!isAutomatic && !wish && last === null)
    return {
      kind: 'info',
      title: 'Chưa đối chiếu',
      text: 'Máy tự đối chiếu khi hết hạn nhận bài. Muốn xem sớm thì bấm Đối chiếu lại.',
    };
  if (left > 0 && (isAutomatic || wish))
    return {
      kind: 'info',
      title: `Còn ${formatNumber(left)} bài đang chờ đối chiếu`,
      text: 'Bạn có thể rời trang này. Danh sách dưới đây là những gì đã xong.',
    };
  return undefined;
}

/** What a line says below the title: what must not be overlooked. */
function detailOf({ words, is_applied, compared_at }: EntryRow): string | undefined {
  if (words === 0) return 'Máy không đọc được chữ trong tệp: phải có người xem';
  if (is_applied) return 'Có đoạn hoặc tên giống sáng kiến trong danh mục đã áp dụng';
  return compared_at === null ? 'Chưa đối chiếu' : undefined;
}

function conclusionCell(row: EntryRow): CellView {
  const { conclusion, conclusion_version, version, is_unsaid } = row;
  if (conclusion === null) return row.others > 0 ? stateCell('next', 'Chưa kết luận') : textCell('–');
  return {
    state: CONCLUSION_WORDS[conclusion as Conclusion],
    detail:
      conclusion_version !== version ? 'Kết luận về bản trước của bài' : is_unsaid ? 'Có thêm đoạn giống sau khi kết luận' : undefined,
  };
}

/** /quan-tri/doi-chieu/:round/tim */
export function againContent({ round, part }: ReceivingPlace, { last, entries }: SimilarityProgress): ConsoleContent<GroupsView> {
  return {
    title: 'Đối chiếu lại',
    heading: 'Đối chiếu lại',
    sentence: last ? `${part.name}. Lần gần nhất lúc ${formatMoment(last)}.` : `${part.name}. Chưa đối chiếu lần nào.`,
    back: { label: 'Đối chiếu trùng lặp', url: similarityUrl(round) },
    isReadFirst: true,
    groups: [
      {
        heading: 'Máy tìm ở đâu',
        table: {
          label: 'Máy tìm ở đâu',
          isTold: true,
          columns: [{ label: 'Văn bản' }, { label: 'Cách tìm' }],
          rows: [
            { cells: [headCell('Bài dự thi khác của cuộc thi này'), textCell('Bản gửi gần nhất của mỗi bài; bài đã rút không tính.')] },
            { cells: [headCell('Bài của các cuộc thi trước'), textCell('Chừng nào nội dung còn được lưu theo thời hạn đã định.')] },
            { cells: [headCell('Danh mục sáng kiến đã áp dụng'), textCell('Theo nội dung tóm tắt và theo tên.')] },
            {
              cells: [
                headCell('Không tính'),
                textCell('Các bản gửi trước của chính bài ấy; câu chữ của thể lệ và của mẫu; cụm từ mà rất nhiều bài cùng dùng.'),
              ],
            },
          ],
        },
      },
    ],
    forms: [
      {
        heading: 'Đối chiếu ngay',
        sentence: `${formatNumber(entries)} bài được đối chiếu lại từ đầu, thường vài trăm bài mỗi phút. Kết luận đã ghi vẫn giữ nguyên.`,
        actionUrl: `${similarityUrl(round)}/tim`,
        fields: [],
        button: 'Đối chiếu lại',
        isMain: true,
      },
    ],
  };
}
