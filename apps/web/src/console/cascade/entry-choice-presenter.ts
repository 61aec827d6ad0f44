import { type OpenInvitation, type OwnNomination } from '#contests';
import { capitalise, formatEnd, formatNumber } from '#kernel';
import type { ChoiceFault, TypedChoice } from '#submissions';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { beyondTheEnd, headCell, numberCell, pagerOf, textCell } from '../listing.js';
import type { CellView, EditorView, GroupsView } from '../view-models.js';
import { entryChoiceUrl, NOMINATIONS, selectionUrl } from './addresses.js';
import { CANDIDATES_ON_A_PAGE, type CandidateGroup, type EntryCandidate } from './entry-candidates.js';
import { agreedWords, quotaInWords, stateOfNomination, untilInWords } from './nomination-words.js';

/** How a form asks why an entry was chosen; the console and the pages of contacts say the same. */
export const CHOICE_ASKED = {
  reason: {
    label: 'Vì sao chọn bài này',
    hint: 'Hiệu quả đã thấy, nơi đã áp dụng, điểm hơn các bài khác. Tác giả và nơi nhận đọc được.',
    rows: '5',
  },
  selection: { label: 'Đã chọn qua', hint: 'Ví dụ “Vòng xét của Sở Nội vụ, ngày 20/10/2024”.' },
  result: { label: 'Kết quả ở đó', hint: 'Ví dụ “Xếp thứ nhất trong 12 bài”. Có thể để trống.' },
  decision: { label: 'Văn bản xét chọn', hint: 'Ví dụ “Biên bản số 05/BB-SNV ngày 20/10/2024”. Có thể để trống.' },
  scores: { label: 'Điểm đã được chấm', hint: 'Mỗi lần chấm một dòng. Có thể để trống.', rows: '3' },
} as const;

/** What is sent besides what is typed, above the button. */
const WHAT_GOES = 'Đề cử mang theo toàn văn, các tệp và dấu niêm phong của bản đã gửi. ';

/** The same with what to do afterwards, for whom there is to be asked. */
export const whatGoes = ({ authors }: Pick<EntryCandidate, 'authors'>): string =>
  `${WHAT_GOES}${authors.length === 0 ? 'Lưu rồi ghi xác nhận của thủ trưởng.' : 'Lưu rồi xin ý kiến từng tác giả.'}`;

export interface SelectionFacts {
  invited: OpenInvitation;
  /** Who receives. */
  to: string;
  groups: readonly CandidateGroup[];
  /** Whether a nomination was begun by this invitation. */
  isChosen: boolean;
  /** What was searched for. */
  text: string;
  /** From 1. */
  page: number;
}

/** /quan-tri/de-cu/chon-bai/:receiver/:invitation */
export function selectionPage({ invited, to, groups, isChosen, text, page }: SelectionFacts): ConsoleContent<GroupsView> {
  const { call, invitation, receiverTenantId } = invited;
  const url = selectionUrl(receiverTenantId, invitation.id);
  return {
    title: `Chọn bài: ${call.title}`,
    heading: 'Chọn bài để đề cử',
    sentence: `${call.title}, gửi đến ${to}. ${quotaInWords(invitation)}, đã gửi ${formatNumber(invitation.taken)}. Nhận đến ${formatEnd(call.closesAt)}.`,
    back: { label: 'Đề cử', url: NOMINATIONS },
    notice: isChosen
      ? {
          kind: 'info',
          title: 'Biên bản xét chọn',
          text: 'Ghi sẵn các bài đã chọn và lý do; đơn vị điền thời gian, thành phần rồi ký.',
          link: { label: 'Tải biên bản (Word)', url: `${url}/bien-ban.docx` },
        }
      : undefined,
    tools:
      text !== '' || groups.some(({ total }) => total > CANDIDATES_ON_A_PAGE)
        ? {
            actionUrl: url,
            search: { value: text, label: 'Tìm bài', placeholder: 'Số của bài, tên bài hoặc tác giả' },
            reset: text === '' ? undefined : { label: 'Xóa lọc', url },
          }
        : undefined,
    groups:
      groups.length === 0
        ? [{ heading: 'Bài của đơn vị', table: { label: 'Bài của đơn vị', columns: [], rows: [], empty: NO_ENTRY } }]
        : groups.map((group) => groupOf(group, { url, text, page })),
    forms: [],
  };
}

const NO_ENTRY = {
  title: 'Chưa có bài nào để chọn',
  text: 'Bài đã gửi trong cuộc thi của đơn vị hiện ở đây. Nếu bài nằm ngoài hệ thống, hãy lập đề cử bằng cách ghi từng mục.',
};

const NOT_FOUND = { title: 'Không có bài nào như vậy', text: 'Thử gõ ít chữ hơn, không cần dấu với tên tác giả.' };

function groupOf(
  { part, isRanked, candidates, total }: CandidateGroup,
  { url, text, page }: { url: string; text: string; page: number },
): GroupsView['groups'][number] {
  return {
    heading: part.name,
    sentence: isRanked
      ? 'Xếp theo kết quả đã công bố. Đề cử mang theo hạng, điểm và dấu vân của bản chốt.'
      : 'Chưa có kết quả công bố: xem từng bài, chọn và ghi rõ lý do.',
    table: {
      label: `Bài dự thi: ${part.name}`,
      columns: [
        ...(isRanked ? [{ label: 'Hạng', isNumber: true }] : []),
        { label: 'Bài' },
        ...(isRanked ? [{ label: 'Điểm', isNumber: true }, { label: 'Giải' }] : []),
        { label: 'Đề cử' },
        { label: 'Việc', isHidden: true },
      ],
      rows: candidates.map((candidate) => ({ cells: cellsOf(candidate, isRanked, url) })),
      empty: total > 0 ? beyondTheEnd(url, { q: text }) : text === '' ? NO_ENTRY : NOT_FOUND,
    },
    pager:
      total > CANDIDATES_ON_A_PAGE ? pagerOf(url, { q: text }, { number: page, shown: candidates.length, total, noun: 'bài' }) : undefined,
  };
}

