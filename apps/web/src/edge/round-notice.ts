import { isPaused, type Round, roundPhase } from '#contests';
import { DAY_MS, formatAtStart, formatEnd, formatStart } from '#kernel';
import { innerName, shortName } from './round-name.js';

/** For so long a correction is news; its own page says it for good. */
const CORRECTED_FOR_MS = 14 * DAY_MS;

/** What the public reads of a round that was altered. */
export interface RoundNoticeView {
  /** "Tuần 1 gia hạn đến 10:00 thứ Hai, 28/10/2024." */
  title: string;
  /** "Vì mất điện …. …" */
  text: string;
}

type Altered = Pick<Round, 'name' | 'opensAt' | 'closesAt' | 'pausedFrom' | 'resumesAt' | 'notice' | 'state'> &
  Parameters<typeof shortName>[0];

/** What is said of the last alteration of a round, as long as it matters; undefined where there is nothing to say. */
export function roundNotice(round: Altered, now: Date): RoundNoticeView | undefined {
  const { notice } = round;
  const title = notice && titleOf(round, notice.kind, now);
  return title ? { title, text: `Vì ${notice.reason.replace(/\.$/, '')}. ${notice.text}` } : undefined;
}

/** The same of several rounds. */
export function roundNotices(rounds: readonly Altered[], now: Date): RoundNoticeView[] {
  return rounds.flatMap((round) => roundNotice(round, now) ?? []);
}

/** What somebody must know who is in the middle of it: that the round rests, or was annulled. */
export function whileSitting(round: Altered, now: Date): RoundNoticeView | undefined {
  if (round.state === 'annulled')
    return { title: `${shortName(round)} đã bị hủy.`, text: 'Lượt thi này không được tính. Xem thông báo ở trang chủ.' };
  if (!isPaused(round, now) || !round.resumesAt) return undefined;
  const until = `Mở lại ${formatAtStart(round.resumesAt)}.`;
  return {
    title: `${shortName(round)} đang tạm dừng.`,
    text: `${until} Máy vẫn giữ mọi câu bạn chọn, và bạn được bù đúng số phút tạm dừng.`,
  };
}

/**
 * What a receipt says of its round for good: that it was annulled, or that its results were corrected.
 * @param what the receipt is given for
 */
export function onReceipt(round: Altered, now: Date, what: 'Lượt thi này' | 'Bài này' = 'Lượt thi này'): RoundNoticeView | undefined {
  const { notice, state } = round;
  if (state === 'annulled')
    return { title: `${shortName(round)} đã bị hủy.`, text: [`${what} không được tính.`, ...because(notice)].join(' ') };
  const phase = roundPhase(round, now);
  if (notice?.kind !== 'corrected' || (phase !== 'pending' && phase !== 'published')) return undefined;
  const title = `Kết quả ${innerName(round)} ${phase === 'pending' ? 'đang' : 'đã'} được đính chính.`;
  return { title, text: 'Bài đã nhận vẫn nguyên như lúc niêm phong; điểm và hạng theo kết quả đã đính chính.' };
}

function because(notice: Altered['notice']): string[] {
  return notice?.kind === 'annulled' ? [`Vì ${notice.reason.replace(/\.$/, '')}.`, notice.text] : [];
}

function titleOf(round: Altered, kind: NonNullable<Round['notice']>['kind'], now: Date): string | undefined {
  const name = shortName(round);
  const phase = roundPhase(round, now);
  const isToCome = phase === 'before' || phase === 'open' || phase === 'paused';
  switch (kind) {
    case 'extended':
      return isToCome ? `${name} đã gia hạn đến ${formatEnd(round.closesAt)}.` : undefined;
    case 'paused':
      if (!isToCome || !round.pausedFrom || !round.resumesAt) return undefined;
      if (now >= round.resumesAt) return `${name} đã mở lại ${formatAtStart(round.resumesAt)}.`;
      return isPaused(round, now)
        ? `${name} tạm dừng từ ${formatStart(round.pausedFrom)}, mở lại ${formatAtStart(round.resumesAt)}.`
        : `${name} sẽ tạm dừng từ ${formatStart(round.pausedFrom)} đến ${formatEnd(round.resumesAt)}.`;
    case 'resumed':
      return isToCome ? `${name} đã mở lại.` : undefined;
    case 'annulled':
      return phase === 'annulled' ? `${name} đã hủy. Không có đợt thi lại.` : undefined;
    case 'rerun':
      return phase === 'published'
        ? undefined
        : `${name} đã hủy, thi lại từ ${formatStart(round.opensAt)} đến ${formatEnd(round.closesAt)}.`;
    case 'corrected':
      if (phase === 'pending') return `Kết quả ${innerName(round)} đang được đính chính.`;
      return phase === 'published' && now.getTime() - Date.parse(round.notice?.at ?? '') < CORRECTED_FOR_MS
        ? `Kết quả ${innerName(round)} đã được đính chính.`
        : undefined;
  }
}
