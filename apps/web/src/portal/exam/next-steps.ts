import { quizPart } from '#attempts';
import { type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { formatDayMonth, formatTime } from '#kernel';
import { maySeeScore, type RuleSet } from '#rules';
import { shortName } from '../../edge/round-name.js';
import { promisedAt } from '../results/promise.js';
import type { ReceiptView } from '../view-models.js';

type Step = NonNullable<ReceiptView['next']>['items'][number];

/** In these a round goes its planned way: a paused one waits for word, an annulled one comes to nothing. */
const ON_ITS_WAY: readonly RoundPhase[] = ['open', 'pending'];

/** What comes after an attempt in this round of its contest; empty when nothing is to come any more. */
export function nextSteps({ rounds, ruleSet }: Pick<RunningContest, 'rounds' | 'ruleSet'>, round: Round, now: Date): Step[] {
  const phase = roundPhase(round, now);
  const following = rounds.find(
    (one) => one.partCode === round.partCode && one.opensAt > round.opensAt && roundPhase(one, now) === 'before',
  );
  const publication = ON_ITS_WAY.includes(phase) ? promisedAt(round, now) : undefined;
  const steps = [
    phase === 'open' ? { when: when(round.closesAt), text: `${shortName(round)} đóng.${atClosing(ruleSet, round)}` } : undefined,
    following ? { when: when(following.opensAt), text: `${shortName(following)} mở. Bạn thi tiếp được ngay.` } : undefined,
    publication ? { when: when(publication), text: 'Ban Tổ chức duyệt và công bố bảng vàng.' } : undefined,
  ];
  return steps.filter((step) => step !== undefined);
}

function when(instant: Date): string {
  return `${formatTime(instant)}, ${formatDayMonth(instant)}`;
}

/** What the closing means for those who want to know their points; nothing where they know them already. */
function atClosing(ruleSet: RuleSet, round: Round): string {
  const part = quizPart(ruleSet, round.partCode);
  if (maySeeScore(part, { isClosed: false, isPublished: false })) return '';
  return maySeeScore(part, { isClosed: true, isPublished: false })
    ? ' Từ lúc đó bạn xem được điểm.'
    : ' Điểm được giữ kín đến lúc công bố.';
}
