import type { Account } from '#accounts';
import type { FormFault, NewsPost, NewsState, TypedNews } from '#contests';
import { type AccountId, formatMoment, formatTime } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, type ListQuery, momentCell, pagerOf, textCell } from '../listing.js';
import type { EditorView, ListView, StateView } from '../view-models.js';

export const NEWS = '/quan-tri/tin-tuc';
const BACK = { label: 'Tin tức', url: NEWS };
const STATES: Readonly<Record<NewsState, StateView>> = {
  draft: { kind: 'next', label: 'Bản nháp' },
  published: { kind: 'done', label: 'Đã đăng' },
  archived: { kind: 'stopped', label: 'Đã cất' },
};
/** What is said after a post was saved. */
export function savedSentence(to: NewsState): string {
  return to === 'published' ? 'Đã đăng. Tin đang hiện trên trang dự thi.' : 'Đã lưu bản nháp. Chưa ai ngoài trang quản trị thấy tin này.';
}

export interface NewsListFacts {
  posts: readonly NewsPost[];
  total: number;
  authors: ReadonlyMap<AccountId, Account>;
  query: ListQuery;
  number: number;
  mayWrite: boolean;
}

/** The list of posts. */
export function newsList({ posts, total, authors, query, number, mayWrite }: NewsListFacts): ConsoleContent<ListView> {
  const isFiltered = isNarrowed(query, ['q', 'trang-thai']);
  const write = mayWrite ? { label: 'Viết tin mới', url: `${NEWS}/moi` } : undefined;
  return {
    title: 'Tin tức',
    heading: 'Tin tức',
    sentence: 'Tin hiện trên trang dự thi, mới nhất ở trên.',
    primary: write,
    tools: {
      actionUrl: NEWS,
      search: { value: query['q'] ?? '', label: 'Tìm tin', placeholder: 'Tìm theo tiêu đề' },
      filters: [
        {
          id: 'trang-thai',
          name: 'trang-thai',
          label: 'Trạng thái',
          options: filterOptions(
            'Đã đăng và bản nháp',
            Object.entries(STATES).map(([value, { label }]) => ({ value, label })),
            query['trang-thai'],
          ),
        },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url: NEWS } : undefined,
    },
    table: {
      label: 'Tin tức',
      columns: [{ label: 'Tiêu đề' }, { label: 'Trạng thái' }, { label: 'Người viết' }, { label: 'Giờ đăng' }, { label: 'Sửa lần cuối' }],
      rows: posts.map((post) => ({
        cells: [
          headCell(post.title, `${NEWS}/${post.id}`, post.isNotice ? 'Thông báo ở đầu trang chủ' : undefined),
          { state: STATES[post.state] },
          textCell(authorOf(post, authors)),
          post.publishedAt ? momentCell(post.publishedAt) : textCell('chưa đăng'),
          momentCell(post.updatedAt),
        ],
      })),
      empty: isFiltered
        ? {
            title: 'Không có tin nào như vậy',
            text: 'Thử gõ ít chữ hơn, hoặc chọn trạng thái khác.',
            action: { label: 'Xóa lọc', url: NEWS },
          }
        : { title: 'Chưa có tin nào', text: 'Tin đầu tiên thường là lời mời dự thi và cách đăng ký.', action: write },
    },
    pager: total > 0 ? pagerOf(NEWS, query, { number, shown: posts.length, total, noun: 'tin' }) : undefined,
  };
}

export interface NewsEditorFacts {
  /** Absent for a new post. */
  post?: NewsPost | undefined;
  typed: TypedNews;
  faults?: readonly FormFault[];
  /** Somebody else has saved in between: `post` is theirs, `typed` is ours. */
  isConflict?: boolean;
  author?: string | undefined;
}

