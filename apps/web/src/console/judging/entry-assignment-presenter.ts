import { formatMoment, formatNumber } from '#kernel';
import type { EntryLine, JudgeAssignment, JudgeConflict, SeatId } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, listUrl, stateCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CardFormView, JudgingView } from '../view-models.js';
import { assignmentsUrl } from './addresses.js';
import { endedGroup } from './ended-group.js';
import { CONFLICTS, entryName, judgeField, reasonArea, sheetWords, submissionName, withdrawnWords } from './entry-words.js';
import { type JudgedPhase, markersOf, nameOf, type SeatedJudge } from './judging-reader.js';
import { count, phaseTitle } from './phase-words.js';

type Seated = ReadonlyMap<SeatId, SeatedJudge>;

/** A form on the page of one entry. */
export type EntryForm = 'giao' | 'rut' | 'xung-dot' | 'bo-xung-dot';

/** Everything about who marks one entry. */
export interface EntryAssignmentFacts extends JudgedPhase {
  seated: Seated;
  line: EntryLine;
  conflicts: readonly JudgeConflict[];
  ended: readonly JudgeAssignment[];
  neighbours: { previous?: number; next?: number };
  refused?: { form: EntryForm; sentence: string; seat?: string | undefined; reason?: string | undefined } | undefined;
}

/** One entry: its judges, given and taken back by hand; its conflicts. */
export function entryAssignmentContent(facts: EntryAssignmentFacts): ConsoleContent<JudgingView> {
  const { round, part, phase, line, seated, conflicts, ended, neighbours, rules } = facts;
  const list = assignmentsUrl(round, phase.phase);
  const to = (label: string, entry: number | undefined) => (entry === undefined ? [] : [{ label, url: `${list}/${entry}` }]);
  const named = line.judges.filter(({ isFurther }) => !isFurther).length;
  return {
    title: `${entryName(line.entryNumber)}: phân công`,
    heading: `${entryName(line.entryNumber)}: phân công`,
    sentence: line.isOut
      ? 'Bài đã rút hoặc bị hủy, không cần ai chấm nữa.'
      : `Có ${formatNumber(named)} trong ${count(rules.judges, 'giám khảo')} theo thể lệ.`,
    back: { label: phaseTitle(facts, 'phân công'), url: list },
    groups: [
      {
        heading: 'Giám khảo của bài',
        table: {
          label: 'Giám khảo của bài',
          columns: [{ label: 'Giám khảo' }, { label: 'Phiếu chấm' }],
          rows: line.judges.map(({ seatId, isFurther, sheet }) => ({
            cells: [
              headCell(nameOf(seated, seatId), undefined, isFurther ? 'Chấm thêm vì chênh lệch điểm' : undefined),
              stateCell(sheet === 'finished' ? 'done' : sheet === 'begun' ? 'now' : 'next', capital(sheetWords(sheet))),
            ],
          })),
          empty: { title: 'Chưa có giám khảo', text: 'Giao bằng tay ở bên cạnh, hoặc áp dụng phương án của máy cho mọi bài.' },
        },
      },
      {
        heading: 'Xung đột lợi ích',
        table: {
          label: 'Xung đột lợi ích về bài này',
          columns: [{ label: 'Giám khảo' }, { label: 'Vì sao' }],
          rows: conflicts.map(({ seatId, kind, reason, saidAt, ...rest }) => ({
            cells: [
              headCell(nameOf(seated, seatId)),
              linesCell(CONFLICTS[kind], [reason, formatMoment(saidAt), withdrawnWords(rest)].filter(Boolean).join(' · ')),
            ],
          })),
          empty: { title: 'Không thấy xung đột nào', text: 'Máy tìm lại mỗi khi lập phương án hoặc giao bài.' },
        },
      },
      ...(ended.length > 0 ? [endedGroup({ ended, seated, numbers: new Map([[line.submissionId, line.entryNumber]]) })] : []),
    ],
    about: {
      heading: 'Bài dự thi',
      facts: [{ label: 'Số bài', value: submissionName(part, line.number), url: entryUrl(round, line.submissionId), detail: line.title }],
    },
    forms: phase.state === 'closed' ? [] : entryForms(facts, named),
    links: {
      heading: 'Bài khác',
      links: [
        ...to('Bài liền trước', neighbours.previous),
        ...to('Bài liền sau', neighbours.next),
        { label: 'Những bài chưa đủ giám khảo', url: listUrl(list, { loc: 'thieu' }) },
      ],
    },
  };
}

