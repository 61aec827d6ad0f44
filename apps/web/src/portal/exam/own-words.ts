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
