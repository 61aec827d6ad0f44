import { formatMoment, formatNumber } from '#kernel';
import type { EntryJudge, EntryLine, JudgeConflict, SeatId } from '#judging';
import type { ConflictKind, SubmissionPart } from '#rules';
import { submissionNumber } from '#submissions';
import { headCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CellView, FormFieldView } from '../view-models.js';
import { type JudgedPhase, nameOf, type SeatedJudge } from './judging-reader.js';

const SHEETS: Readonly<Record<EntryJudge['sheet'], string>> = { untouched: 'chưa chấm', begun: 'đang chấm', finished: 'đã xong' };
export const CONFLICTS: Readonly<Record<ConflictKind, string>> = {
  author: 'Là tác giả hoặc đồng tác giả',
  'co-author': 'Cùng viết bài khác với tác giả',
  'same-unit': 'Cùng đơn vị',
  related: 'Tổ thư ký ghi nhận',
  declared: 'Giám khảo tự báo',
};

/** "Bài số 417" */
export const entryName = (entryNumber: number): string => `Bài số ${formatNumber(entryNumber)}`;
/** "BV-0042"; nothing where there is none. */
export const submissionName = (part: SubmissionPart, number: number | null): string =>
  number === null ? '' : submissionNumber(part.kind, number);

/** The number of an entry as head of its row, leading to its page. */
export const entryCell = (entryNumber: number, url: string): CellView => headCell(formatNumber(entryNumber), url);

/** Which submission an entry is: for the secretariat alone. */
export function submissionCell({ round, part }: JudgedPhase, { number, submissionId, title, isOut }: EntryLine): CellView {
  return {
    text: submissionName(part, number),
    url: entryUrl(round, submissionId),
    detail: isOut ? `${title} (đã rút hoặc bị hủy)` : title,
  };
}

/** "Nguyễn Thị Mai (đã xong)", one to a line. */
export function judgesCell(seated: ReadonlyMap<SeatId, SeatedJudge>, { judges }: EntryLine): CellView {
  const lines = judges.map(
    ({ seatId, sheet, isFurther }) => `${nameOf(seated, seatId)} (${isFurther ? 'chấm thêm, ' : ''}${SHEETS[sheet]})`,
  );
  return { text: lines.join('\n') || 'Chưa có', isInLines: true };
}

export const sheetWords = (sheet: EntryJudge['sheet']): string => SHEETS[sheet];

/** The field in which a judge is chosen. */
export function judgeField(
  id: string,
  label: string,
  judges: readonly SeatedJudge[],
  { chosen, error, hint }: { chosen?: string | undefined; error?: string | undefined; hint?: string | undefined } = {},
): FormFieldView {
  return {
    select: {
      ...{ id, name: 'seat', label, hint, error, placeholder: 'Chọn một giám khảo' },
      options: judges.map(({ seat, fullName }) => ({ value: seat.id, label: fullName, isSelected: seat.id === chosen })),
    },
  };
}

/** The field for a reason; the id tells several on one page apart. */
export function reasonArea(id: string, hint: string, value = ''): FormFieldView {
  return { area: { id, name: 'reason', label: 'Lý do', hint, value, rows: '3', maxlength: 1_000 } };
}

/** "bỏ ghi nhận lúc …: ghi nhầm số phách" */
export const withdrawnWords = ({ withdrawnAt, withdrawnBecause }: Pick<JudgeConflict, 'withdrawnAt' | 'withdrawnBecause'>): string =>
  withdrawnAt === null ? '' : `đã bỏ ghi nhận ${formatMoment(withdrawnAt)}${withdrawnBecause ? `: ${withdrawnBecause}` : ''}`;
