import { type Round, roundPhase } from '#contests';
import { formatAtEnd, formatAtStart, formatNumber } from '#kernel';
import type { QuizPart } from '#rules';
import { rollAddress } from '../../edge/roll-address.js';
import { enterLabel, shortName } from '../../edge/round-name.js';
import { mayEnter, type OwnTurn, timeLeftOf } from '../exam/own-turns.js';
import { promise } from '../results/promise.js';
import type { HeroView } from '../view-models.js';
import { countdownView } from './countdown-view.js';
import type { ResultsTeasers } from './results-teasers.js';

export interface BandFacts {
  round: Round;
  rounds: readonly Round[];
  part: QuizPart;
  results: ResultsTeasers | undefined;
  /** Of whoever is signed in. */
  turn: OwnTurn | undefined;
  now: Date;
}

/** The band under the landscape: what a round's state means for somebody who comes by now, and the one thing to do. */
export function roundBand({ round, rounds, part, results, turn, now }: BandFacts): HeroView['band'] {
  const note = `${part.paper.items} câu hỏi${part.prediction.code === 'none' ? '' : ' và 1 câu dự đoán'}, làm trong ${part.paper.minutes} phút. Thi trên điện thoại hoặc máy tính.`;
  switch (roundPhase(round, now)) {
    case 'before':
      return {
        state: `${shortName(round)} chưa mở.`,
        stateRest: 'Còn',
        countdown: countdownView(now, round.opensAt),
        when: `Mở ${formatAtStart(round.opensAt)}`,
        action: { label: 'Đăng ký trước', url: '/dang-ky' },
        note,
        second: results?.roll,
      };
    case 'open':
      return {
        state: `${shortName(round)} đang mở.`,
        stateRest: 'Còn lại',
        countdown: countdownView(now, round.closesAt),
        when: `Đóng ${formatAtEnd(round.closesAt)}`,
        action: enterAction(round, turn, now),
        note,
      };
    case 'paused':
      return {
        state: `${shortName(round)} đang tạm dừng.`,
        ...(round.resumesAt
          ? { stateRest: 'Mở lại sau', countdown: countdownView(now, round.resumesAt), when: `Mở lại ${formatAtStart(round.resumesAt)}` }
          : { when: 'Ban Tổ chức sẽ báo giờ mở lại trên trang này.' }),
        ...(turn?.open && { action: enterAction(round, turn, now) }),
      };
    case 'annulled':
      return { state: `${shortName(round)} đã bị hủy.`, when: 'Các lượt thi của đợt này không được tính.' };
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
        action: { label: 'Xem bảng vàng', url: rollAddress.running(round.code) },
      };
  }
}

/** Strangers are asked in; who is under way goes on while the time runs; who has no turn left sees what they have done. */
function enterAction(round: Round, turn: OwnTurn | undefined, now: Date): { label: string; url: string } {
  const url = `/thi/${round.code}`;
  if (turn?.open) return { label: `Làm tiếp bài đang dở, ${timeLeftOf(turn.open, now)}`, url };
  if (turn && !mayEnter(turn)) return { label: 'Xem bài thi của tôi', url: '/cua-toi' };
  return { label: enterLabel(round), url };
}
