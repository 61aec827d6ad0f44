import type { DeskEntry, DeskNeighbours, SheetContent } from '#judging';
import { formatMoment, formatNumber } from '#kernel';
import { formatPoints, type JudgingCriterion, type TextBlock } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CardFormView, FactView, MarkingEntryView, NoticeView, SheetFormView } from '../view-models.js';
import { declineUrl, MARKING, markingUrl } from './addresses.js';
import { belowWords, criterionRule, entryName, fullTotal, isBelow, SHEET_STATES, totalSoFar, voteWords } from './marking-words.js';
import {
  commentField,
  LONGEST_COMMENT,
  pointsField,
  readSheet,
  type SheetFieldFault,
  shownSheet,
  type TypedSheet,
  VOTE_FIELD,
  WHOLE_FIELD,
} from './typed-sheet.js';

/** What a page of an entry shows besides what is saved. */
export interface EntryExtras {
  beside: DeskNeighbours;
  /** What was typed and could not be saved. */
  typed?: TypedSheet | undefined;
  faults?: readonly SheetFieldFault[];
  notice?: NoticeView | undefined;
  /** The sheet was saved elsewhere while this was typed. */
  isConflict?: boolean;
  /** Why it should be opened again, as typed. */
  reopening?: TypedReason | undefined;
}

/** /quan-tri/cham-bai/:id */
export function entryContent(desk: DeskEntry, extras: EntryExtras): ConsoleContent<MarkingEntryView> {
  const { entry, state, sheet } = desk;
  const name = entryName({ entryNumber: entry.entryNumber ?? 0 });
  const isOpen = state === 'open' && sheet.version === null && !desk.isOut;
  const { previous, next } = extras.beside;
  return {
    title: name,
    heading: name,
    sentence: `${desk.phaseName}, ${desk.part}, ${desk.contest}.${untilWords(desk)}`,
    scripts: ['marking.js'],
    back: { label: 'Chấm bài', url: MARKING },
    notice: extras.notice ?? noticeOf(desk),
    state: SHEET_STATES[sheet.version !== null ? 'finished' : sheet.revision > 0 ? 'begun' : 'untouched'],
    previous: previous ? { label: `Bài chưa xong trước: số ${previous.entryNumber}`, url: markingUrl(previous.assignmentId) } : undefined,
    next: next ? { label: `Bài chưa xong tiếp theo: số ${next.entryNumber}`, url: markingUrl(next.assignmentId) } : undefined,
    facts: factsOf(desk, extras.beside),
    text: textOf(desk),
    sheet: isOpen || extras.typed ? formOf(desk, extras) : undefined,
    done: sheet.version === null && state === 'open' ? undefined : doneOf(desk),
    reopen: state === 'open' && sheet.version !== null && !desk.isOut ? reopenForm(desk, extras.reopening) : undefined,
    decline: isOpen ? { label: declineWords(desk), url: declineUrl(desk.assignmentId) } : undefined,
  };
}

/** Where authors are named there is nothing to recognise. */
const declineWords = ({ isBlind }: DeskEntry): string =>
  `${isBlind ? 'Tôi nhận ra bài này' : 'Tôi có liên quan đến tác giả'}, hoặc xin thôi chấm bài này`;

const untilWords = ({ state, until }: DeskEntry): string => (state === 'open' && until !== null ? ` Chấm đến ${until}.` : '');

