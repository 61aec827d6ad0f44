import { formatNumber } from '#kernel';
import type { JudgedPlace, OwnJudgedPlace } from '#results';
import { formatPoints, type OutReason, type RuleSet, tierOf } from '#rules';
import { prizeTag } from '../results/prize-words.js';
import type { SubmissionView } from '../view-models.js';

/** Why a submission is not ranked, to its author. */
const OUT: Readonly<Record<OutReason, string>> = {
  withdrawn: 'bài đã rút',
  violation: 'bài bị hủy hoặc không hợp lệ',
  'excluded-author': 'tác giả không thuộc đối tượng dự thi',
  'failed-criterion': 'có tiêu chí chưa đạt mức tối thiểu',
  'not-passed': 'bài không vào vòng chấm sau',
};

/** "Hạng 3 trong 120 bài" */
function placeWords({ rank, of }: JudgedPlace): string {
  return `Hạng ${formatNumber(rank)} trong ${formatNumber(of)}\u00a0bài`;
}

/** In a line of one's own submissions: "Giải Nhì, hạng 3 trong 120 bài, 82,5 điểm". */
export function ownResultLine(ruleSet: RuleSet, own: OwnJudgedPlace): string {
  const { place } = own;
  if (!place) return `Không xếp hạng: ${outWords(own)}`;
  const prizes = own.prizes.flatMap(({ groupCode, tierCode }) => tierOf(ruleSet, groupCode, tierCode)?.tier.name ?? []);
  return `${prizes.join(', ') || 'Không đạt giải'}, ${placeWords(place).toLowerCase()}, ${formatPoints(place.points)} điểm`;
}

/** The result of one's own submission, on its page. */
export function ownResult(ruleSet: RuleSet, own: OwnJudgedPlace): NonNullable<SubmissionView['result']> {
  const { place, why, before } = own;
  const was = before && `${placeWords(before)}, ${formatPoints(before.points)} điểm`;
  return {
    title: 'Kết quả của bài này',
    rows: place
      ? [
          { label: 'Giải', value: prizeWords(ruleSet, own) },
          { label: 'Xếp hạng', value: placeWords(place) },
          { label: 'Tổng điểm', value: `${formatPoints(place.points)} điểm` },
        ]
      : [
          { label: 'Xếp hạng', value: 'Không xếp hạng' },
          { label: 'Lý do', value: outWords(own) },
        ],
    paragraphs: [
      ...(why ? [why] : []),
      ...(was
        ? [isSame(own) ? 'Kết quả đã đính chính; hạng và điểm của bài này giữ nguyên.' : `Trước khi đính chính: ${was.toLowerCase()}.`]
        : []),
    ],
  };
}

function isSame({ place, before }: OwnJudgedPlace): boolean {
  return place?.rank === before?.rank && place?.points === before?.points;
}

function prizeWords(ruleSet: RuleSet, { prizes }: OwnJudgedPlace): string {
  const labels = prizes.flatMap((prize) => prizeTag(ruleSet, prize)?.label ?? []);
  return labels.length > 0 ? labels.join(', ') : 'Không đạt giải';
}

/** With the article, where the organisers have named one. */
function outWords({ out }: OwnJudgedPlace): string {
  if (!out) return 'chưa có trong bảng xếp hạng';
  return out.reason === 'violation' && out.detail ? `${OUT.violation} (${out.detail})` : OUT[out.reason];
}
