import { type FormFault, hostOf, readingList, type ReferenceDocument, type TypedDocument } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import type { CellView, EditorView, ListView } from '../view-models.js';
import { conflictNotice } from './news-presenter.js';

export const DOCUMENTS = '/quan-tri/tai-lieu';

/** What is said after a document was saved. */
export function savedSentence(to: 'shown' | 'hidden'): string {
  return to === 'shown' ? 'Đã lưu. Tài liệu đang hiện trên trang dự thi.' : 'Đã lưu. Người dự thi chưa thấy tài liệu này.';
}

/** All there is to read: what the rules name, then what was added. */
export function documentList(
  references: readonly string[],
  documents: readonly ReferenceDocument[],
  { mayWrite }: { mayWrite: boolean },
): ConsoleContent<ListView> {
  const { named, others } = readingList(references, documents);
  const add = mayWrite ? { label: 'Thêm tài liệu', url: `${DOCUMENTS}/moi` } : undefined;
  return {
    title: 'Tài liệu',
    heading: 'Tài liệu tham khảo',
    sentence: sentenceOf(named.length, others.length),
    primary: add,
    table: {
      label: 'Tài liệu tham khảo',
      columns: [{ label: 'Tài liệu' }, { label: 'Liên kết' }, { label: 'Trạng thái' }, { label: 'Việc', isHidden: true }],
      rows: [
        ...named.map(({ title, added }, n) => ({
          cells: [
            headCell(title, undefined, added?.detail || undefined),
            linkCell(added),
            added?.state === 'hidden' ? stateCell('next', 'Liên kết đang ẩn') : stateCell('done', 'Theo Thể lệ'),
            mayWrite ? actionCell(title, added ? added.id : `moi?van-ban=${n + 1}`, added ? 'Sửa' : 'Gắn liên kết') : {},
          ],
        })),
        ...others.map((document) => ({
          cells: [
            headCell(document.title, undefined, document.detail || undefined),
            linkCell(document),
            document.state === 'shown' ? stateCell('done', 'Đang hiện') : stateCell('next', 'Đang ẩn'),
            mayWrite ? actionCell(document.title, document.id, 'Sửa') : {},
          ],
        })),
      ],
      empty: {
        title: 'Chưa có tài liệu nào',
        text: 'Thể lệ không nêu văn bản nào. Bạn có thể thêm tài liệu để người dự thi đọc.',
        action: add,
      },
    },
    note: 'Văn bản nêu trong Thể lệ luôn hiện và không cất được. Liên kết mở một trang công khai của cơ quan ban hành.',
  };
}

function sentenceOf(named: number, others: number): string {
  const added = others > 0 ? ` và ${formatNumber(others)} tài liệu bổ sung` : '';
  return `${formatNumber(named)} văn bản nêu trong Thể lệ${added}. Người dự thi đọc ở trang Tài liệu ôn tập.`;
}

function linkCell(document: ReferenceDocument | undefined): CellView {
  return textCell(document?.linkUrl ? hostOf(document.linkUrl) : 'chưa\u00a0có');
}

function actionCell(title: string, place: string, label: string): CellView {
  return { action: { label, hiddenLabel: title, url: `${DOCUMENTS}/${place}` } };
}

export interface DocumentEditorFacts {
  /** Absent for a new document. */
  document?: ReferenceDocument | undefined;
  typed: TypedDocument;
  /** The rules name it: its title must stay. */
  isNamed: boolean;
  faults?: readonly FormFault[];
  /** Somebody else has saved in between: `document` is theirs, `typed` is ours. */
  isConflict?: boolean;
}

