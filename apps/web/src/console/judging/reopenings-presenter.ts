import { formatMoment } from '#kernel';
import type { AssignmentId, JudgeAssignment, SeatId, SheetReopening } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, textCell } from '../listing.js';
import type { CellView, JudgingView } from '../view-models.js';
import { marksUrl } from './addresses.js';
import { entryName } from './entry-words.js';
import type { JudgedPhase, SeatedJudge } from './judging-reader.js';
import { phaseTitle } from './phase-words.js';

/** Sheets that are to be opened again. */
export interface ReopeningsFacts extends JudgedPhase {
  seated: ReadonlyMap<SeatId, SeatedJudge>;
  waiting: readonly (SheetReopening & { assignment: JudgeAssignment })[];
  numbers: ReadonlyMap<AssignmentId, number>;
  /** Who asked, by name. */
  names: ReadonlyMap<string, string>;
  me: string;
  refused?: string | undefined;
}

/** What waits for a second person. */
export function reopeningsContent(facts: ReopeningsFacts): ConsoleContent<JudgingView> {
  const { round, phase, seated, waiting, numbers, names, me, refused } = facts;
  const url = `${marksUrl(round, phase.phase)}/mo-lai`;
  return {
    title: 'Đề nghị mở lại phiếu chấm',
    heading: 'Đề nghị mở lại phiếu chấm',
    sentence:
      'Người quyết định phải khác người đề nghị và khác giám khảo của phiếu. Mở lại thì bài tạm thiếu phiếu cho đến khi giám khảo hoàn thành bản mới.',
    back: { label: phaseTitle(facts, 'tiến độ, điểm'), url: marksUrl(round, phase.phase) },
    ...(refused && { flash: { text: refused, isError: true } }),
    groups: [
      {
        heading: 'Đang chờ',
        table: {
          label: 'Đề nghị đang chờ',
          columns: [
            { label: 'Phiếu' },
            { label: 'Lý do' },
            { label: 'Người đề nghị' },
            { label: 'Cho mở lại', isHidden: true },
            { label: 'Không mở lại', isHidden: true },
          ],
          rows: waiting.map(({ assignmentId, assignment, reason, askedBy, askedAt }) => {
            const entry = numbers.get(assignmentId) ?? 0;
            const judge = seated.get(assignment.seatId);
            const mayDecide = askedBy !== me && judge?.seat.accountId !== me;
            const what = `${entryName(entry).toLowerCase()} của ${judge?.fullName ?? ''}`;
            const button = (label: string, decision: string, isGrave: boolean): CellView =>
              mayDecide
                ? {
                    post: {
                      ...{ label, url, isGrave, hiddenLabel: what },
                      hidden: [
                        { name: 'assignment', value: assignmentId },
                        { name: 'decision', value: decision },
                      ],
                    },
                  }
                : textCell('');
            return {
              cells: [
                headCell(judge?.fullName ?? '', `${marksUrl(round, phase.phase)}/${entry}`, entryName(entry)),
                linesCell(reason ?? ''),
                textCell(names.get(askedBy) ?? '', mayDecide ? formatMoment(askedAt) : `${formatMoment(askedAt)}; người khác quyết định`),
                button('Cho mở lại', 'reopened', false),
                button('Không mở lại', 'declined', true),
              ],
            };
          }),
          empty: {
            title: 'Không có đề nghị nào đang chờ',
            text: 'Giám khảo đề nghị ở phiếu của mình; tổ thư ký đề nghị ở trang điểm của từng bài.',
          },
        },
      },
    ],
    forms: [],
  };
}
