import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import { type AccountId, formatNumber } from '#kernel';
import { type SubmissionCancellation, type SubmissionCase, submissionNumber } from '#submissions';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { cancellationUrl } from '../corrections/addresses.js';
import { headCell, linesCell, listUrl, momentCell, textCell } from '../listing.js';
import { reasonField } from '../reason.js';
import type { CardFormView, GroupsView, NoticeView, StateView } from '../view-models.js';
import { cancellingUrl, entryUrl } from './addresses.js';
import type { ReceivingPlace } from './entry-reader.js';
import type { Fault } from './submissions.forms.js';

export interface CancellationFacts extends ReceivingPlace {
  entry: SubmissionCase;
  people: ReadonlyMap<AccountId, Account>;
  me: Pick<Principal, 'accountId' | 'permissions'>;
  /** Phases of judging that are closed and to which others would come in its place, by name, with how many. */
  movingUp: readonly { name: string; entries: number }[];
}

export interface TypedCancellation {
  reason: string;
  basis: string;
  faults: readonly Fault[];
}

/** Rounds whose result was signed: a cancellation changes it by a correction alone. */
const SIGNED: readonly string[] = ['approved', 'published', 'archived'];

/** /quan-tri/bai-du-thi/:round/:submission/huy */
export function cancellationContent(facts: CancellationFacts, typed?: TypedCancellation): ConsoleContent<GroupsView> {
  const { round, part, entry, people } = facts;
  const { submission, cancellations } = entry;
  const number = submissionNumber(part.kind, submission.number ?? 0);
  return {
    title: `Hủy ${number}`,
    heading: `Hủy bài ${number}`,
    sentence: 'Một người đề nghị và ghi căn cứ, một người khác quyết định. Máy không tự hủy bài nào.',
    back: { label: number, url: entryUrl(round, submission.id) },
    isReadFirst: true,
    notice: noticeOf(facts),
    groups: [
      {
        heading: 'Đề nghị và quyết định',
        table: {
          label: 'Đề nghị và quyết định',
          columns: [{ label: 'Căn cứ' }, { label: 'Lý do' }, { label: 'Đề nghị' }, { label: 'Quyết định' }],
          rows: cancellations.map((one) => ({
            cells: [
              headCell(one.basis),
              linesCell(one.reason ?? 'Đã xóa theo thời hạn lưu giữ'),
              { ...momentCell(one.askedAt), text: nameOf(people, one.askedBy) },
              { ...textCell('', one.decidedBy ? nameOf(people, one.decidedBy) : undefined), state: stateOf(one) },
            ],
          })),
          empty: { title: 'Chưa có đề nghị nào', text: 'Ai thấy bài sao chép hoặc khai không đúng thì lập đề nghị ở trang này.' },
        },
      },
    ],
    forms: formsOf(facts, typed),
  };
}

function noticeOf({ round, part, entry, movingUp }: CancellationFacts): NoticeView {
  if (SIGNED.includes(round.state))
    return {
      kind: 'wait',
      title: 'Kết quả đã được duyệt',
      text: 'Hủy bài lúc này đổi kết quả nên đi bằng đính chính: máy cho xem ai chuyển hạng, ai nhận giải thay, rồi người thứ hai mới duyệt.',
      link: {
        label: 'Lập đính chính vì hủy bài này',
        url: listUrl(cancellationUrl(round), { bai: submissionNumber(part.kind, entry.submission.number ?? 0) }),
      },
    };
  const moves = [
    round.state === 'ranked'
      ? 'Xếp hạng chưa ai ký xong nên được tính lại không có bài này; bảng mới cho xem ai chuyển hạng trước khi duyệt.'
      : 'Xếp hạng chưa lập nên chưa ai chuyển hạng.',
    ...movingUp.map(
      ({ name, entries }) =>
        `Thay bài này, ${formatNumber(entries)} bài khác vào vòng “${name}” đã kết thúc: phải mở lại vòng ấy cho hội đồng chấm thêm rồi máy mới lập được bảng xếp hạng.`,
    ),
  ].join(' ');
  return {
    kind: 'info',
    title: entry.state === 'cancelled' ? 'Bài đã bị hủy' : 'Điều xảy ra khi hủy',
    text: `Bài không được chấm tiếp, không xếp hạng, và không tính cho đơn vị. ${moves} Tác giả được báo và đọc được căn cứ.`,
  };
}

function formsOf(facts: CancellationFacts, typed: TypedCancellation | undefined): CardFormView[] {
  const { round, entry, me } = facts;
  const { submission, cancellations } = entry;
  const asked = cancellations.find(({ decidedAt }) => decidedAt === null);
  const url = cancellingUrl(round, submission.id);
  // Cancelled is what was signed by a correction alone; that it is not is said here.
  if (SIGNED.includes(round.state))
    return asked && asked.askedBy !== me.accountId && me.permissions.has(Permission.CancelSubmissions)
      ? decideForms(url, asked).slice(1)
      : [];
  if (asked) return asked.askedBy === me.accountId || !me.permissions.has(Permission.CancelSubmissions) ? [] : decideForms(url, asked);
  if (submission.state !== 'sent' || entry.state === 'cancelled') return [];
  const faults = typed?.faults ?? [];
  return [
    {
      heading: 'Đề nghị hủy bài',
      sentence: 'Ví dụ: sao chép bài khác, khai sai về giải thưởng đã nhận. Kết quả đối chiếu chỉ là căn cứ để người xem xét.',
      actionUrl: url,
      errors: errorSummary(faults),
      fields: [
        {
          text: {
            id: 'basis',
            name: 'basis',
            label: 'Căn cứ',
            hint: 'Chỉ ghi điều, khoản của thể lệ, ví dụ khoản 2 Điều 5. Căn cứ được lưu mãi cùng kết quả nên không ghi tên ai ở đây.',
            value: typed?.basis ?? '',
            error: faultOf(faults, 'basis'),
            maxlength: 300,
          },
        },
        {
          area: reasonField(
            { reason: typed?.reason ?? '', fault: faultOf(faults, 'reason') },
            'Nêu bài nào, đoạn nào, bằng chứng nào. Tác giả có quyền được biết.',
          ),
        },
      ],
      button: 'Gửi đề nghị',
      isMain: true,
    },
  ];
}

function decideForms(url: string, { basis }: SubmissionCancellation): CardFormView[] {
  const form = (decision: string, heading: string, sentence: string, button: string): CardFormView => ({
    heading,
    sentence,
    actionUrl: `${url}/quyet-dinh`,
    hidden: [{ name: 'decision', value: decision }],
    fields: [],
    button,
    isMain: decision === 'cancelled',
  });
  return [
    form('cancelled', 'Duyệt hủy bài', `Bài bị hủy theo ${basis}. Không lấy lại được; muốn xét lại phải qua khiếu nại.`, 'Hủy bài này'),
    form('declined', 'Không hủy', 'Bài giữ nguyên. Đề nghị và quyết định này vẫn được lưu.', 'Không hủy'),
  ];
}

function stateOf({ decision, liftedAt }: SubmissionCancellation): StateView {
  if (liftedAt) return { kind: 'stopped', label: 'Đã nhận lại theo khiếu nại' };
  if (decision === null) return { kind: 'waiting', label: 'Chờ người thứ hai' };
  return decision === 'cancelled' ? { kind: 'done', label: 'Đã hủy bài' } : { kind: 'stopped', label: 'Không hủy' };
}

function nameOf(people: CancellationFacts['people'], id: AccountId): string {
  return people.get(id)?.fullName ?? 'Người đã rời đơn vị';
}
