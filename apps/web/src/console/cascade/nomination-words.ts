import {
  hasAgreed,
  isOpenCall,
  namesNobody,
  type Nomination,
  type NominationAuthor,
  type NominationCall,
  type NominationContent,
  type NominationKind,
  type OwnNomination,
  type ReceivedState,
} from '#contests';
import { formatDate, formatEnd, formatMoment, formatNumber, formatTime } from '#kernel';
import type { DetailView, FactView, StateView } from '../view-models.js';

export const KIND_WORDS: Readonly<Record<NominationKind, string>> = { person: 'Người', entry: 'Bài dự thi' };

const STATES: Readonly<Record<Nomination['state'], StateView>> = {
  draft: { kind: 'now', label: 'Đang soạn' },
  consented: { kind: 'waiting', label: 'Tác giả đã đồng ý, chờ gửi' },
  sending: { kind: 'waiting', label: 'Đang gửi, hãy bấm gửi lại' },
  sent: { kind: 'next', label: 'Đã gửi, chờ tiếp nhận' },
  received: { kind: 'done', label: 'Đã được tiếp nhận' },
  returned: { kind: 'waiting', label: 'Bị trả lại' },
  withdrawn: { kind: 'stopped', label: 'Đã rút' },
};

/** Why something came back or was taken back, as a sentence. */
export const becauseOf = (reason: string | null): string => `Lý do: ${(reason ?? '').replace(/[.\s]+$/, '')}.`;

/** How a form asks for what is nominated. */
export const ASKED = {
  kind: { label: 'Đề cử' },
  title: { label: 'Tên bài dự thi, hoặc thành tích của người' },
  theme: { label: 'Chủ đề', hint: 'Có thể để trống.' },
  summary: { label: 'Tóm tắt', rows: '8', hint: 'Nội dung, cách làm, hiệu quả.' },
  authors: { label: 'Tác giả', rows: '4', hint: 'Mỗi người một dòng: họ tên; chức vụ; đơn vị; thư điện tử hoặc số di động.' },
  selection: { label: 'Đã chọn qua', hint: 'Ví dụ “Vòng xét cấp huyện, ngày 15/10/2024”.' },
  result: { label: 'Kết quả ở đó', hint: 'Ví dụ “Xếp thứ nhất trong 12 bài”. Có thể để trống.' },
  scores: {
    label: 'Điểm đã được chấm',
    rows: '3',
    hint: 'Mỗi lần chấm một dòng, ví dụ “Hội đồng cấp huyện: 85/100 điểm”. Có thể để trống.',
  },
} as const;

/** What happens once a form was sent, as it stands above its button. */
export const AFTER_SAVING = 'Lưu rồi xin ý kiến từng tác giả. Sửa nội dung sau khi tác giả đã đồng ý thì phải xin ý kiến lại.';

const RECEIVED_STATES: Readonly<Record<ReceivedState, StateView>> = {
  sent: { kind: 'waiting', label: 'Chờ tiếp nhận' },
  received: { kind: 'done', label: 'Đã tiếp nhận' },
  returned: { kind: 'stopped', label: 'Đã trả lại' },
  withdrawn: { kind: 'stopped', label: 'Nơi gửi đã rút' },
};

/** An entry to which all have agreed waits for the head of the unit. */
export function lacksHead({
  state,
  submissionId,
  sha256,
  confirmedSha256,
}: Pick<Nomination, 'state' | 'submissionId' | 'sha256' | 'confirmedSha256'>): boolean {
  return submissionId !== null && state === 'consented' && confirmedSha256 !== sha256;
}

export function stateOfNomination(
  nomination: Pick<Nomination, 'state' | 'submissionId' | 'sha256' | 'confirmedSha256' | 'content'>,
): StateView {
  if (lacksHead(nomination)) return { kind: 'waiting', label: 'Chờ thủ trưởng xác nhận' };
  if (nomination.state === 'consented' && namesNobody(nomination.content))
    return { kind: 'waiting', label: 'Thủ trưởng đã xác nhận, chờ gửi' };
  return STATES[nomination.state];
}
export const stateOfReceived = (state: ReceivedState): StateView => RECEIVED_STATES[state];

/** Whether a call takes nominations, as a state. */
export function stateOfCall(call: Pick<NominationCall, 'endedAt' | 'closesAt'>, now: Date): StateView {
  if (isOpenCall(call, now)) return { kind: 'now', label: 'Đang nhận' };
  return { kind: 'stopped', label: call.endedAt === null ? 'Đã hết hạn' : 'Đã đóng' };
}