function noticeOf({ state, sheet, reopening, isOut }: DeskEntry): NoticeView | undefined {
  if (isOut)
    return {
      kind: 'info',
      title: 'Bài này không cần chấm nữa',
      text: 'Bài đã được rút hoặc bị hủy nên không còn trong danh sách của bạn. Phiếu của bài này không được tính; những gì bạn đã ghi vẫn được lưu.',
    };
  if (state === 'closed')
    return { kind: 'info', title: 'Vòng chấm đã kết thúc', text: 'Phiếu không thay đổi được nữa. Bạn có thể xem lại và in bản của mình.' };
  if (sheet.version === null) {
    if (!reopening) return undefined;
    return {
      kind: 'wait',
      title: 'Phiếu này được mở lại',
      text: `Phiếu được mở lại theo đề nghị của ${reopening.isOwn ? 'bạn' : 'tổ thư ký'}. Bản đã hoàn thành vẫn được lưu nhưng không còn được tính; hãy xem lại, sửa chỗ cần sửa rồi hoàn thành phiếu.`,
    };
  }
  if (reopening?.decision === null)
    return {
      kind: 'wait',
      title: reopening.isOwn ? 'Đã xin mở lại phiếu' : 'Tổ thư ký đề nghị mở lại phiếu này',
      text: `${reopening.isOwn ? 'Bạn xin mở lại' : 'Tổ thư ký đề nghị'} lúc ${formatMoment(reopening.askedAt)}. Một người khác quyết định; cho đến lúc ấy phiếu vẫn được tính như đã hoàn thành.`,
    };
  if (reopening?.decision === 'declined' && reopening.isOwn)
    return { kind: 'info', title: 'Đề nghị mở lại không được chấp thuận', text: 'Phiếu đã hoàn thành vẫn được tính.' };
  return undefined;
}

function factsOf({ entry, isBlind, council, state }: DeskEntry, { left }: DeskNeighbours): FactView[] {
  const authors = (entry.authors ?? []).map(({ fullName, position, unitName }) =>
    [fullName ?? 'Thông tin đã xóa', position, unitName].filter(Boolean).join(', '),
  );
  return [
    ...(entry.theme ? [{ label: 'Chủ đề', value: entry.theme }] : []),
    ...(authors.length > 0 ? [{ label: 'Tác giả', value: authors.join('\n') }] : []),
    ...linkFact((isBlind ? entry.blindLink : entry.link) ?? null),
    { label: 'Hội đồng', value: council },
    { label: 'Cách chấm', value: isBlind ? 'Theo mã phách, không biết tên tác giả' : 'Biết tên tác giả' },
    ...(state === 'open' ? [{ label: 'Bài chưa xong ngoài bài này', value: formatNumber(left) }] : []),
  ];
}

/** Where a video is to be seen: not here, where whoever keeps it would learn who looks at this page. */
function linkFact(link: string | null): FactView[] {
  return link === null
    ? []
    : [{ label: 'Video của bài', value: link, url: link, isOutside: true, detail: 'Mở ở thẻ mới, ngoài trang này' }];
}

function textOf({ entry, isBlind, assignmentId }: DeskEntry): MarkingEntryView['text'] {
  const title = (isBlind ? entry.blindTitle : entry.title) || undefined;
  const blocks = (isBlind ? entry.blindText?.blocks : entry.text) ?? [];
  const isMissing = isBlind && !entry.blindText;
  const hasVideo = Boolean(isBlind ? entry.blindLink : entry.link);
  const isUnread = !hasVideo && (isBlind ? entry.blindText?.isReadable === false : blocks.length === 0);
  const shown = blocks.map(blockView);
  return {
    title,
    contents: shown.flatMap(({ id, text }) => (id === undefined ? [] : [{ label: text, url: `#${id}` }])),
    blocks: shown,
    note: isMissing ? NOTHING_TO_READ : isUnread ? unreadWords(isBlind, (entry.files ?? []).length) : undefined,
    files: (entry.files ?? []).map(({ kind }, at) => ({
      label: `Tệp ${at + 1}${kind ? ` (${kind.toUpperCase()})` : ''}`,
      url: `${markingUrl(assignmentId)}/tep/${at + 1}`,
    })),
  };
}

const NOTHING_TO_READ = 'Bài này chưa có bản để đọc, nên chưa chấm được. Hãy báo tổ thư ký.';

