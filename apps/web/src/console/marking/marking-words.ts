import type { DeskLine, DeskPhase, SheetState } from '#judging';
import { formatPoints, type JudgingCriterion, sheetTotal, fullPhaseScore } from '#rules';
import type { SheetContent } from '#judging';
import type { StateView } from '../view-models.js';

export const SHEET_STATES: Readonly<Record<SheetState, StateView>> = {
  untouched: { kind: 'next', label: 'Chưa chấm' },
  begun: { kind: 'now', label: 'Đang chấm' },
  finished: { kind: 'done', label: 'Đã hoàn thành' },
};

export const PHASE_STATES: Readonly<Record<DeskPhase['state'], string>> = {
  prepared: 'Đang chuẩn bị',
  open: 'Đang chấm',
  closed: 'Đã kết thúc',
};

/** "Bài số 417" */
export const entryName = ({ entryNumber }: Pick<DeskLine, 'entryNumber'>): string => `Bài số ${entryNumber}`;

/** "Tối đa 30 điểm, hệ số 2, tối thiểu 10 điểm, không đạt thì bài bị loại." */
export function criterionRule({ maximum, weight, minimum, failsOut }: JudgingCriterion): string {
  const parts = [`tối đa ${formatPoints(maximum)} điểm`];
  if (weight !== undefined && weight !== 1) parts.push(`hệ số ${formatPoints(weight)}`);
  if (minimum !== undefined) parts.push(`tối thiểu ${formatPoints(minimum)} điểm${failsOut ? ', không đạt thì bài bị loại' : ''}`);
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What a criterion below its minimum means for the entry; undefined where there is no minimum. */
export function belowWords({ minimum, failsOut }: JudgingCriterion): string | undefined {
  if (minimum === undefined) return undefined;
  return failsOut
    ? `Dưới mức tối thiểu ${formatPoints(minimum)} điểm. Nếu điểm chung của các giám khảo cũng dưới mức này, bài bị loại.`
    : `Dưới mức tối thiểu ${formatPoints(minimum)} điểm.`;
}

export const isBelow = ({ minimum }: JudgingCriterion, given: number | undefined): boolean =>
  minimum !== undefined && given !== undefined && given < minimum;

/** "72,5": what is on the sheet so far, each criterion times its weight. */
export function totalSoFar(criteria: readonly JudgingCriterion[], { points }: Pick<SheetContent, 'points'>): string {
  const given = criteria.filter(({ code }) => points[code] !== undefined);
  return formatPoints(sheetTotal({ criteria: given }, points) / 1000);
}

/** "100" */
export const fullTotal = (criteria: readonly JudgingCriterion[]): string => formatPoints(fullPhaseScore({ criteria }) / 1000);

/** "Đồng ý công nhận" */
export const voteWords = (agrees: boolean | null): string =>
  agrees === null ? 'Chưa chọn' : agrees ? 'Đồng ý công nhận' : 'Không đồng ý công nhận';