function entryForms({ round, phase, rules, line, seated, conflicts, refused }: EntryAssignmentFacts, named: number): CardFormView[] {
  const url = `${assignmentsUrl(round, phase.phase)}/${line.entryNumber}`;
  const barred = new Set(conflicts.flatMap(({ seatId, withdrawnAt }) => (withdrawnAt === null ? [seatId] : [])));
  const has = new Set(line.judges.map(({ seatId }) => seatId));
  const markers = markersOf(seated, phase.council);
  // Both are of the person, in whatever seat it was.
  const people = new Set([...barred, ...has].map((seat) => seated.get(seat)?.seat.accountId));
  const free = markers.filter(({ seat }) => !people.has(seat.accountId));
  const back = (form: EntryForm) => (refused?.form === form ? refused : undefined);
  const errors = (form: EntryForm) => {
    const own = back(form);
    return own && { title: 'Chưa lưu được', items: [{ fieldId: `${form}-seat`, text: own.sentence }] };
  };
  const give: CardFormView = {
    heading: 'Giao bài cho một giám khảo',
    sentence: 'Người có xung đột lợi ích và người đang có bài không ở trong danh sách.',
    actionUrl: `${url}/giao`,
    errors: errors('giao'),
    fields: [judgeField('giao-seat', 'Giám khảo', free, { chosen: back('giao')?.seat })],
    button: 'Giao bài này',
    isMain: true,
  };
  const take: CardFormView = {
    heading: 'Rút bài khỏi một giám khảo',
    sentence: 'Phiếu người ấy đã viết được giữ lại nhưng không tính.',
    actionUrl: `${url}/rut`,
    errors: errors('rut'),
    fields: [
      judgeField('rut-seat', 'Giám khảo', markersOrLeft(seated, has), { chosen: back('rut')?.seat }),
      reasonArea('rut-reason', 'Ghi vào biên bản, ít nhất 10 ký tự.', back('rut')?.reason),
    ],
    button: 'Rút bài',
  };
  const conflict: CardFormView = {
    heading: 'Ghi nhận xung đột lợi ích',
    sentence:
      'Người ấy không được chấm và không biểu quyết về bài này; phân công đang có thì thôi. Nếu ghi nhầm, một người khác của tổ thư ký bỏ ghi nhận được.',
    actionUrl: `${url}/xung-dot`,
    errors: errors('xung-dot'),
    fields: [
      judgeField('xung-dot-seat', 'Giám khảo', markers, { chosen: back('xung-dot')?.seat }),
      reasonArea('xung-dot-reason', 'Quan hệ thế nào, ai cho biết. Chỉ tổ thư ký đọc được.', back('xung-dot')?.reason),
    ],
    button: 'Ghi nhận xung đột',
  };
  const withdraw: CardFormView = {
    heading: 'Bỏ ghi nhận xung đột',
    sentence:
      'Chỉ khi ghi nhầm người hoặc nhầm bài. Người bỏ phải khác người đã ghi nhận. Phân công đã thôi thì không trở lại; hãy giao lại bài.',
    actionUrl: `${url}/bo-xung-dot`,
    errors: errors('bo-xung-dot'),
    fields: [
      judgeField('bo-xung-dot-seat', 'Giám khảo', markersOrLeft(seated, barred), { chosen: back('bo-xung-dot')?.seat }),
      reasonArea('bo-xung-dot-reason', 'Vì sao là nhầm, ít nhất 10 ký tự.', back('bo-xung-dot')?.reason),
    ],
    button: 'Bỏ ghi nhận',
  };
  return [
    ...(named < rules.judges && !line.isOut ? [give] : []),
    ...(line.judges.length > 0 ? [take] : []),
    conflict,
    ...(barred.size > 0 ? [withdraw] : []),
  ];
}

const markersOrLeft = (seated: Seated, has: ReadonlySet<SeatId>): SeatedJudge[] =>
  [...seated.values()].filter(({ seat }) => has.has(seat.id));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
