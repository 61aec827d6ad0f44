import { isSealed, type Round, roundPhase, type RunningContest } from '#contests';
import { countInWords, formatAtStart, formatEnd, formatMoment, formatNumber } from '#kernel';
import type { Turnout } from '#reports';
import { authorityName } from '#rules';
import { enterLabel, innerName, shortName } from '../../edge/round-name.js';
import { roundNotice } from '../../edge/round-notice.js';
import type { RollView } from '../view-models.js';
import { promise, promisedAt } from './promise.js';

export interface PendingFacts {
  running: RunningContest;
  round: Round;
  /** As last counted; public, unlike everything else about a round whose results wait. */
  turnout: Turnout | undefined;
  /** Whether the round's contest is the one that runs, so that one can still take part. */
  isRunning: boolean;
  now: Date;
}

type Pending = NonNullable<RollView['pending']>;

/** The page of a round before its results are public: how far they are, and nothing of what they will be. */
export function pendingView(facts: PendingFacts): Pending {
  const { round, isRunning, now } = facts;
  const name = innerName(round).replaceAll(' ', '\u00a0');
  const action = (label: string): Pending['action'] => (isRunning ? { label, url: `/thi/${round.code}` } : undefined);
  switch (roundPhase(round, now)) {
    case 'before':
      return {
        titlePhrases: ['Chưa có bảng vàng', name],
        text: `${shortName(round)} mở ${formatAtStart(round.opensAt)}. Tên bạn có thể ở đây.`,
        steps: [],
        action: action(`Xem ${name}`),
      };
    case 'open':
      return {
        titlePhrases: ['Chưa có bảng vàng', name],
        text: `${shortName(round)} đang mở, đến ${formatEnd(round.closesAt)}. Tên bạn có thể ở đây.`,
        steps: [],
        action: action(enterLabel(round)),
      };
    case 'paused':
      return { titlePhrases: [shortName(round), 'đang tạm dừng'], text: 'Ban Tổ chức sẽ báo giờ mở lại ở trang chủ.', steps: [] };
    case 'annulled':
      return { titlePhrases: [shortName(round), 'đã bị hủy'], text: 'Đợt thi này không xếp hạng và không trao giải.', steps: [] };
    default:
      return waiting(facts, name);
  }
}

function waiting({ running, round, turnout, now }: PendingFacts, name: string): Pending {
  const notice = roundNotice(round, now);
  if (round.notice?.kind === 'corrected' && notice)
    return {
      titlePhrases: ['Kết quả', name, 'đang được đính chính'],
      text: `${notice.text} Bảng mới được công bố ở đây khi duyệt xong.`,
      steps: stepsOf(running, round, turnout),
    };
  return {
    titlePhrases: ['Bảng vàng', name, 'đang chờ công bố'],
    text: waitingText(round, now),
    steps: stepsOf(running, round, turnout),
    action: { label: 'Tra cứu biên nhận của bạn', url: '/bien-nhan' },
  };
}

function waitingText(round: Round, now: Date): string {
  const { publishesAt } = round;
  if (publishesAt === null) return 'Kết quả được giữ kín và công bố ngay sau khi duyệt xong.';
  if (promisedAt(round, now)) return `${promise(round, now)} Đến lúc đó kết quả được giữ kín.`;
  return `Giờ hẹn công bố là ${formatMoment(publishesAt)}. Kết quả chưa được duyệt đủ người nên chưa công bố.`;
}

/** What is done is asked of the round's state alone: a closing that the worker has still to notice is not done. */
function stepsOf({ ruleSet }: RunningContest, round: Round, turnout: Turnout | undefined): Pending['steps'] {
  const { state, closesAt } = round;
  const isFinal = turnout !== undefined && turnout.takenAt >= closesAt && isSealed(round);
  const { role, approvers } = ruleSet.approval;
  return [
    {
      text: `Đóng và niêm phong ${isFinal ? formatNumber(turnout.totals.sealed) : 'các'} bài`,
      isDone: isSealed(round),
    },
    { text: 'Máy xếp hạng từ các bài đã niêm phong', isDone: ['ranked', 'approved'].includes(state) },
    {
      text: `${authorityName(ruleSet, role)} duyệt${approvers > 1 ? `, ${countInWords(approvers)} người` : ''}`,
      isDone: state === 'approved',
    },
    { text: 'Công bố', isDone: false },
  ];
}