/** The form in which a post is written. */
export function newsEditor({ post, typed, faults = [], isConflict = false, author }: NewsEditorFacts): ConsoleContent<EditorView> {
  return {
    title: post ? 'Sửa tin' : 'Viết tin mới',
    heading: post ? post.title : 'Viết tin mới',
    back: BACK,
    notice: isConflict && post ? conflictNotice('tin này', post.updatedAt) : undefined,
    actionUrl: post ? `${NEWS}/${post.id}` : `${NEWS}/moi`,
    hidden: post ? [{ name: 'version', value: String(post.version) }] : [],
    errors: errorSummary(faults),
    fields: [
      {
        text: {
          id: 'title',
          name: 'title',
          label: 'Tiêu đề',
          hint: 'Nói ngay điều chính: việc gì, khi nào.',
          value: typed.title,
          error: faultOf(faults, 'title'),
          maxlength: 160,
          autocomplete: 'off',
        },
      },
      {
        area: {
          id: 'summary',
          name: 'summary',
          label: 'Câu mở đầu',
          hint: 'Hiện ở trang chủ, trong danh sách tin và khi chia sẻ. Nhiều nhất 300 ký tự.',
          rows: '3',
          value: typed.summary,
          error: faultOf(faults, 'summary'),
        },
      },
      {
        area: {
          id: 'body',
          name: 'body',
          label: 'Nội dung',
          hint: 'Dòng trống ngắt đoạn. Dòng bắt đầu bằng "- " là gạch đầu dòng, bằng "## " là tiêu đề nhỏ.',
          rows: '14',
          value: typed.body,
          error: faultOf(faults, 'body'),
        },
      },
      {
        ticks: {
          id: 'notice',
          name: 'notice',
          label: 'Thông báo',
          options: [
            {
              value: 'yes',
              label: 'Đặt làm thông báo ở đầu trang chủ',
              detail: 'Hiện tiêu đề và câu mở đầu. Nếu có nhiều thông báo, tin đăng sau cùng được hiện.',
              isChecked: typed.isNotice,
            },
          ],
        },
      },
      ...(isConflict && post ? [savedByOther(post)] : []),
    ],
    side: newsSide(post, author),
    remove:
      post && post.state !== 'archived'
        ? {
            sentence: 'Cất tin này: người dự thi không thấy nữa. Tin vẫn còn trong mục Đã cất và có thể đăng lại.',
            label: 'Cất tin',
            url: `${NEWS}/${post.id}/cat`,
          }
        : undefined,
  };
}

function newsSide(post: NewsPost | undefined, author: string | undefined): EditorView['side'] {
  const isPublic = post?.state === 'published';
  return {
    heading: 'Đăng tin',
    state: post
      ? { ...STATES[post.state], ...(isPublic && post.publishedAt ? { label: `Đã đăng ${formatMoment(post.publishedAt)}` } : {}) }
      : { kind: 'next', label: 'Chưa lưu' },
    sentence: isPublic ? 'Lưu xong, người dự thi thấy ngay bản mới.' : 'Đăng xong, tin hiện ngay trên trang dự thi.',
    buttons: [
      { label: isPublic ? 'Lưu và giữ trên trang' : 'Đăng tin', value: 'publish', isFirst: true },
      { label: isPublic ? 'Gỡ về bản nháp' : 'Lưu bản nháp', value: 'draft' },
    ],
    preview: post
      ? isPublic
        ? { label: 'Mở tin trên trang dự thi', url: `/tin-tuc/${post.slug}` }
        : { label: 'Xem trước bản đã lưu', url: `${NEWS}/${post.id}/xem-truoc` }
      : undefined,
    facts: post
      ? [
          { label: 'Người viết', value: author ?? 'Có sẵn' },
          { label: 'Sửa lần cuối', value: formatMoment(post.updatedAt) },
          { label: 'Địa chỉ', value: `/tin-tuc/${post.slug}` },
        ]
      : undefined,
  };
}

/** What the form says when somebody else has saved since it was opened. */
export function conflictNotice(what: string, savedAt: Date): NonNullable<EditorView['notice']> {
  return {
    kind: 'grave',
    title: `Người khác vừa lưu ${what} lúc ${formatTime(savedAt)}`,
    text: 'Những gì bạn gõ còn nguyên và chưa được lưu. Bản của họ ở ô cuối. Hãy chép điều cần giữ vào bản của bạn; lưu lần nữa là thay bản của họ.',
  };
}

/** The other's version beside one's own; the field is not sent anywhere. */
function savedByOther({ title, summary, body }: NewsPost): EditorView['fields'][number] {
  return {
    area: {
      id: 'saved',
      name: 'saved',
      label: 'Bản của người kia',
      hint: 'Chỉ để đối chiếu. Ô này không được lưu.',
      rows: '10',
      value: [title, summary, body].filter(Boolean).join('\n\n'),
    },
  };
}

export function authorOf({ authorId }: NewsPost, authors: ReadonlyMap<AccountId, Account>): string {
  return authorId ? (authors.get(authorId)?.fullName ?? '') : 'Có sẵn';
}
