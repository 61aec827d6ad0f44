import type { Round } from '#contests';
import { formatAtStart } from '#kernel';
import type { AskAgain } from '../../edge/page.js';
import { shortName } from '../../edge/round-name.js';
import { countdownView } from '../landing/countdown-view.js';
import type { RoundStartView } from '../view-models.js';

/** Without script the page is fetched again at least so often: rounds may be moved. */
const MOST_SECONDS = 900;

/**
 * The page on which one waits for the opening. With script it stays as it is: at the person's moment the button opens, and
 * nothing is fetched. It is not pressed by itself: time runs from then on, and the person may be in the kitchen.
 */
export function waitingRoom(round: Round, moment: Date, now: Date): NonNullable<RoundStartView['waiting']> & { again: AskAgain } {
  const isOpen = now >= round.opensAt;
  const seconds = Math.ceil((moment.getTime() - now.getTime()) / 1000) + 1;
  return {
    title: isOpen ? 'Sắp đến lượt bạn' : 'Chưa đến giờ mở',
    text: `${shortName(round)} mở ${formatAtStart(round.opensAt)}. Bạn đã đăng ký xong: cứ để trang này mở, đến giờ nút vào thi tự mở.`,
    note: 'Khi đông người, nút mở lần lượt trong khoảng 20 giây. Giờ làm bài chỉ tính từ lúc bạn bấm nút, nên ai cũng đủ giờ.',
    countdown: countdownView(now, isOpen ? moment : round.opensAt),
    moment: moment.toISOString(),
    again: { seconds: Math.min(seconds, MOST_SECONDS), url: `/thi/${round.code}`, isWithoutScript: true },
  };
}
