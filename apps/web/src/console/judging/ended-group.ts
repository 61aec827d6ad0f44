import { formatMoment, formatNumber } from '#kernel';
import type { JudgeAssignment, SeatId } from '#judging';
import type { SubmissionId } from '#submissions';
import { headCell, textCell } from '../listing.js';
import type { JudgingView } from '../view-models.js';
import { nameOf, type SeatedJudge } from './judging-reader.js';

const ENDED = { recused: 'Giám khảo xin thôi', 'taken-back': 'Tổ thư ký rút' } as const;
const LATEST = 50;

/** Assignments that are over, the latest of them, each with its entry's number and why. */
export function endedGroup({
  ended,
  seated,
  numbers,
}: {
  ended: readonly JudgeAssignment[];
  seated: ReadonlyMap<SeatId, SeatedJudge>;
  numbers: ReadonlyMap<SubmissionId, number>;
}): JudgingView['groups'][number] {
  return {
    heading: 'Phân công đã thôi',
    sentence: ended.length > LATEST ? `${formatNumber(LATEST)} lần gần nhất trong ${formatNumber(ended.length)} lần.` : undefined,
    table: {
      label: 'Phân công đã thôi',
      columns: [{ label: 'Bài' }, { label: 'Giám khảo' }, { label: 'Vì sao' }],
      rows: ended
        .toReversed()
        .slice(0, LATEST)
        .map(({ submissionId, seatId, ended: how, endedAt, endedBecause }) => ({
          cells: [
            headCell(formatNumber(numbers.get(submissionId) ?? 0)),
            textCell(nameOf(seated, seatId)),
            textCell(endedBecause ?? '', `${how ? ENDED[how] : ''}${endedAt ? `, ${formatMoment(endedAt)}` : ''}`),
          ],
        })),
    },
  };
}
