import { type Round, roundPhase } from '#contests';
import { formatEnd, formatMoment, formatNumber } from '#kernel';
import type { QuizPart } from '#rules';
import { enterLabel, shortName } from '../../edge/round-name.js';
import type { HeroView } from '../view-models.js';
import { countdownView } from './countdown-view.js';
import type { ResultsTeasers } from './results-teasers.js';

export interface BandFacts {
  round: Round;
  rounds: readonly Round[];
  part: QuizPart;
  results: ResultsTeasers | undefined;
  now: Date;
}

/** The band under the landscape: what a round's state means for somebody who comes by now, and the one thing to do. */
export function roundBand({ round, rounds, part, results, now }: BandFacts): HeroView['band'] {
  const note = `${part.paper.items} câu hỏi${part.prediction.code === 'none' ? '' : ' và 1 câu dự đoán'}, làm trong ${part.paper.minutes} phút. Thi trên điện thoại hoặc máy tính.`;
  switch (roundPhase(round, now)) {
    case 'before':
      return {
        state: `${shortName(round)} chưa mở.`,
        stateRest: 'Còn',
        countdown: countdownView(now, round.opensAt),
        when: `Mở lúc ${formatMoment(round.opensAt)}`,
        action: { label: 'Đăng ký trước', url: '/dang-ky' },
        note,
        second: results?.roll,
      };
    case 'open':
      return {
        state: `${shortName(round)} đang mở.`,
        stateRest: 'Còn lại',
        countdown: countdownView(now, round.closesAt),
        when: `Đóng lúc ${formatEnd(round.closesAt)}`,
        action: { label: enterLabel(round), url: `/thi/${round.code}` },
        note,
      };
    case 'paused':
      return { state: `${shortName(round)} đang tạm dừng.`, when: 'Ban Tổ chức sẽ báo giờ mở lại trên trang này.' };
    case 'annulled':
      return { state: `${shortName(round)} đã bị hủy.`, when: 'Ban Tổ chức sẽ báo lịch thi lại trên trang này.' };
    case 'pending':
      return {
        state: rounds.length > 1 ? 'Các đợt thi đã đóng.' : 'Cuộc thi đã đóng.',
        figure: { value: 'Chờ kết quả' },
        when: promise(round, now),
        action: { label: 'Xem bài thi của tôi', url: '/cua-toi' },
        second: results?.roll,
      };
    case 'published':
      return {
        state: 'Đã công bố kết quả.',
        stateRest: results && results.people > 0 ? 'Tất cả có' : undefined,
        figure: results && results.people > 0 ? { value: formatNumber(results.people), unit: 'người dự thi' } : { value: 'Bảng vàng' },
        action: { label: 'Xem bảng vàng', url: `/bang-vang/${round.code}` },
      };
  }
}

/** The promised minute while it is still to come; after it, what is missing. */
function promise({ publishesAt }: Round, now: Date): string {
  return publishesAt && publishesAt > now ? `Công bố lúc ${formatMoment(publishesAt)}` : 'Ban Tổ chức đang duyệt kết quả.';
}