function unreadWords(isBlind: boolean, files: number): string {
  if (isBlind)
    return 'Máy không đọc được chữ của bài này, ví dụ vì bài là ảnh chụp. Tổ thư ký gửi bạn bản giấy đã rọc phách mang cùng số; bạn chấm bản ấy và ghi điểm ở đây.';
  return files > 0 ? 'Máy không đọc được chữ của bài này. Hãy mở tệp gốc.' : 'Bài này không có nội dung để hiện ở đây. Hãy hỏi tổ thư ký.';
}

function blockView({ text, kind }: TextBlock, at: number): MarkingEntryView['text']['blocks'][number] {
  return {
    text,
    ...(kind === 'heading' && { isHeading: true, id: `muc-${at + 1}` }),
    ...(kind === 'list' && { isItem: true }),
    ...(kind === 'table' && { isCell: true }),
    ...(kind === 'note' && { isNote: true }),
  };
}

function formOf(desk: DeskEntry, { typed, faults = [], isConflict = false }: EntryExtras): SheetFormView {
  const { criteria, sheet, assignmentId, savedAt } = desk;
  const shown = typed ?? shownSheet(sheet);
  const { content } = readSheet(criteria, shown);
  const saved = shownSheet(sheet);
  return {
    actionUrl: markingUrl(assignmentId),
    saveUrl: `${markingUrl(assignmentId)}/luu`,
    hidden: [
      { name: 'revision', value: String(sheet.revision) },
      { name: 'criteria', value: criteria.map(({ code }) => code).join(',') },
    ],
    errors: errorSummary(faults),
    criteria: criteria.map((criterion, at) => criterionView(criterion, at, { shown, saved, content, faults, isConflict })),
    whole: {
      id: WHOLE_FIELD,
      name: 'whole',
      label: 'Nhận xét chung',
      value: shown.whole,
      rows: '3',
      hint: otherWords(isConflict, saved.whole, shown.whole),
      error: faultOf(faults, WHOLE_FIELD),
      maxlength: LONGEST_COMMENT,
    },
    vote: desk.needsVote
      ? {
          id: VOTE_FIELD,
          name: 'agrees',
          label: 'Bạn có đồng ý công nhận bài này không?',
          hint: otherWords(isConflict, voteWords(sheet.agrees), voteWords(content.agrees)),
          error: faultOf(faults, VOTE_FIELD),
          options: [
            { value: 'yes', label: 'Đồng ý', isChecked: shown.agrees === 'yes' },
            { value: 'no', label: 'Không đồng ý', isChecked: shown.agrees === 'no' },
          ],
        }
      : undefined,
    total: totalSoFar(criteria, content),
    full: fullTotal(criteria),
    saved: savedAt ? `Đã lưu lúc ${formatMoment(savedAt)}.` : 'Chưa có gì được lưu.',
    key: assignmentId,
    isHeld: isConflict || undefined,
  };
}

interface Filled {
  shown: TypedSheet;
  saved: TypedSheet;
  content: SheetContent;
  faults: readonly SheetFieldFault[];
  isConflict: boolean;
}

function criterionView(
  criterion: JudgingCriterion,
  at: number,
  { shown, saved, content, faults, isConflict }: Filled,
): SheetFormView['criteria'][number] {
  const { code, name, detail, maximum, weight = 1, minimum } = criterion;
  const comment = shown.comments[code] ?? '';
  return {
    points: {
      id: pointsField(code),
      name: 'points',
      label: `${at + 1}. ${name}`,
      hint: `${detail ? `${detail} ` : ''}${criterionRule(criterion)}`,
      value: shown.points[code] ?? '',
      error: faultOf(faults, pointsField(code)),
      inputmode: 'decimal',
      autocomplete: 'off',
      maxlength: 12,
    },
    comment: {
      id: commentField(code),
      name: 'comment',
      label: 'Nhận xét',
      value: comment,
      rows: '3',
      hint: otherWords(isConflict, saved.comments[code] ?? '', comment),
      error: faultOf(faults, commentField(code)),
      maxlength: LONGEST_COMMENT,
    },
    isCommented: comment !== '' || (isConflict && (saved.comments[code] ?? '') !== ''),
    maximum: String(maximum),
    weight: String(weight),
    minimum: minimum === undefined ? undefined : String(minimum),
    below: belowWords(criterion),
    isBelow: isBelow(criterion, content.points[code]),
    other: otherWords(isConflict, saved.points[code] ?? '', shown.points[code] ?? ''),
  };
}

