import { formatMoment, formatNumber } from '#kernel';
import type { AssignmentPlan, EntryLine, JudgeAssignment, JudgeConflict, JudgeProgress, SeatId } from '#judging';
import type { SubmissionId } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, listUrl, numberCell, pagerOf, PER_PAGE, stateCell, textCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CardFormView, JudgingView } from '../view-models.js';
import { assignmentsUrl, conflictsUrl } from './addresses.js';
import {
  CONFLICTS,
  entryCell,
  entryName,
  judgeField,
  judgesCell,
  reasonArea,
  sheetWords,
  submissionCell,
  submissionName,
} from './entry-words.js';
import { type JudgedPhase, markersOf, nameOf, type SeatedJudge } from './judging-reader.js';
import { backToRound, count, phaseTabs, phaseTitle } from './phase-presenter.js';

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

const ENDED = { recused: 'Giám khảo xin thôi', 'taken-back': 'Tổ thư ký rút' } as const;
const LATEST = 50;

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
          columns: [{ label: 'Số phách' }, { label: 'Bài dự thi' }, { label: 'Giám khảo' }, { label: 'Xung đột', isNumber: true }],
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
      search: { value: query.q ?? '', label: 'Tìm theo số phách', placeholder: 'Số phách' },
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
        { label: 'Lĩnh vực' },
        { label: 'Nhận nhiều nhất', isNumber: true },
        { label: 'Được giao', isNumber: true },
        { label: 'Đã chấm xong', isNumber: true },
      ],
      rows: markersOf(seated, phase.council).map(({ seat, fullName }) => ({
        cells: [
          headCell(fullName, undefined, seat.role === 'chair' ? 'Chủ tịch' : undefined),
          textCell(seat.fields.map((code) => themes.get(code) ?? code).join(', ') || 'Mọi lĩnh vực'),
          seat.load === null ? { text: 'không giới hạn', isNumber: true } : numberCell(seat.load),
          numberCell(own.get(seat.id)?.assigned ?? 0),
          numberCell(own.get(seat.id)?.finished ?? 0),
        ],
      })),
      empty: { title: 'Hội đồng chưa có người chấm', text: 'Hãy thêm chủ tịch và thành viên vào hội đồng trước khi phân công.' },
    },
  };
}

function endedGroup({ ended, seated, numbers }: Pick<AssignmentsFacts, 'ended' | 'seated' | 'numbers'>): JudgingView['groups'][number] {
  return {
    heading: 'Phân công đã thôi',
    sentence: ended.length > LATEST ? `${formatNumber(LATEST)} lần gần nhất trong ${formatNumber(ended.length)} lần.` : undefined,
    table: {
      label: 'Phân công đã thôi',
      columns: [{ label: 'Bài' }, { label: 'Giám khảo' }, { label: 'Vì sao' }],
      rows: ended
        .toReversed()
        .slice(0, LATEST)
        .map(({ submissionId, seatId, ended: how, endedAt, endedBecause }) => ({
          cells: [
            headCell(formatNumber(numbers.get(submissionId) ?? 0)),
            textCell(nameOf(seated, seatId)),
            textCell(endedBecause ?? '', `${how ? ENDED[how] : ''}${endedAt ? `, ${formatMoment(endedAt)}` : ''}`),
          ],
        })),
    },
  };
}

/** What the machine proposes, to be confirmed. */
export function planContent(
  facts: JudgedPhase & { seated: Seated; plan: AssignmentPlan; refused?: string | undefined },
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
                columns: [{ label: 'Số phách' }, { label: 'Còn thiếu', isNumber: true }],
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

/** Everything about who marks one entry. */
/** A form on the page of one entry. */
export type EntryForm = 'giao' | 'rut' | 'xung-dot' | 'bo-xung-dot';

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
  const free = markers.filter(({ seat }) => !barred.has(seat.id) && !has.has(seat.id));
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
/** "bỏ ghi nhận lúc …: ghi nhầm số phách" */
const withdrawnWords = ({ withdrawnAt, withdrawnBecause }: Pick<JudgeConflict, 'withdrawnAt' | 'withdrawnBecause'>): string =>
  withdrawnAt === null ? '' : `đã bỏ ghi nhận ${formatMoment(withdrawnAt)}${withdrawnBecause ? `: ${withdrawnBecause}` : ''}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** All conflicts of a phase. */
export interface ConflictsFacts extends JudgedPhase {
  seated: Seated;
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
          columns: [{ label: 'Giám khảo' }, { label: 'Số phách' }, { label: 'Vì sao' }, { label: 'Ai ghi nhận' }],
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
                    label: 'Số phách',
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
