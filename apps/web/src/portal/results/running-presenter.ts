import { quizPart } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { RunningSnapshot } from '#results';
import { formatExactDuration, formatPoints, fullScore, standingShownUntil } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName } from '../../edge/round-name.js';
import type { RunningView } from '../view-models.js';
import { shortPlace } from './short-place.js';

/** Who leads in an open round, masked, where the rules let everybody see that; and that it is not the result. */
export function runningView(
  { ruleSet }: RunningContest,
  round: Round,
  snapshot: RunningSnapshot,
  people: ReadonlyMap<string, ContestPerson>,
): RunningView {
  const part = quizPart(ruleSet, round.partCode);
  const full = formatPoints(fullScore(part.paper));
  const end = standingShownUntil(part, { opensAt: round.opensAt.getTime(), closesAt: round.closesAt.getTime() });
  return {
    title: `Bảng tạm tính ${innerName(round)}`,
    note: [
      `Tạm tính từ các bài nộp trước ${formatMoment(snapshot.until)}, chưa xét câu dự đoán; không phải kết quả.`,
      end !== undefined && end < round.closesAt.getTime() ? `Bảng này ngừng cập nhật từ ${formatMoment(new Date(end))}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    rows: snapshot.lines.map(({ rank, person, points, durationMs }) => {
      const known = people.get(person);
      return {
        rank: formatNumber(rank),
        name: known?.publicName ?? 'Người dự thi đã xóa tên',
        unit: known ? shortPlace({ name: known.unitName, place: known.unitPlace }) : '',
        points: `${formatPoints(points)}/${full}`,
        duration: formatExactDuration(durationMs),
      };
    }),
    empty: snapshot.lines.length === 0 ? 'Chưa có bài nào được tính.' : undefined,
    proof: {
      text: `Có ${formatNumber(snapshot.people)} người trong bảng tạm tính. Máy tính lại định kỳ, không tính khi có người xem.`,
      label: 'Dấu vân tay bản tạm tính (SHA-256)',
      groups: fingerprintGroups(snapshot.sha256),
      files: [],
    },
  };
}
