import { formatMoment, formatNumber } from '#kernel';
import type { JudgingPhaseView } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { COUNCILS } from '../councils/addresses.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import { entriesUrl } from '../submissions/addresses.js';
import type { CellView, JudgingView, LifeStepView, ListView, StateView } from '../view-models.js';
import { JUDGING, judgingUrl, phaseUrl, sessionsUrl } from './addresses.js';
import type { JudgedRound } from './judging-reader.js';
import { count } from './phase-words.js';

const STATES: Readonly<Record<JudgingPhaseView['state'], [StateView['kind'], string]>> = {
  waiting: ['next', 'Chưa chuẩn bị'],
  prepared: ['waiting', 'Đang chuẩn bị'],
  open: ['now', 'Đang chấm'],
  closed: ['done', 'Đã kết thúc'],
};

const phaseState = (state: JudgingPhaseView['state']): CellView => stateCell(...STATES[state]);

/** /quan-tri/to-chuc-cham: the parts that are judged. */
export function roundsContent(rounds: readonly JudgedRound[]): ConsoleContent<ListView> {
  return {
    title: 'Chấm bài, hội đồng',
    heading: 'Chấm bài, hội đồng',
    sentence: 'Mỗi phần nhận bài có các vòng chấm riêng. Chọn một phần để chuẩn bị, phân công và theo dõi việc chấm.',
    table: {
      label: 'Các phần nhận bài',
      columns: [{ label: 'Phần' }, { label: 'Số vòng chấm', isNumber: true }],
      rows: rounds.map(({ round, part }) => ({ cells: [headCell(part.name, judgingUrl(round)), numberCell(part.judging.phases.length)] })),
      empty: {
        title: 'Chưa có phần nào để chấm',
        text: 'Các phần hiện ở đây khi thể lệ có phần thi nhận bài và đã ghi ngày bắt đầu nhận.',
      },
    },
  };
}

/** All about the judging of one round: its phases, its sessions. */
export function roundContent(
  { running, round, part }: JudgedRound,
  phases: readonly JudgingPhaseView[],
  sessions: JudgingView['groups'][number],
): ConsoleContent<JudgingView> {
  const nameOf = (code: string): string => running.ruleSet.teams.find((team) => team.code === code)?.name ?? code;
  return {
    title: `Chấm bài: ${part.name}`,
    heading: `Chấm bài: ${part.name}`,
    sentence: roundSentence(round, phases),
    ...(running.receiving.length > 1 && { back: { label: 'Chấm bài, hội đồng', url: JUDGING } }),
    life: phases.map(lifeOfPhase),
    groups: [
      {
        heading: 'Các vòng chấm',
        table: {
          label: 'Các vòng chấm',
          columns: [
            { label: 'Vòng' },
            { label: 'Hội đồng' },
            { label: 'Cách chấm' },
            { label: 'Số bài', isNumber: true },
            { label: 'Tình trạng' },
          ],
          rows: phases.map((phase) => ({
            cells: [
              headCell(phase.name, phaseUrl(round, phase.phase)),
              textCell(nameOf(phase.council)),
              textCell(`${formatNumber(phase.judges)} giám khảo mỗi bài`, phase.isBlind ? 'Rọc phách' : 'Không rọc phách'),
              numberCell(phase.entries),
              phaseState(phase.state),
            ],
          })),
        },
      },
      sessions,
    ],
    forms: [],
    links: {
      heading: 'Việc liên quan',
      links: [
        { label: 'Thành viên hội đồng', url: COUNCILS },
        { label: 'Phiên họp hội đồng', url: sessionsUrl(round) },
        { label: 'Bài dự thi', url: entriesUrl(round) },
        { label: 'Kết quả', url: `${RESULTS}/${round.code}` },
      ],
    },
  };
}

function roundSentence({ state }: JudgedRound['round'], phases: readonly JudgingPhaseView[]): string {
  if (['scheduled', 'open', 'paused'].includes(state))
    return 'Phần này còn nhận bài. Hết hạn nộp và hết giờ chờ tệp thì chuẩn bị chấm được.';
  if (state === 'closing') return 'Đã hết hạn nộp, máy đang chờ những tệp đã khai. Nhận xong thì chuẩn bị chấm được.';
  if (state === 'settling' && phases.every((phase) => phase.state === 'closed'))
    return 'Mọi vòng chấm đã kết thúc. Máy tính xếp hạng từ các phiếu chấm; việc duyệt và công bố ở trang kết quả.';
  if (state === 'settling') return 'Làm lần lượt từng vòng: chuẩn bị, phân công, mở cho giám khảo chấm, rồi kết thúc.';
  return 'Việc chấm đã xong. Muốn sửa điều gì, hãy làm đính chính ở trang kết quả.';
}

function lifeOfPhase({ name, state, openedAt, closedAt, entries }: JudgingPhaseView): LifeStepView {
  const details: Record<JudgingPhaseView['state'], string> = {
    waiting: 'chưa chuẩn bị',
    prepared: `đang chuẩn bị ${count(entries, 'bài')}`,
    open: openedAt ? `chấm từ ${formatMoment(openedAt)}` : '',
    closed: closedAt ? `kết thúc ${formatMoment(closedAt)}` : '',
  };
  return { label: name, detail: details[state], isDone: state === 'closed', isNow: state === 'open' || state === 'prepared' };
}
