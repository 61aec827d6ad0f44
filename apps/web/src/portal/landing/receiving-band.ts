import { type Round, roundPhase } from '#contests';
import { formatAtStart, formatEnd } from '#kernel';
import type { SubmissionPart } from '#rules';
import type { Submission } from '#submissions';
import { rollAddress } from '../../edge/roll-address.js';
import { callAddress, submissionAddress } from '../submissions/addresses.js';
import type { HeroView } from '../view-models.js';
import { countdownView } from './countdown-view.js';

interface ReceivingBand {
  part: SubmissionPart;
  round: Round;
  /** Of whoever is signed in, the newest first; without those that were withdrawn. */
  own: readonly Submission[];
  now: Date;
}

/** The band under the landscape of a contest to which people send something: until when, and the one thing to do. */
export function receivingBand({ part, round, own, now }: ReceivingBand): HeroView['band'] {
  const action = actionOf(part, own);
  switch (roundPhase(round, now)) {
    case 'before':
      return {
        state: 'Sắp nhận bài dự thi.',
        stateRest: 'Còn',
        countdown: countdownView(now, round.opensAt),
        when: `Nhận bài ${formatAtStart(round.opensAt)}`,
        action: own.length > 0 ? action : { label: 'Xem cách gửi bài', url: callAddress(part.code) },
      };
    case 'open':
      return {
        state: 'Đang nhận bài dự thi.',
        stateRest: 'Còn lại',
        countdown: countdownView(now, round.closesAt),
        when: `Nhận bài đến ${formatEnd(round.closesAt)}`,
        action,
      };
    case 'paused':
      return {
        state: 'Đang tạm dừng nhận bài.',
        ...(round.resumesAt
          ? { stateRest: 'Mở lại sau', countdown: countdownView(now, round.resumesAt), when: `Mở lại ${formatAtStart(round.resumesAt)}` }
          : { when: 'Ban Tổ chức sẽ báo giờ mở lại trên trang này.' }),
        ...(own.length > 0 && { action }),
      };
    case 'annulled':
      return { state: 'Việc nhận bài đã bị hủy.', when: 'Các bài đã gửi vẫn được giữ.' };
    case 'pending':
      return {
        state: 'Đã hết hạn nhận bài.',
        figure: { value: 'Chờ kết quả' },
        when: 'Bài dự thi đang được kiểm tra và chấm.',
        ...(own.length > 0 && { action }),
      };
    case 'published':
      return {
        state: 'Đã công bố kết quả.',
        figure: { value: 'Bảng vàng' },
        action: { label: 'Xem kết quả', url: rollAddress.running(round.code) },
      };
  }
}

/** Who is writing goes on; who has sent sees what became of it. */
function actionOf({ code, channels }: SubmissionPart, own: readonly Submission[]): { label: string; url: string } {
  const draft = own.find(({ state }) => state === 'draft');
  if (draft) return { label: 'Viết tiếp bản nháp', url: submissionAddress(draft.id, 'viet') };
  const sent = own.find(({ state }) => state === 'sent');
  if (sent) return { label: 'Xem bài của tôi', url: own.length === 1 ? submissionAddress(sent.id) : callAddress(code) };
  return { label: channels.includes('online') ? 'Gửi bài dự thi' : 'Xem cách gửi bài', url: callAddress(code) };
}
