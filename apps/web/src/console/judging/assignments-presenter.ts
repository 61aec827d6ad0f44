import { formatNumber, lowerFirst } from '#kernel';
import type { EntryLine, JudgeAssignment, JudgeProgress, SeatId } from '#judging';
import type { SubmissionId } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, pagerOf, PER_PAGE, textCell } from '../listing.js';
import type { JudgingView } from '../view-models.js';
import { assignmentsUrl } from './addresses.js';
import { endedGroup } from './ended-group.js';
import { entryCell, judgesCell, submissionCell } from './entry-words.js';
import { type JudgedPhase, markersOf, type SeatedJudge } from './judging-reader.js';
import { backToRound, count, numberName, phaseTabs, phaseTitle } from './phase-words.js';

type Seated = ReadonlyMap<SeatId, SeatedJudge>;

/** Entries with whom they are assigned to. */
export interface AssignmentsFacts extends JudgedPhase {
  seated: Seated;
  judges: readonly JudgeProgress[];
  lines: readonly EntryLine[];
  total: number;
  lacking: number;
  ended: readonly JudgeAssignment[];
  numbers: ReadonlyMap<SubmissionId, number>;
  query: { loc?: string | undefined; q?: string | undefined; page: number };
}

/** Who marks what. */
export function assignmentsContent(facts: AssignmentsFacts): ConsoleContent<JudgingView> {
  const { round, phase, rules, lines, total, lacking, query } = facts;
  const url = assignmentsUrl(round, phase.phase);
  const kept = { loc: query.loc, q: query.q };
  const canChange = phase.state !== 'closed';
  return {
    title: phaseTitle(facts, 'phân công'),
    heading: phaseTitle(facts, 'phân công'),
    sentence:
      lacking > 0
        ? `Còn ${count(lacking, 'bài')} chưa đủ ${formatNumber(rules.judges)} giám khảo. Máy chia đều cho hội đồng và tránh mọi xung đột lợi ích; bạn xem phương án trước khi áp dụng.`
        : `Mọi bài đã đủ ${formatNumber(rules.judges)} giám khảo.`,
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    ...(canChange && lacking > 0 && { primary: { label: 'Xem phương án phân công', url: `${url}/phuong-an` } }),
    groups: [
      loadsGroup(facts),
      {
        heading: 'Từng bài',
        table: {
          label: 'Bài và giám khảo',
          columns: [{ label: numberName(phase) }, { label: 'Bài dự thi' }, { label: 'Giám khảo' }, { label: 'Xung đột', isNumber: true }],
          rows: lines.map((line) => ({
            cells: [
              entryCell(line.entryNumber, `${url}/${line.entryNumber}`),
              submissionCell(facts, line),
              judgesCell(facts.seated, line),
              numberCell(line.conflicts),
            ],
            isMarked: !line.isOut && line.judges.filter(({ isFurther }) => !isFurther).length < rules.judges,
          })),
          empty: { title: 'Không có bài nào', text: query.loc || query.q ? 'Hãy bỏ bớt điều kiện lọc.' : 'Vòng chấm chưa có bài.' },
        },
      },
      ...(facts.ended.length > 0 ? [endedGroup(facts)] : []),
    ],
    tools: {
      actionUrl: url,
      search: { value: query.q ?? '', label: `Tìm theo ${lowerFirst(numberName(phase))}`, placeholder: numberName(phase) },
      filters: [
        {
          id: 'loc',
          name: 'loc',
          label: 'Lọc',
          options: [
            { value: '', label: 'Mọi bài', isSelected: !query.loc },
            { value: 'thieu', label: 'Chưa đủ giám khảo', isSelected: query.loc === 'thieu' },
          ],
        },
      ],
      reset: query.loc || query.q ? { label: 'Xóa lọc', url } : undefined,
    },
    forms: [],
    pager:
      total > PER_PAGE || query.page > 1 ? pagerOf(url, kept, { number: query.page, shown: lines.length, total, noun: 'bài' }) : undefined,
  };
}

function loadsGroup({ phase, seated, judges, running }: AssignmentsFacts): JudgingView['groups'][number] {
  const own = new Map(judges.map((one) => [one.seatId, one]));
  const themes = new Map(
    running.ruleSet.parts.flatMap((part) => (part.kind === 'quiz' ? [] : part.themes.map(({ code, name }) => [code, name] as const))),
  );
  return {
    heading: 'Giám khảo',
    table: {
      label: 'Giám khảo và số bài',
      columns: [
        { label: 'Giám khảo' },
        { label: 'Chủ đề' },
        { label: 'Nhận nhiều nhất', isNumber: true },
        { label: 'Được giao', isNumber: true },
        { label: 'Đã chấm xong', isNumber: true },
      ],
      rows: markersOf(seated, phase.council).map(({ seat, fullName }) => ({
        cells: [
          headCell(fullName, undefined, seat.role === 'chair' ? 'Chủ tịch' : undefined),
          textCell(seat.fields.map((code) => themes.get(code) ?? code).join(', ') || 'Mọi chủ đề'),
          seat.load === null ? { text: 'không giới hạn', isNumber: true } : numberCell(seat.load),
          numberCell(own.get(seat.id)?.assigned ?? 0),
          numberCell(own.get(seat.id)?.finished ?? 0),
        ],
      })),
      empty: { title: 'Hội đồng chưa có người chấm', text: 'Hãy thêm chủ tịch và thành viên vào hội đồng trước khi phân công.' },
    },
  };
}
