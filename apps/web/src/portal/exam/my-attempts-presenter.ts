import type { Attempt, AttemptId } from '#attempts';
import { type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { formatDayMonth, formatMomentWithSeconds } from '#kernel';
import type { OwnScore } from '#results';
import type { RuleSet } from '#rules';
import type { Unit } from '#units';
import type { PageContent } from '../../edge/page.js';
import { enterLabel, innerName, shortName } from '../../edge/round-name.js';
import { prizeTag } from '../results/prize-words.js';
import { rollAddress } from '../results/roll-address.js';
import type { MyAttemptsView, PrizeTagView } from '../view-models.js';
import { placeName, placeText, pointsText } from './own-words.js';

type RoundCard = MyAttemptsView['rounds'][number];

/** What the page of one's own attempts shows. */
export interface MyAttemptsFacts {
  running: RunningContest;
  name: string;
  unit: Unit | undefined;
  attempts: readonly Attempt[];
  /** Only those that the rules show by now. */
  scores: ReadonlyMap<AttemptId, OwnScore>;
  now: Date;
}

const STATES: Readonly<Record<RoundPhase, string>> = {
  before: 'Chưa mở',
  open: 'Đang mở',
  paused: 'Tạm dừng',
  pending: 'Đã đóng, chờ kết quả',
  published: 'Đã công bố',
  annulled: 'Đã hủy',
};

/** Nothing of one's own in a round: one may still take part, or not any more. */
const NONE = { past: 'Bạn không thi đợt này.', current: 'Bạn chưa thi đợt này.', future: undefined };

export function myAttemptsContent(facts: MyAttemptsFacts): PageContent<MyAttemptsView> {
  const { running, name, unit } = facts;
  return {
    title: 'Bài thi của tôi',
    isPrivate: true,
    heading: 'Bài thi của tôi',
    person: [
      { label: 'Người dự thi', value: name },
      { label: 'Tính cho', value: unit ? placeName(unit) : '' },
    ],
    rounds: running.rounds.map((round) => roundCard(round, facts)),
    signOut: { url: '/dang-xuat', label: 'Đăng xuất' },
  };
}

function roundCard(round: Round, { running, attempts, scores, now }: MyAttemptsFacts): RoundCard {
  const phase = roundPhase(round, now);
  const mine = attempts.filter((attempt) => attempt.roundId === round.id).toSorted((a, b) => a.number - b.number);
  const state = phase === 'open' ? ('current' as const) : phase === 'before' ? ('future' as const) : ('past' as const);
  return {
    name: shortName(round),
    dates: `${formatDayMonth(round.opensAt)} – ${formatDayMonth(new Date(round.closesAt.getTime() - 1))}`,
    state,
    stateText: STATES[phase],
    attempts: mine.map((attempt, n) =>
      attempt.submittedAt
        ? sealedCard(`Lượt ${n + 1}`, attempt, attempt.submittedAt, scores.get(attempt.id), running.ruleSet)
        : openCard(`Lượt ${n + 1}`, attempt, now),
    ),
    empty: mine.length === 0 ? NONE[state] : undefined,
    action: phase === 'open' ? { label: enterLabel(round), url: `/thi/${round.code}` } : undefined,
    link: phase === 'published' ? { label: `Bảng vàng ${innerName(round)}`, url: rollAddress.running(round.code) } : undefined,
  };
}

function sealedCard(
  title: string,
  { receiptCode }: Attempt,
  submittedAt: Date,
  score: OwnScore | undefined,
  ruleSet: RuleSet,
): RoundCard['attempts'][number] {
  const link = { label: 'Biên nhận', url: `/bien-nhan/${receiptCode ?? ''}` };
  const sent = formatMomentWithSeconds(submittedAt);
  if (!score) return { title, detail: `Đã nộp lúc ${sent}`, link };
  const place = score.place ? `, hạng ${placeText(score.place)}` : '';
  return { title: `Điểm ${pointsText(score)}${place}`, tag: tagOf(score, ruleSet), detail: `${title}, nộp lúc ${sent}`, link };
}

function tagOf({ place }: OwnScore, ruleSet: RuleSet): PrizeTagView | undefined {
  const [prize] = place?.prizes ?? [];
  return prize && prizeTag(ruleSet, prize);
}

function openCard(title: string, { id, deadlineAt }: Attempt, now: Date): RoundCard['attempts'][number] {
  const isOver = deadlineAt <= now;
  return {
    title,
    detail: isOver ? 'Hết giờ, máy đã nộp bài' : 'Đang làm dở',
    link: { label: isOver ? 'Biên nhận' : 'Làm tiếp', url: `/bai-thi/${id}` },
  };
}
