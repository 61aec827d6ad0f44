import { formatNumber } from '#kernel';
import type { OwnPlace, OwnScore } from '#results';
import { formatPoints } from '#rules';

/** "19 trong 20" */
export function pointsText({ points, full }: OwnScore): string {
  return `${formatPoints(points)} trong ${formatPoints(full)}`;
}

/** "153 trong 8.214 người" */
export function placeText({ rank, of }: OwnPlace): string {
  return `${formatNumber(rank)} trong ${formatNumber(of)}\u00a0người`;
}

/** "Trước đính chính: 18 điểm, hạng 3 trong 8.214 người." and why somebody is ranked no more; empty where nothing was corrected for them. */
export function correctedText({ points, place, before, out }: OwnScore): string {
  if (!before) return '';
  const isSame = !out && before.points === points && before.rank?.rank === place?.rank;
  if (isSame) return 'Kết quả đợt này đã đính chính; điểm và hạng của bạn giữ nguyên.';
  const was = [`${formatPoints(before.points)} điểm`, ...(before.rank ? [`hạng ${placeText({ ...before.rank, prizes: [] })}`] : [])];
  return `Trước đính chính: ${was.join(', ')}.${out ? ` Không xếp hạng: ${out}.` : ''}`;
}
