import { type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { formatAtStart, formatEnd, formatMoment } from '#kernel';
import { type SubmissionPart, submissionLimit } from '#rules';
import { type FormalCheck, type Submission, submissionNumber, tidyDraft } from '#submissions';
import type { PageContent } from '../../edge/page.js';
import { rollAddress } from '../../edge/roll-address.js';
import { roundNotice } from '../../edge/round-notice.js';
import { countdownView } from '../landing/countdown-view.js';
import { submissionAsks } from '../landing/submission-call.js';
import type { LinkView, SubmissionPlaceView } from '../view-models.js';
import { callAddress, submissionAddress } from './addresses.js';
import { isToBeSupplemented } from './receiving-words.js';

export interface CallFacts {
  running: RunningContest;
  part: SubmissionPart;
  /** Undefined while the time of receiving is not known. */
  round: Round | undefined;
  /** Undefined for who has not registered. */
  own: readonly Submission[] | undefined;
  checks: ReadonlyMap<Submission['id'], FormalCheck>;
  barred: string | undefined;
  key: string;
  now: Date;
}

/** /gui-bai/:part */
export function callContent(facts: CallFacts): PageContent<SubmissionPlaceView> {
  const { running, part, round, own, now } = facts;
  const { intro, facts: asked, lists } = submissionAsks(running.ruleSet, part, round);
  const phase = round && roundPhase(round, now);
  return {
    title: part.name,
    description: intro,
    task: { title: 'Gửi bài dự thi', backUrl: '/' },
    isPrivate: own !== undefined,
    heading: part.name,
    intro,
    state: stateOf(round, phase, now),
    roundNotice: round && roundNotice(round, now),
    barred: facts.barred,
    own: own && own.length > 0 ? { title: 'Bài của bạn', items: own.map((one) => ownLine(one, facts)) } : undefined,
    ...buttonOf(facts, phase),
    facts: asked,
    lists,
    links: [
      { label: 'Đọc thể lệ đầy đủ', url: '/the-le' },
      ...(phase === 'published' && round ? [{ label: 'Xem kết quả', url: rollAddress.running(round.code) }] : []),
    ],
  };
}

function stateOf(round: Round | undefined, phase: RoundPhase | undefined, now: Date): SubmissionPlaceView['state'] {
  if (!round) return { title: 'Chưa có lịch nhận bài.', text: 'Thời gian nhận bài sẽ được công bố ở trang chủ.' };
  switch (phase) {
    case 'before':
      return {
        title: 'Sắp nhận bài.',
        text: `Nhận bài ${formatAtStart(round.opensAt)}, đến ${formatEnd(round.closesAt)}. Bạn có thể viết trước.`,
        countdown: countdownView(now, round.opensAt),
      };
    case 'open':
      return {
        title: 'Đang nhận bài.',
        text: `Nhận bài đến ${formatEnd(round.closesAt)}.`,
        countdown: countdownView(now, round.closesAt),
      };
    case 'paused':
      return {
        title: 'Đang tạm dừng nhận bài.',
        text: round.resumesAt
          ? `Mở lại ${formatAtStart(round.resumesAt)}. Bạn vẫn viết được.`
          : 'Ban Tổ chức sẽ báo giờ mở lại. Bạn vẫn viết được.',
      };
    case 'annulled':
      return { title: 'Việc nhận bài đã bị hủy.', text: 'Xem thông báo ở trang chủ.' };
    case 'published':
      return { title: 'Đã công bố kết quả.', text: 'Phần thi này đã xong.' };
    default:
      return { title: 'Đã hết hạn nhận bài.', text: 'Bài dự thi đang được kiểm tra và chấm. Kết quả sẽ được công bố ở trang chủ.' };
  }
}

function buttonOf(
  { part, round, own, barred, key }: CallFacts,
  phase: RoundPhase | undefined,
): Pick<SubmissionPlaceView, 'begin' | 'action' | 'note'> {
  const isTime = phase === 'before' || phase === 'open' || phase === 'paused';
  if (!round || !isTime) return {};
  if (!part.channels.includes('online'))
    return { note: `Phần thi này không nhận bài trực tuyến.${part.channelDetail ? ` Nơi nhận bài: ${part.channelDetail}.` : ''}` };
  if (own === undefined) {
    const label = phase === 'before' ? 'Đăng ký để viết bài' : 'Đăng ký và gửi bài dự thi';
    return { action: { label, url: `/dang-ky?next=${callAddress(part.code)}` } };
  }
  const draft = own.find(({ state }) => state === 'draft');
  const most = submissionLimit(part, 'of-an-author');
  if (barred !== undefined) return {};
  if (draft && most !== undefined) return { action: { label: 'Viết tiếp bản nháp', url: submissionAddress(draft.id, 'viet') } };
  const [sent] = own.filter(({ state }) => state === 'sent');
  if (most !== undefined && own.length >= most)
    return sent && phase === 'open'
      ? {
          action: { label: 'Xem bài đã gửi', url: submissionAddress(sent.id) },
          note: `Bạn vẫn sửa và gửi lại được, đến ${formatEnd(round.closesAt)}.`,
        }
      : sent
        ? { action: { label: 'Xem bài đã gửi', url: submissionAddress(sent.id) } }
        : {};
  return { begin: { url: callAddress(part.code), label: own.length === 0 ? 'Bắt đầu viết bài' : 'Bắt đầu một bài khác', key } };
}

/** One of the person's submissions in few words, with the one thing to do. */
export function ownLine(
  submission: Submission,
  { part, checks, now, result }: Pick<CallFacts, 'part' | 'checks' | 'now'> & { result?: string | undefined },
): { title: string; detail: string; link: LinkView } {
  const { id, state, number, receivedAt, draft, draftSavedAt } = submission;
  const title = tidyDraft(draft).title.trim() || 'Bài chưa có tên';
  if (state === 'draft')
    return {
      title,
      detail: `Bản nháp, lưu lúc ${formatMoment(draftSavedAt)}`,
      link: { label: 'Viết tiếp', url: submissionAddress(id, 'viet') },
    };
  const check = checks.get(id);
  const asked = check?.until && isToBeSupplemented(submission, check, now) ? `Cần bổ sung trước ${formatMoment(check.until)}` : undefined;
  const sent = `Số ${number === null ? '' : submissionNumber(part.kind, number)}, gửi lúc ${receivedAt ? formatMoment(receivedAt) : ''}`;
  return { title, detail: [result, sent, asked].filter(Boolean).join('. '), link: { label: 'Xem bài', url: submissionAddress(id) } };
}
