import { formatNumber } from '#kernel';
import type { AssignmentPlan, SeatId } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell } from '../listing.js';
import type { JudgingView } from '../view-models.js';
import { assignmentsUrl } from './addresses.js';
import { entryCell } from './entry-words.js';
import { type JudgedPhase, markersOf, type SeatedJudge } from './judging-reader.js';
import { count, numberName, phaseTitle } from './phase-words.js';

/** What the machine proposes, to be confirmed. */
export function planContent(
  facts: JudgedPhase & { seated: ReadonlyMap<SeatId, SeatedJudge>; plan: AssignmentPlan; refused?: string | undefined },
): ConsoleContent<JudgingView> {
  const { round, phase, rules, seated, plan, refused } = facts;
  const url = assignmentsUrl(round, phase.phase);
  const given = Map.groupBy(plan.give, ({ seat }) => seat);
  const entries = new Set(plan.give.map(({ entry }) => entry)).size;
  return {
    title: 'Phương án phân công',
    heading: 'Phương án phân công',
    sentence:
      plan.give.length > 0
        ? `Máy đề xuất giao ${count(plan.give.length, 'lượt chấm')} của ${count(entries, 'bài')}.`
        : 'Máy không còn bài nào giao được cho ai.',
    back: { label: phaseTitle(facts, 'phân công'), url },
    ...(refused && { flash: { text: refused, isError: true } }),
    groups: [
      {
        heading: 'Mỗi giám khảo',
        table: {
          label: 'Số bài của từng giám khảo',
          columns: [{ label: 'Giám khảo' }, { label: 'Được giao thêm', isNumber: true }, { label: 'Tổng số bài', isNumber: true }],
          rows: markersOf(seated, phase.council).map(({ seat, fullName }) => ({
            cells: [
              headCell(fullName),
              numberCell(given.get(seat.id)?.length ?? 0),
              numberCell(plan.loads.find((one) => one.seat === seat.id)?.entries ?? 0),
            ],
          })),
        },
      },
      ...(plan.lacking.length > 0
        ? [
            {
              heading: 'Bài vẫn thiếu giám khảo',
              sentence: `${count(plan.lacking.length, 'bài')} không đủ ${formatNumber(rules.judges)} người chấm vì xung đột lợi ích hoặc vì giám khảo đã nhận đủ số bài. Hãy thêm người vào hội đồng, hoặc tăng số bài nhận nhiều nhất của một người.`,
              table: {
                label: 'Bài vẫn thiếu giám khảo',
                columns: [{ label: numberName(phase) }, { label: 'Còn thiếu', isNumber: true }],
                rows: plan.lacking.slice(0, 200).map(({ entry, missing }) => ({
                  cells: [entryCell(entry, `${url}/${entry}`), numberCell(missing)],
                })),
              },
            },
          ]
        : []),
    ],
    forms:
      plan.give.length > 0
        ? [
            {
              heading: 'Áp dụng phương án này',
              sentence: `Đúng ${count(plan.give.length, 'lượt chấm')} này được giao. ${phase.state === 'open' ? 'Vòng chấm đang mở nên giám khảo thấy bài ngay.' : 'Giám khảo chỉ thấy bài khi vòng chấm mở.'} Sau đó vẫn đổi từng bài bằng tay được.`,
              actionUrl: `${url}/phuong-an`,
              hidden: [{ name: 'sha256', value: plan.sha256 }],
              fields: [],
              button: 'Áp dụng phương án',
              isMain: true,
            },
          ]
        : [],
  };
}