function cellsOf(candidate: EntryCandidate, isRanked: boolean, url: string): CellView[] {
  const { id, title, number, authors, standing, prize, nomination, isComplete } = candidate;
  const ranked = isRanked ? [standing ? numberCell(standing.rank) : textCell('')] : [];
  const points = isRanked ? [textCell(standing?.points.replace('.', ',') ?? ''), textCell(prize ?? '')] : [];
  return [
    ...ranked,
    headCell(title, undefined, [number, authors.join(', ')].filter(Boolean).join(', ')),
    ...points,
    nomination ? { state: stateOfNomination(nomination) } : textCell(isComplete ? 'Chưa chọn' : 'Chưa đủ tệp'),
    nomination
      ? { action: { label: 'Xem đề cử', hiddenLabel: title, url: `${NOMINATIONS}/${nomination.id}` } }
      : isComplete
        ? { action: { label: 'Chọn', hiddenLabel: title, url: `${url}/${id}` } }
        : {},
  ];
}

export interface EntryChoiceFacts {
  invited: OpenInvitation;
  to: string;
  candidate: EntryCandidate;
  typed: TypedChoice;
  faults: readonly ChoiceFault[];
}

/** /quan-tri/de-cu/chon-bai/:receiver/:invitation/:submission */
export function entryChoicePage({ invited, to, candidate, typed, faults }: EntryChoiceFacts): ConsoleContent<EditorView> {
  const { call, invitation, receiverTenantId } = invited;
  const { id, title, number, authors, nomination } = candidate;
  const line = (name: 'selection' | 'result' | 'decision') => ({
    text: {
      id: name,
      name,
      ...CHOICE_ASKED[name],
      value: typed[name] ?? '',
      error: faultOf(faults, name),
      autocomplete: 'off',
      maxlength: 300,
    },
  });
  const area = (name: 'reason' | 'scores') => ({
    area: { id: name, name, ...CHOICE_ASKED[name], value: typed[name] ?? '', error: faultOf(faults, name), maxlength: 4_000 },
  });
  return {
    title: `Đề cử: ${title}`,
    heading: title,
    sentence: `${[number, ...authors].join(', ')}. Đề cử lên ${to}. ${untilInWords(call.closesAt)}.`,
    back: { label: 'Chọn bài', url: selectionUrl(receiverTenantId, invitation.id) },
    notice: call.note === '' ? undefined : { kind: 'info', title: 'Lời dặn của nơi nhận', text: call.note },
    actionUrl: entryChoiceUrl(receiverTenantId, invitation.id, id),
    errors: errorSummary(faults),
    fields: [area('reason'), line('selection'), line('result'), line('decision'), area('scores')],
    side: {
      heading: 'Đề cử bài này',
      state: nomination ? stateOfNomination(nomination) : { kind: 'next', label: 'Chưa chọn' },
      sentence: nomination ? 'Lưu nội dung mới thì tác giả và thủ trưởng phải xác nhận lại.' : whatGoes(candidate),
      buttons: [{ label: 'Lưu đề cử', value: 'save', isFirst: true }],
    },
  };
}

/** What the head of a unit confirms with, as typed. */
export interface TypedHead {
  fullName?: string | undefined;
  position?: string | undefined;
}

export interface HeadFault {
  field: 'fullName' | 'position';
  text: string;
}

export const HEAD_ASKED = {
  fullName: { label: 'Họ và tên thủ trưởng đơn vị' },
  position: { label: 'Chức vụ', hint: 'Ví dụ “Giám đốc Sở Nội vụ”.' },
} as const;

export const HEAD_SENTENCE =
  'Chỉ ghi khi thủ trưởng đã đồng ý với đúng nội dung này. Tên và chức vụ đi cùng đề cử; người ghi và giờ ghi được lưu vào nhật ký.';

/** /quan-tri/de-cu/:nomination/xac-nhan */
export function confirmationPage(
  { nomination, authors }: OwnNomination,
  { typed, faults }: { typed: TypedHead; faults: readonly HeadFault[] },
): ConsoleContent<EditorView> {
  const url = `${NOMINATIONS}/${nomination.id}`;
  const line = (name: 'fullName' | 'position') => ({
    text: {
      id: name,
      name,
      ...HEAD_ASKED[name],
      value: typed[name] ?? '',
      error: faultOf(faults, name),
      autocomplete: 'off',
      maxlength: 120,
    },
  });
  return {
    title: `Xác nhận: ${nomination.title}`,
    heading: 'Xác nhận của thủ trưởng đơn vị',
    sentence: nomination.title,
    back: { label: nomination.title, url },
    actionUrl: `${url}/xac-nhan`,
    hidden: [{ name: 'seen', value: nomination.sha256 }],
    errors: errorSummary(faults),
    fields: [line('fullName'), line('position')],
    side: {
      heading: 'Xác nhận',
      state: { kind: 'waiting', label: capitalise(agreedWords({ nomination, authors })) },
      sentence: HEAD_SENTENCE,
      buttons: [{ label: 'Ghi xác nhận', value: 'save', isFirst: true }],
    },
  };
}
