import type { Account } from '#accounts';
import type { AttemptException } from '#attempts';
import type { RunningContest } from '#contests';
import { type AccountId, formatMoment } from '#kernel';
import type { Unit } from '#units';
import type { ConsoleContent } from '../console-page.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { DetailView, SigningView } from '../view-models.js';
import { ATTEMPTS, attemptUrl, exceptionUrl } from './addresses.js';
import { scopeText } from './attempts-pages.js';
import { CAUSE_WORDS, ERASED, kindText, stateOf } from './exception-words.js';

export interface ExceptionFacts {
  running: RunningContest;
  exception: AttemptException;
  people: ReadonlyMap<AccountId, Account>;
  unit: Unit | undefined;
  /** Who looks. */
  me: AccountId;
}

const EFFECTS: Readonly<Record<AttemptException['kind'], string>> = {
  'extra-time': 'Hạn nộp của lượt đang làm lùi lại ngay khi duyệt, kể cả quá giờ đóng đợt. Đợt thi đợi các lượt này nộp xong mới xếp hạng.',
  're-opening': 'Người dự thi làm tiếp bài đã nộp, thời gian tính từ lúc duyệt, không mất lượt. Bài sau được tính thay bài trước.',
  'late-answers': 'Các câu đến muộn được tính vào bài như đến đúng giờ. Người dự thi có biên nhận mới.',
};

/** /quan-tri/luot-thi/de-nghi/:exception */
export function exceptionContent(
  { running, exception, people, unit, me }: ExceptionFacts,
  typed?: TypedReason,
): ConsoleContent<DetailView> {
  const { id, attemptId, kind, roundId, cause, reason } = exception;
  const units = new Map(unit ? [[unit.id, unit.name]] : []);
  return {
    title: kindText(exception),
    heading: kindText(exception),
    sentence: `${scopeText(exception, units)}, ${running.rounds.find((round) => round.id === roundId)?.name ?? ''}`,
    back: { label: 'Lượt thi', url: ATTEMPTS },
    sections: [
      {
        heading: 'Lý do',
        facts: [
          { label: 'Nguyên nhân', value: CAUSE_WORDS[cause] },
          { label: 'Sự việc', value: reason ?? ERASED },
        ],
      },
      {
        heading: 'Khi được duyệt',
        paragraphs: [EFFECTS[kind], 'Số lượt và nguyên nhân được công bố ở trang Đơn vị dự thi và Bảng vàng, không có tên người.'],
      },
    ],
    signing: signing(exception, people, me, exceptionUrl(id), typed),
    factsHeading: 'Đề nghị',
    facts: [{ label: 'Trạng thái', value: stateOf(exception).label }],
    links: attemptId ? [{ label: 'Xem lượt thi', url: attemptUrl(attemptId) }] : [],
  };
}

function signing(
  { state, askedBy, askedAt, decidedBy, decidedAt, declinedBecause }: AttemptException,
  people: ReadonlyMap<AccountId, Account>,
  me: AccountId,
  url: string,
  typed: TypedReason | undefined,
): SigningView | undefined {
  if (state === 'left-out') return undefined;
  const asker = { name: people.get(askedBy)?.fullName ?? '', detail: `Đề nghị ${formatMoment(askedAt)}`, isDone: true };
  if (decidedBy && decidedAt) {
    const word = state === 'granted' ? 'Duyệt' : 'Không duyệt';
    const decider = {
      name: people.get(decidedBy)?.fullName ?? '',
      detail: `${word} ${formatMoment(decidedAt)}`,
      isDone: state === 'granted',
      isRefused: state !== 'granted',
    };
    const because = declinedBecause ? ` Lý do: “${declinedBecause}”` : '';
    const sentence = state === 'granted' ? 'Đã có hiệu lực.' : `Không có gì thay đổi.${because}`;
    return { heading: 'Hai người', signers: [asker, decider], sentence };
  }
  const isMine = askedBy !== me;
  return {
    heading: 'Hai người',
    isMine,
    signers: [asker, { name: isMine ? 'Chờ bạn' : 'Chờ một người khác', detail: 'Duyệt' }],
    sentence: 'Khi duyệt, việc này có hiệu lực ngay và không lấy lại được.',
    approve: isMine ? { label: 'Duyệt', url: `${url}/duyet` } : undefined,
    giveBack: {
      url: `${url}/khong-duyet`,
      label: isMine ? 'Không duyệt, ghi lý do' : 'Rút đề nghị, ghi lý do',
      button: isMine ? 'Không duyệt' : 'Rút đề nghị',
      reason: reasonField(typed, 'Người đề nghị sẽ đọc.'),
      isOpen: Boolean(typed?.fault),
    },
    note: isMine ? undefined : 'Bạn là người đề nghị. Người duyệt phải là người khác.',
  };
}
