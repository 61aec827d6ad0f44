import { type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import type { OwnJudgedPlace } from '#results';
import { type FormalCheck, type Submission, submissionPart } from '#submissions';
import { rollAddress } from '../../edge/roll-address.js';
import { roundNotice } from '../../edge/round-notice.js';
import { roundStage } from '../landing/round-stage.js';
import type { MyAttemptsView } from '../view-models.js';
import { OWN_APPEALS } from '../board/addresses.js';
import { callAddress } from './addresses.js';
import { ownLine } from './call-presenter.js';
import { ownResultLine } from './own-result.js';

const STATES: Readonly<Record<RoundPhase, string>> = {
  before: 'Chưa nhận bài',
  open: 'Đang nhận bài',
  paused: 'Tạm dừng nhận bài',
  pending: 'Đã hết hạn, đang chấm',
  published: 'Đã công bố',
  annulled: 'Đã hủy',
};

interface CardFacts {
  running: RunningContest;
  submissions?: readonly Submission[];
  checks?: ReadonlyMap<Submission['id'], FormalCheck>;
  /** Of those whose result is public. */
  places?: ReadonlyMap<Submission['id'], OwnJudgedPlace>;
  now: Date;
}

/** A part of submissions among one's own rounds; undefined where the rules know the part no more. */
export function receivingCard(
  round: Round,
  { running, submissions = [], checks = new Map(), places, now }: CardFacts,
): MyAttemptsView['rounds'][number] | undefined {
  const part = submissionPart(running.ruleSet, round.partCode);
  if (!part) return undefined;
  const phase = roundPhase(round, now);
  const own = submissions.filter(({ partCode, state }) => partCode === part.code && state !== 'withdrawn');
  const mayBegin = part.channels.includes('online') && (phase === 'open' || phase === 'before' || phase === 'paused');
  return {
    ...roundStage(round, now),
    name: part.name,
    stateText: STATES[phase],
    roundNotice: roundNotice(round, now),
    attempts: own.map((one) => {
      const place = places?.get(one.id);
      return ownLine(one, { part, checks, now, result: place && ownResultLine(running.ruleSet, place) });
    }),
    empty:
      own.length > 0
        ? undefined
        : phase === 'pending' || phase === 'published'
          ? 'Bạn không gửi bài phần này.'
          : 'Bạn chưa gửi bài phần này.',
    action:
      own.length === 0 && mayBegin
        ? { label: phase === 'open' ? 'Gửi bài dự thi' : 'Viết bài trước', url: callAddress(part.code) }
        : undefined,
    links: [
      ...(own.length > 0 || !mayBegin ? [{ label: 'Bài dự thi gồm những gì?', url: callAddress(part.code) }] : []),
      ...(phase === 'published' ? [{ label: 'Xem kết quả', url: rollAddress.running(round.code) }] : []),
      ...(own.some(({ state }) => state === 'sent') && (phase === 'published' || phase === 'pending')
        ? [{ label: 'Có gì chưa đúng?', url: `${OWN_APPEALS}#${round.code}` }]
        : []),
    ],
  };
}
