import { type Round, roundPhase } from '#contests';
import type { Signing } from '#results';
import type { StateView } from '../view-models.js';

/** Where a round stands, in words for its organisers. */
export function stateOf(round: Round, now: Date, signing?: Signing): StateView {
  switch (round.state) {
    case 'draft':
      return { label: 'Bản nháp', kind: 'next' };
    case 'checked':
      return { label: 'Đã kiểm tra', kind: 'next' };
    case 'scheduled':
    case 'open':
      return byTheClock(round, now);
    case 'closing':
      return { label: round.kind === 'receiving' ? 'Đang đợi tệp' : 'Đang niêm phong', kind: 'now' };
    case 'settling':
      // Before its first standing a part of submissions is with its judges.
      return { label: round.kind === 'receiving' && !signing ? 'Đang chấm' : 'Đang xếp hạng', kind: 'now' };
    case 'ranked':
      return signing?.isReturned ? { label: 'Đã trả lại', kind: 'stopped' } : { label: 'Chờ duyệt', kind: 'waiting' };
    case 'approved':
      return { label: 'Đã duyệt, chờ công bố', kind: 'now' };
    case 'published':
      return { label: 'Đã công bố', kind: 'done' };
    case 'archived':
      return { label: 'Đã lưu trữ', kind: 'done' };
    case 'paused':
      return { label: 'Đang tạm dừng', kind: 'stopped' };
    case 'annulled':
      return { label: 'Đã hủy', kind: 'stopped' };
  }
}

/** The worker opens and closes within a second of the time; pages go by the time. */
function byTheClock(round: Round, now: Date): StateView {
  const phase = roundPhase(round, now);
  if (phase === 'before') return { label: 'Chưa mở', kind: 'next' };
  return { label: phase === 'open' ? 'Đang mở' : 'Đang đóng', kind: 'now' };
}
