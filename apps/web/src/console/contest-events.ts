import { type RunningContest } from '#contests';
import { lowerFirst } from '#kernel';
import { scheduleOf, type ScheduledPart } from '#rules';
import { innerName, shortName } from '../edge/round-name.js';

/** Something that the plan has happen at an instant. */
export interface ContestEvent {
  at: Date;
  /** "Tuần 2 đóng" */
  title: string;
  /** "Máy niêm phong và xếp hạng ngay sau đó." */
  effect: string;
}

/** What the plan has happen after the instant, in order of time. */
export function eventsAfter(running: RunningContest, now: Date): ContestEvent[] {
  return [...roundEvents(running), ...scheduleOf(running.ruleSet).flatMap(submissionEvents)]
    .filter(({ at }) => at > now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function roundEvents({ rounds }: RunningContest): ContestEvent[] {
  return rounds
    .filter(({ state }) => state !== 'annulled')
    .flatMap((round) => [
      { at: round.opensAt, title: `${shortName(round)} mở`, effect: 'Người đã đăng ký vào thi được.' },
      ...(round.pausedFrom && round.resumesAt && round.pausedFrom < round.resumesAt
        ? [{ at: round.resumesAt, title: `${shortName(round)} mở lại`, effect: 'Đợt thi tiếp tục sau khi tạm dừng.' }]
        : []),
      { at: round.closesAt, title: `${shortName(round)} đóng`, effect: 'Máy niêm phong và xếp hạng ngay sau đó.' },
      ...(round.publishesAt
        ? [{ at: round.publishesAt, title: `Công bố ${innerName(round)}`, effect: 'Bảng vàng tự mở nếu đã đủ người duyệt.' }]
        : []),
    ]);
}

function submissionEvents({ name, receiving, appraising }: ScheduledPart): ContestEvent[] {
  const part = lowerFirst(name);
  const events: { at: number | null | undefined; title: string; effect: string }[] = [
    { at: receiving?.opens, title: 'Bắt đầu nhận bài', effect: `Mở nhận bài của ${part}.` },
    { at: receiving?.closes, title: 'Hết hạn nhận bài', effect: `Thôi nhận bài của ${part}.` },
    { at: appraising?.opens, title: 'Bắt đầu chấm bài', effect: `Hội đồng chấm bài của ${part}.` },
    { at: appraising?.closes, title: 'Chấm bài xong', effect: `Hết thời gian chấm bài của ${part}.` },
  ];
  return events.flatMap(({ at, ...event }) => (typeof at === 'number' ? [{ at: new Date(at), ...event }] : []));
}