/** What the version saved elsewhere says, where it says something else. */
function otherWords(isConflict: boolean, saved: string, shown: string): string | undefined {
  if (!isConflict || saved.trim() === shown.trim()) return undefined;
  return saved === '' ? 'Ở bản đang lưu: để trống.' : `Ở bản đang lưu: ${saved}`;
}

/** A finished sheet, or one that was never finished in a phase that is closed. */
function doneOf({ criteria, sheet, needsVote, finished, entry, assignmentId, state }: DeskEntry): MarkingEntryView['done'] {
  const rows = sheetRows({ criteria, needsVote }, sheet);
  const others = (entry.othersSheets ?? []).map(({ content }, at) => ({
    label: `Giám khảo khác ${at + 1}`,
    value: `${totalSoFar(criteria, content)} điểm`,
  }));
  const result =
    entry.total === undefined || entry.total === null ? [] : [{ label: 'Điểm của bài ở vòng này', value: formatPoints(entry.total) }];
  return {
    heading: finished ? 'Phiếu đã hoàn thành' : 'Phiếu chưa hoàn thành',
    sentence: finished
      ? `Hoàn thành lúc ${formatMoment(finished.finishedAt)}${finished.source === 'paper' ? ', nhập từ phiếu giấy' : ''}. Bản in có dấu niêm phong của phiếu.`
      : 'Phiếu này không được hoàn thành trước khi vòng chấm kết thúc nên không được tính.',
    rows: [...rows, ...(state === 'closed' ? [...others, ...result] : [])],
    comments: commentRows(criteria, sheet),
    print: finished ? { label: 'Bản in của phiếu (PDF)', url: `${markingUrl(assignmentId)}/phieu` } : undefined,
  };
}

/** Points by criterion, the total, the vote. */
export function sheetRows({ criteria, needsVote }: Pick<DeskEntry, 'criteria' | 'needsVote'>, content: SheetContent): FactView[] {
  return [
    ...criteria.map((criterion) => {
      const given = content.points[criterion.code];
      return {
        label: criterion.name,
        value: given === undefined ? 'Chưa cho điểm' : `${formatPoints(given)} trong ${formatPoints(criterion.maximum)} điểm`,
        detail: isBelow(criterion, given) ? belowWords(criterion) : undefined,
      };
    }),
    { label: 'Tổng điểm', value: `${totalSoFar(criteria, content)} trong ${fullTotal(criteria)}` },
    ...(needsVote ? [{ label: 'Ý kiến', value: voteWords(content.agrees) }] : []),
  ];
}

/** What was said, criterion by criterion and then on the whole. */
export function commentRows(criteria: readonly JudgingCriterion[], { comments }: SheetContent): FactView[] {
  return [...criteria.map(({ code, name }) => ({ code, name })), { code: '', name: 'Nhận xét chung' }].flatMap(({ code, name }) =>
    comments[code] ? [{ label: name, value: comments[code] }] : [],
  );
}

function reopenForm({ assignmentId, reopening }: DeskEntry, typed: TypedReason | undefined): CardFormView | undefined {
  if (reopening?.decision === null) return undefined;
  return {
    heading: 'Xin mở lại phiếu',
    sentence: 'Phiếu đã hoàn thành chỉ mở lại khi tổ thư ký đồng ý. Bản đã hoàn thành vẫn được lưu.',
    actionUrl: `${markingUrl(assignmentId)}/mo-lai`,
    errors: typed?.fault === undefined ? undefined : errorSummary([{ field: 'reason', text: typed.fault }]),
    fields: [{ area: reasonField(typed, 'Ví dụ: tôi ghi nhầm điểm tiêu chí 2 của bài khác vào phiếu này.') }],
    button: 'Gửi đề nghị',
  };
}
