import { formatMoment, formatNumber } from '#kernel';
import type { JudgeConflict, SeatId } from '#judging';
import type { SubmissionId } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, pagerOf, PER_PAGE, textCell } from '../listing.js';
import type { JudgingView } from '../view-models.js';
import { assignmentsUrl, conflictsUrl } from './addresses.js';
import { CONFLICTS, judgeField, reasonArea, withdrawnWords } from './entry-words.js';
import { type JudgedPhase, markersOf, nameOf, type SeatedJudge } from './judging-reader.js';
import { backToRound, numberName, phaseTabs, phaseTitle } from './phase-words.js';

/** All conflicts of a phase. */
export interface ConflictsFacts extends JudgedPhase {
  seated: ReadonlyMap<SeatId, SeatedJudge>;
  /** Newest first; a page of them. */
  conflicts: readonly JudgeConflict[];
  total: number;
  page: number;
  numbers: ReadonlyMap<SubmissionId, number>;
  /** Accounts that said something, by name. */
  names: ReadonlyMap<string, string>;
  refused?: { sentence: string; typed: { so?: string | undefined; seat?: string | undefined; reason?: string | undefined } } | undefined;
}

/** The list of conflicts, found and said. */
export function conflictsContent(facts: ConflictsFacts): ConsoleContent<JudgingView> {
  const { round, phase, seated, conflicts, total, page, numbers, names, refused } = facts;
  const url = conflictsUrl(round, phase.phase);
  const typed = refused?.typed;
  return {
    title: phaseTitle(facts, 'xung đột lợi ích'),
    heading: phaseTitle(facts, 'xung đột lợi ích'),
    sentence:
      'Máy tìm người chấm là tác giả, cùng viết với tác giả hoặc cùng đơn vị; giám khảo tự báo khi nhận ra bài. Người có xung đột không được giao bài ấy và không biểu quyết về bài ấy.',
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    groups: [
      {
        heading: 'Đã ghi nhận',
        table: {
          label: 'Xung đột lợi ích',
          columns: [{ label: 'Giám khảo' }, { label: numberName(phase) }, { label: 'Vì sao' }, { label: 'Ai ghi nhận' }],
          rows: conflicts.map(({ seatId, submissionId, kind, reason, saidBy, saidAt, ...rest }) => {
            const entry = numbers.get(submissionId) ?? 0;
            return {
              cells: [
                headCell(nameOf(seated, seatId)),
                { text: formatNumber(entry), url: `${assignmentsUrl(round, phase.phase)}/${entry}` },
                linesCell(CONFLICTS[kind], [reason, withdrawnWords(rest)].filter(Boolean).join(' · ') || undefined),
                textCell(saidBy === null ? 'Máy' : (names.get(saidBy) ?? ''), formatMoment(saidAt)),
              ],
            };
          }),
          empty: { title: 'Chưa thấy xung đột nào', text: 'Máy tìm lại mỗi khi lấy bài vào vòng, lập phương án hoặc giao bài.' },
        },
      },
    ],
    pager: total > PER_PAGE || page > 1 ? pagerOf(url, {}, { number: page, shown: conflicts.length, total, noun: 'xung đột' }) : undefined,
    forms:
      phase.state === 'closed'
        ? []
        : [
            {
              heading: 'Ghi nhận thêm',
              sentence:
                'Người ấy không được chấm và không biểu quyết về bài này; phân công đang có thì thôi. Nếu ghi nhầm, một người khác của tổ thư ký bỏ ghi nhận được.',
              actionUrl: url,
              errors: refused && { title: 'Chưa ghi được', items: [{ fieldId: 'so', text: refused.sentence }] },
              fields: [
                {
                  text: {
                    id: 'so',
                    name: 'so',
                    label: numberName(phase),
                    value: typed?.so ?? '',
                    inputmode: 'numeric',
                    autocomplete: 'off',
                    maxlength: 12,
                  },
                },
                judgeField('seat', 'Giám khảo', markersOf(seated, phase.council), { chosen: typed?.seat }),
                reasonArea('reason', 'Quan hệ thế nào, ai cho biết. Chỉ tổ thư ký đọc được.', typed?.reason),
              ],
              button: 'Ghi nhận xung đột',
            },
          ],
  };
}