/** "Từ 1 đến 3 đề cử", "Nhiều nhất 3 đề cử" */
export function quotaInWords({ atLeast, atMost }: { atLeast: number; atMost: number }): string {
  if (atLeast === atMost) return `Đúng ${formatNumber(atMost)} đề cử`;
  return atLeast > 0 ? `Từ ${formatNumber(atLeast)} đến ${formatNumber(atMost)} đề cử` : `Nhiều nhất ${formatNumber(atMost)} đề cử`;
}

/** An author's address or number as it is dialled here. */
export function reachedBy({ email, phone }: { email: string | null; phone: string | null }): string {
  return email ?? phone?.replace(/^\+84/, '0') ?? '';
}

/** What may be done with a nomination now, in a sentence. @param to who receives it */
export function sentenceOf(
  {
    nomination,
    authors,
  }: { nomination: Pick<Nomination, 'state' | 'reason' | 'sha256' | 'content'>; authors: readonly NominationAuthor[] },
  to: string,
): string {
  const missing = authors.filter((author) => !hasAgreed(author, nomination)).length;
  switch (nomination.state) {
    case 'draft':
    case 'returned':
      if (namesNobody(nomination.content)) return 'Hãy sửa theo lý do trả lại, rồi ghi xác nhận của thủ trưởng và gửi lại.';
      return missing === 0
        ? 'Hãy sửa theo lý do trả lại, rồi xin ý kiến tác giả và gửi lại.'
        : `Còn chờ ${missing} tác giả đồng ý. Đủ rồi mới gửi được.`;
    case 'consented':
      return `Gửi xong, ${to} có bản của mình. Trước khi được tiếp nhận, đơn vị còn rút được.`;
    case 'sending':
      return 'Lần gửi trước bị ngắt giữa chừng. Gửi lại không thành hai đề cử.';
    case 'sent':
      return 'Nơi nhận chưa tiếp nhận: còn rút được.';
    case 'received':
      return 'Nơi nhận đã tiếp nhận: không rút được nữa.';
    case 'withdrawn':
      return `Đã rút. ${becauseOf(nomination.reason)}`;
  }
}

/** What an author has said, as a state with its time. */
export function answerOf(
  author: NominationAuthor,
  nomination: Pick<Nomination, 'sha256'>,
): { state: StateView; detail?: string | undefined } {
  const { answeredAt, askedAt } = author;
  const at = answeredAt ? `${formatTime(answeredAt)}, ${formatDate(answeredAt)}` : undefined;
  if (hasAgreed(author, nomination)) return { state: { kind: 'done', label: 'Đã đồng ý' }, detail: at };
  if (author.answer === 'refused') return { state: { kind: 'stopped', label: 'Không đồng ý' }, detail: at };
  // Who has an account is asked on the own page from the moment the entry is chosen.
  if (!askedAt && author.registrationId !== null)
    return { state: { kind: 'waiting', label: 'Chờ trả lời' }, detail: 'Trả lời được ở mục Bài của tôi' };
  return askedAt
    ? { state: { kind: 'waiting', label: 'Chờ trả lời' }, detail: `Hỏi lúc ${formatTime(askedAt)}, ${formatDate(askedAt)}` }
    : { state: { kind: 'next', label: 'Chưa hỏi' } };
}

/** That an author was asked. @param url the author's link, where it is shown this once, to be handed over */
export function askedNotice(
  asked: Pick<NominationAuthor, 'fullName' | 'email'> | undefined,
  { isSent, url }: { isSent: boolean; url?: string | undefined },
): { title: string; text: string } {
  const name = asked?.fullName ?? 'tác giả';
  const letter = asked?.email ? 'thư' : 'tin nhắn';
  const again = 'xin ý kiến lại thì đường dẫn cũ hết hiệu lực.';
  return {
    title: isSent ? `Đã gửi ${letter} cho ${name}` : `Đưa đường dẫn này cho ${name}`,
    text:
      url === undefined
        ? `Tác giả trả lời bằng đường dẫn trong ${letter}, có giá trị 30 ngày; ${again}`
        : `Đường dẫn để trả lời: ${url}. Có giá trị 30 ngày, chỉ hiện một lần này; ${again}`,
  };
}

/** What is nominated, as a page tells it; people without how they are reached. */
export function contentSections({ summary, authors, scores, provenance, entry }: NominationContent): DetailView['sections'] {
  return [
    { heading: entry ? 'Vì sao được chọn' : 'Tóm tắt', paragraphs: summary.split('\n') },
    {
      heading: authors.length > 1 ? 'Các tác giả' : 'Tác giả',
      ...(authors.length === 0 ? { paragraphs: ['Bài của đơn vị, không ghi tên tác giả.'] } : {}),
      facts: authors.map(({ fullName, position, unitName }) => ({
        label: fullName,
        value: [position, unitName].filter(Boolean).join(', '),
      })),
    },
    {
      heading: 'Đã được chọn thế nào',
      facts: [
        { label: 'Nơi đề cử', value: provenance.nominatedBy },
        { label: 'Qua', value: provenance.selection },
        ...(provenance.result === '' ? [] : [{ label: 'Kết quả', value: provenance.result }]),
        ...(provenance.decision === undefined ? [] : [{ label: 'Văn bản xét chọn', value: provenance.decision }]),
        ...standingFacts(provenance.standing),
        ...scores.map((score) => ({ label: 'Điểm', value: score })),
      ],
    },
  ];
}

