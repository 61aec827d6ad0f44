import type { AttemptFile } from '#attempts';
import { formatDate, formatMoment, formatNumber, formatTimeWithSeconds } from '#kernel';
import { KIND_WORDS } from './exception-words.js';

export interface AttemptEvent {
  day: string;
  time: string;
  what: string;
  detail?: string | undefined;
}

const SEALED_BY = { contestant: 'Người dự thi nộp bài', deadline: 'Hết giờ, máy nộp bài', board: 'Nhận câu đến muộn, máy niêm phong lại' };

/** What happened to an attempt, in order of time; nothing of its answers but how many there are. */
export function attemptEvents({ chain, late, exceptions, grants }: AttemptFile): AttemptEvent[] {
  const events: { at: Date; what: string; detail?: string | undefined }[] = [];
  for (const attempt of chain) {
    const isMadeByBoard = attempt.sealedBy === 'board';
    if (attempt.sequel === 0)
      events.push({
        at: attempt.startedAt,
        what: attempt.isAssisted ? 'Bắt đầu, có người giúp' : 'Bắt đầu làm bài',
        detail: `${formatNumber(attempt.itemCount)} câu, hạn nộp ${formatMoment(attempt.deadlineAt)}`,
      });
    if (attempt.receivedAt && !isMadeByBoard && (attempt.sequel === 0 || attempt.receivedAt > attempt.startedAt))
      events.push({ at: attempt.receivedAt, what: 'Máy chủ nhận câu trả lời lần cuối' });
    if (attempt.submittedAt && attempt.sealedBy && !isMadeByBoard)
      events.push({ at: attempt.submittedAt, what: SEALED_BY[attempt.sealedBy], detail: `Biên nhận ${attempt.receiptCode ?? ''}` });
    const count = late.get(attempt.id);
    if (count)
      events.push({
        at: count.until,
        what: `${formatNumber(count.places)} câu trả lời đến muộn`,
        detail: `Từ ${formatTimeWithSeconds(count.from)}`,
      });
  }
  for (const { exceptionId, deadlineAt, successorId } of grants) {
    const exception = exceptions.find(({ id }) => id === exceptionId);
    const next = chain.find(({ id }) => id === successorId);
    if (!exception?.decidedAt) continue;
    const until = deadlineAt ? `Hạn nộp mới ${formatMoment(deadlineAt)}` : undefined;
    events.push({
      at: exception.decidedAt,
      what: KIND_WORDS[exception.kind],
      detail: until ?? (next?.receiptCode ? `Biên nhận ${next.receiptCode}` : undefined),
    });
  }
  return events
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, what, detail }) => ({ day: formatDate(at), time: formatTimeWithSeconds(at), what, detail }));
}
