import { formatMoment, formatNumber } from '#kernel';
import type { CoordinatorId } from '#notifications';
import type { RegisteredPerson } from '#registrations';
import type { EntryListLine, SubmissionPart } from '#rules';
import { type DeskLine, submissionNumber, type UnitEntries, type UnitEntryList } from '#submissions';
import type { Unit } from '#units';
import { authorNames } from '../../console/submissions/submission-words.js';
import type { PageContent } from '../../edge/page.js';
import type { UnitListView } from '../view-models.js';
import { coordinatorUrl, takingPartUrl, unitListUrl } from './addresses.js';

/** What people of a unit have sent to a part, and which lists the unit has confirmed. */
export interface ListOfPart {
  part: SubmissionPart;
  entries: UnitEntries;
  /** The newest first. */
  lists: readonly UnitEntryList[];
  /** Of the newest list: by whom. */
  sentBy: string;
  /** People of the unit who have registered and stand on no entry. */
  missing: readonly RegisteredPerson[];
  /** Made for the form. */
  key: string;
}

/** People who are named on the page; the rest are counted. */
const SHOWN_MISSING = 50;

/** The list of entries that the head of a unit sends to the organisers, for the unit's contact. */
export function unitListContent(id: CoordinatorId, unit: Unit, parts: readonly ListOfPart[]): PageContent<UnitListView> {
  return {
    title: 'Danh sách bài gửi Ban Tổ chức',
    isPrivate: true,
    heading: 'Danh sách bài gửi Ban Tổ chức',
    intro:
      'Thủ trưởng đơn vị xem danh sách bài của người trong đơn vị; bạn xác nhận thay mặt thủ trưởng và gửi Ban Tổ chức. Có bài mới thì xác nhận lại, danh sách sau thay danh sách trước.',
    back: { label: unit.name, url: coordinatorUrl(id) },
    takingPart: { label: 'Đơn vị còn thiếu gì so với Thể lệ', url: takingPartUrl(id) },
    parts: parts.map((one) => partView(id, one)),
    empty: parts.length === 0 ? 'Cuộc thi này không có phần thi gửi bài.' : undefined,
  };
}

function partView(id: CoordinatorId, { part, entries, lists, sentBy, missing, key }: ListOfPart): UnitListView['parts'][number] {
  const { lines, sha256 } = entries;
  const url = `${unitListUrl(id)}/${part.code}`;
  const [last] = lists;
  const isAsConfirmed = last?.entriesSha256 === sha256;
  const since = isAsConfirmed ? 'Danh sách chưa có gì thay đổi từ lúc đó.' : 'Từ lúc đó danh sách đã thay đổi, hãy xem rồi xác nhận lại.';
  return {
    title: part.name,
    count: lines.length === 0 ? 'Chưa có bài nào của đơn vị.' : `${formatNumber(lines.length)} bài của người trong đơn vị.`,
    entries: lines.map((line) => ({
      title: line.version.content.title,
      authors: authorNames(line.authors),
      number: submissionNumber(part.kind, line.submission.number ?? 0),
      state: stateOf(line),
    })),
    confirmed: last && {
      isCurrent: isAsConfirmed,
      sentence: `${sentBy} đã xác nhận ${formatNumber(last.entries.length)} bài lúc ${formatMoment(last.sentAt)}. ${since}`,
    },
    form:
      lines.length > 0 && !isAsConfirmed
        ? {
            actionUrl: url,
            hidden: [
              { name: 'key', value: key },
              { name: 'seen', value: sha256 },
            ],
            sentence: `Tôi xác nhận thay mặt thủ trưởng đơn vị: ${formatNumber(lines.length)} bài trên là của người thuộc đơn vị.`,
            button: last ? 'Xác nhận lại và gửi Ban Tổ chức' : 'Xác nhận và gửi Ban Tổ chức',
          }
        : undefined,
    files:
      lines.length > 0
        ? [
            { label: 'In danh sách để ký (PDF)', url: `${url}/danh-sach.pdf` },
            { label: 'Danh sách dạng Word', url: `${url}/danh-sach.docx` },
          ]
        : [],
    missing: {
      sentence:
        missing.length === 0
          ? 'Mọi người của đơn vị đã đăng ký đều có bài.'
          : `${formatNumber(missing.length)} người của đơn vị đã đăng ký mà chưa có bài.`,
      people: missing
        .slice(0, SHOWN_MISSING)
        .map(({ fullName, position, unitName }) => ({ name: fullName, detail: [position, unitName].filter(Boolean).join(', ') })),
      rest: missing.length > SHOWN_MISSING ? `Và ${formatNumber(missing.length - SHOWN_MISSING)} người nữa.` : undefined,
    },
  };
}

/** Whether it is all there: what the formal check has found is the author's to know. */
function stateOf({ state }: DeskLine): string {
  return state === 'incomplete' ? 'Chờ tệp' : 'Đã nhận';
}

/** The lines of the list on paper. */
export function entryListLines(part: SubmissionPart, lines: readonly DeskLine[]): EntryListLine[] {
  return lines.map((line) => ({
    number: submissionNumber(part.kind, line.submission.number ?? 0),
    title: line.version.content.title,
    authors: authorNames(line.authors),
    position: line.authors[0]?.position ?? '',
    receivedAt: line.submission.receivedAt,
    state: stateOf(line),
  }));
}