/** The entry that goes along, where there is one. @param fileUrl where a file is to be had, by its place from 0 */
export function entrySections({ entry }: NominationContent, fileUrl?: (at: number) => string): DetailView['sections'] {
  if (!entry) return [];
  return [
    {
      heading: 'Bài dự thi đi kèm',
      facts: [
        { label: 'Số bài ở nơi đề cử', value: entry.number },
        { label: 'Bản', value: `Bản gửi lần ${formatNumber(entry.version)}, nhận ${formatMoment(new Date(entry.receivedAt))}` },
        ...(entry.theme ? [{ label: 'Chủ đề', value: entry.theme.name }] : []),
        { label: 'Dấu niêm phong', value: entry.seal.slice(0, 16) },
        ...entry.files.map(({ name, size, sha256, role, pages }, at) => ({
          label: FILE_ROLES[role],
          value: name || 'Tệp',
          ...(fileUrl && { url: fileUrl(at) }),
          detail: [pages ? `${formatNumber(pages)} trang` : '', inKilobytes(size), `dấu vân ${sha256.slice(0, 16)}`]
            .filter(Boolean)
            .join(', '),
        })),
      ],
    },
    ...entry.sections
      .filter(({ text }) => text !== '')
      .map(({ text }, at) => ({
        heading: entry.sections.length > 1 ? `Nội dung, phần ${at + 1}` : 'Nội dung',
        paragraphs: text.split('\n'),
      })),
  ];
}

const FILE_ROLES: Readonly<Record<NonNullable<NominationContent['entry']>['files'][number]['role'], string>> = {
  main: 'Tệp chính',
  attachment: 'Tệp kèm theo',
  scan: 'Bản quét',
};

const inKilobytes = (size: number): string => `${formatNumber(Math.max(1, Math.round(size / 1024)))} KB`;

/** That an entry waits for the head of the unit. */
export const lacksHeadWords = ({ content }: Pick<Nomination, 'content'>): string =>
  `${namesNobody(content) ? NOBODY_NAMED : 'Các tác giả đã đồng ý'}. Còn chờ thủ trưởng đơn vị xác nhận rồi mới gửi được.`;

/** Of an entry of a unit: who speaks for it. */
const NOBODY_NAMED = 'Bài của đơn vị, không ghi tên tác giả nên không phải xin ý kiến ai';

/** "2 tác giả đã đồng ý", in which whoever was not asked is not counted. */
export function agreedWords({ nomination, authors }: Pick<OwnNomination, 'nomination' | 'authors'>): string {
  if (namesNobody(nomination.content)) return 'bài của đơn vị, không ghi tên tác giả';
  return `${formatNumber(authors.filter((author) => hasAgreed(author, nomination)).length)} tác giả đã đồng ý`;
}

/** What to do after a choice was saved. */
export const nextAfterChoice = (isNobodyNamed: boolean): string =>
  isNobodyNamed ? 'Đã lưu. Bây giờ ghi xác nhận của thủ trưởng.' : 'Đã lưu. Bây giờ xin ý kiến từng tác giả.';

/** Who has confirmed an entry, and when. */
export function headFacts({
  headName,
  headPosition,
  confirmedAt,
}: Pick<Nomination, 'headName' | 'headPosition' | 'confirmedAt'>): FactView[] {
  if (!confirmedAt) return [];
  const who = [headName, headPosition].filter(Boolean).join(', ');
  return [{ label: 'Thủ trưởng xác nhận', value: who || 'Đã xác nhận', detail: formatMoment(confirmedAt) }];
}

function standingFacts(standing: NominationContent['provenance']['standing']): FactView[] {
  if (!standing) return [];
  const { contest, round, rank, points, sha256 } = standing;
  return [
    { label: 'Xếp hạng', value: `Hạng ${formatNumber(rank)}, ${points.replace('.', ',')} điểm`, detail: `${round}, ${contest}` },
    { label: 'Dấu vân của bản chốt', value: sha256.slice(0, 16) },
  ];
}

export const untilInWords = (closesAt: Date): string => `Nhận đến ${formatEnd(closesAt)}`;