/** The form of one document. */
export function documentEditor({
  document,
  typed,
  isNamed,
  faults = [],
  isConflict = false,
}: DocumentEditorFacts): ConsoleContent<EditorView> {
  return {
    title: document ? 'Sửa tài liệu' : 'Thêm tài liệu',
    heading: document ? 'Sửa tài liệu' : isNamed ? 'Gắn liên kết cho văn bản' : 'Thêm tài liệu',
    back: { label: 'Tài liệu tham khảo', url: DOCUMENTS },
    notice: isConflict && document ? conflictNotice('tài liệu này', document.updatedAt) : undefined,
    actionUrl: document ? `${DOCUMENTS}/${document.id}` : `${DOCUMENTS}/moi`,
    hidden: [
      ...(document ? [{ name: 'version', value: String(document.version) }] : []),
      // The rules say where one of theirs stands.
      ...(isNamed ? [{ name: 'ordinal', value: typed.ordinal }] : []),
    ],
    errors: errorSummary(faults),
    fields: [
      {
        area: {
          id: 'title',
          name: 'title',
          label: 'Tên tài liệu',
          hint: isNamed
            ? 'Giữ nguyên tên như trong Thể lệ để liên kết hiện đúng chỗ.'
            : 'Số, ký hiệu, ngày ban hành và trích yếu. Để gắn liên kết cho một văn bản của Thể lệ, chép đúng tên văn bản đó.',
          rows: '4',
          value: typed.title,
          error: faultOf(faults, 'title'),
        },
      },
      {
        text: {
          id: 'detail',
          name: 'detail',
          label: 'Ghi chú',
          hint: 'Không bắt buộc. Ví dụ: đọc từ Điều 3 đến Điều 7.',
          value: typed.detail,
          error: faultOf(faults, 'detail'),
          autocomplete: 'off',
        },
      },
      {
        text: {
          id: 'link',
          name: 'link',
          label: 'Liên kết',
          hint: 'Địa chỉ https của một trang công khai, ví dụ https://vanban.chinhphu.vn. Tên trang hiện bên cạnh tài liệu.',
          value: typed.link,
          error: faultOf(faults, 'link'),
          type: 'url',
          autocomplete: 'off',
        },
      },
      ...(isNamed ? [] : [ordinalField(typed.ordinal, faultOf(faults, 'ordinal'))]),
      ...(isConflict && document ? [savedByOther(document)] : []),
    ],
    side: {
      heading: 'Hiện tài liệu',
      state: document
        ? document.state === 'shown'
          ? { kind: 'done', label: 'Đang hiện' }
          : { kind: 'next', label: 'Đang ẩn' }
        : { kind: 'next', label: 'Chưa lưu' },
      sentence: 'Lưu và hiện xong, người dự thi thấy ngay ở trang Tài liệu ôn tập.',
      buttons: [
        { label: 'Lưu và hiện', value: 'publish', isFirst: true },
        { label: 'Lưu, chưa hiện', value: 'draft' },
      ],
      preview: document?.state === 'shown' ? { label: 'Mở trang Tài liệu ôn tập', url: '/tai-lieu' } : undefined,
      facts: document ? [{ label: 'Sửa lần cuối', value: formatMoment(document.updatedAt) }] : undefined,
    },
    remove: document
      ? {
          sentence: isNamed
            ? 'Bỏ liên kết này: văn bản vẫn hiện theo Thể lệ, chỉ không còn liên kết.'
            : 'Cất tài liệu này: người dự thi không thấy nữa.',
          label: isNamed ? 'Bỏ liên kết' : 'Cất tài liệu',
          url: `${DOCUMENTS}/${document.id}/cat`,
        }
      : undefined,
  };
}

function ordinalField(value: string, error: string | undefined): EditorView['fields'][number] {
  return {
    text: {
      id: 'ordinal',
      name: 'ordinal',
      label: 'Thứ tự',
      hint: 'Trong các tài liệu bổ sung, số nhỏ đứng trước.',
      value,
      error,
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: 4,
    },
  };
}

/** The other's version beside one's own; the field is not sent anywhere. */
function savedByOther({ title, detail, linkUrl, ordinal }: ReferenceDocument): EditorView['fields'][number] {
  return {
    area: {
      id: 'saved',
      name: 'saved',
      label: 'Bản của người kia',
      hint: 'Chỉ để đối chiếu. Ô này không được lưu.',
      rows: '6',
      value: [title, detail, linkUrl, `Thứ tự ${ordinal}`].filter(Boolean).join('\n'),
    },
  };
}
