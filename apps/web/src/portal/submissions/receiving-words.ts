import type { RoundPhase } from '#contests';
import { formatAtStart, formatEnd, formatMoment } from '#kernel';
import type { FormalCheck } from '#submissions';
import type { OwnSubmission } from './own-submissions.js';

/** What stands above the steps of writing: that there is time until then, that something is to be supplemented, or that time is over. */
export function writingNotice({ round, phase, submission }: OwnSubmission, check: FormalCheck | undefined, now: Date): string | undefined {
  // Once it was sent again, only who may send no more otherwise reads of it.
  if (phase === 'pending' ? mayBeSupplemented(check, now) : isToBeSupplemented(submission, check, now))
    return `Ban Tổ chức đề nghị bổ sung: ${check?.reason ?? ''} Hãy sửa bài rồi gửi lại trước ${formatMoment(check?.until ?? now)}.`;
  const again = submission.state === 'sent' ? ' Bản đã gửi vẫn được tính cho đến khi bạn gửi bản mới.' : '';
  return `${sentenceOf(phase, round)}${again}`;
}

/** Whether what is written can be sent now. The database's clock has the last word when it is sent. */
export function maySend(
  { phase, submission }: Pick<OwnSubmission, 'phase' | 'submission'>,
  check: FormalCheck | undefined,
  now: Date,
): boolean {
  return phase === 'open' || (phase === 'pending' && submission.state === 'sent' && mayBeSupplemented(check, now));
}

export function mayBeSupplemented(check: FormalCheck | undefined, now: Date): boolean {
  return check?.result === 'supplement' && check.until !== null && now < check.until;
}

/** Whether the secretariat still waits for what it has asked for. */
export function isToBeSupplemented(
  { state, receivedAt }: Pick<OwnSubmission['submission'], 'state' | 'receivedAt'>,
  check: FormalCheck | undefined,
  now: Date,
): boolean {
  return state === 'sent' && mayBeSupplemented(check, now) && !isSupplemented({ receivedAt }, check as FormalCheck);
}

/** Whether it was sent again since. */
export function isSupplemented({ receivedAt }: Pick<OwnSubmission['submission'], 'receivedAt'>, { checkedAt }: FormalCheck): boolean {
  return receivedAt !== null && receivedAt > checkedAt;
}

/** Why nothing can be sent now; undefined while it can. */
export function whyClosed({ phase, round }: Pick<OwnSubmission, 'phase' | 'round'>): string {
  return sentenceOf(phase, round);
}

function sentenceOf(phase: RoundPhase, { opensAt, closesAt, resumesAt }: OwnSubmission['round']): string {
  switch (phase) {
    case 'before':
      return `Chưa đến thời gian nhận bài. Bạn có thể viết trước, bài được giữ ở đây; gửi được ${formatAtStart(opensAt)}.`;
    case 'open':
      return `Nhận bài đến ${formatEnd(closesAt)}.`;
    case 'paused':
      return resumesAt
        ? `Việc nhận bài đang tạm dừng, mở lại ${formatAtStart(resumesAt)}. Bạn vẫn viết được, bài được giữ ở đây.`
        : 'Việc nhận bài đang tạm dừng. Bạn vẫn viết được, bài được giữ ở đây.';
    case 'annulled':
      return 'Việc nhận bài đã bị hủy. Những gì bạn đã viết vẫn được giữ.';
    case 'pending':
    case 'published':
      return 'Đã hết hạn nhận bài. Những gì bạn đã viết vẫn được giữ, nhưng không gửi được nữa.';
  }
}
