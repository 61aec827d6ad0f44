import { formatNumber, lowerFirst } from '#kernel';
import type { EntryLine, EntryResult, JudgeProgress, LeftOutBecause, MarksBesideEachOther, SeatId, WholeSheet } from '#judging';
import { formatPoints, fullPhaseScore, needsVote, sheetTotal } from '#rules';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, momentCell, pagerOf, PER_PAGE, stateCell, textCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CardFormView, CellView, FactView, JudgingView } from '../view-models.js';
import { assignmentsUrl, marksUrl, phaseUrl } from './addresses.js';
import { entryCell, entryName, judgeField, reasonArea, submissionCell, submissionName } from './entry-words.js';
import { type JudgedPhase, markersOf, nameOf, type SeatedJudge } from './judging-reader.js';
import { backToRound, count, numberName, phaseTabs, phaseTitle } from './phase-words.js';

type Seated = ReadonlyMap<SeatId, SeatedJudge>;

export const MARK_FILTERS = [
  { value: 'thieu', label: 'Chưa đủ phiếu' },
  { value: 'chenh-lech', label: 'Điểm chênh lệch' },
  { value: 'khong-dat', label: 'Không đạt điểm tối thiểu' },
] as const;

const LEFT_OUT: Readonly<Record<LeftOutBecause, string>> = {
  conflict: 'Không tính: xung đột lợi ích',
  recused: 'Không tính: giám khảo xin thôi',
  'taken-back': 'Không tính: đã rút phân công',
  'not-called': 'Không tính: không còn cần chấm thêm',
};

/** Thousandths as people write them. */
export const points = (thousandths: number): string => formatPoints(thousandths / 1000);
const rounded = (value: number): string => formatPoints(Math.round(value * 100) / 100);

/** Whether the judges of an entry were so far apart that the rules call one more. */
export function isApart({ result, counted }: EntryResult): boolean {
  return result.needsFurtherJudge || counted.some(({ isFurther }) => isFurther);
}

/** What a filter leaves. */
export function filtered(results: readonly EntryResult[], loc: string | undefined): EntryResult[] {
  return results.filter((one) => {
    if (loc === 'thieu') return one.result.missing > 0;
    if (loc === 'chenh-lech') return isApart(one);
    return loc === 'khong-dat' ? one.result.failedCriteria.length > 0 : true;
  });
}

/** Progress and marks of a phase. */
export interface MarksFacts extends JudgedPhase {
  seated: Seated;
  judges: readonly JudgeProgress[];
  beside: MarksBesideEachOther;
  /** A page of them. */
  results: readonly EntryResult[];
  lines: ReadonlyMap<number, EntryLine>;
  total: number;
  reopenings: number;
  /** Entries that want a further judge and have none. */
  uncalled: number;
  query: { loc?: string | undefined; q?: string | undefined; page: number };
}

/** How far judges are, and what they gave; for the secretariat alone. */
export function marksContent(facts: MarksFacts): ConsoleContent<JudgingView> {
  const { round, phase, rules, results, total, query, reopenings } = facts;
  const url = marksUrl(round, phase.phase);
  const kept = { loc: query.loc, q: query.q };
  return {
    title: phaseTitle(facts, 'tiến độ, điểm'),
    heading: phaseTitle(facts, 'tiến độ, điểm'),
    sentence: `Điểm tối đa của một phiếu là ${points(fullPhaseScore(rules))}. Giám khảo không thấy điểm của nhau cho đến khi vòng chấm kết thúc.`,
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    ...(reopenings > 0 && {
      notice: {
        kind: 'wait' as const,
        title: `${count(reopenings, 'đề nghị mở lại phiếu')} đang chờ quyết định`,
        link: { label: 'Xem và quyết định', url: `${url}/mo-lai` },
      },
    }),
    tools: {
      actionUrl: url,
      search: { value: query.q ?? '', label: `Tìm theo ${lowerFirst(numberName(phase))}`, placeholder: numberName(phase) },
      filters: [
        {
          id: 'loc',
          name: 'loc',
          label: 'Lọc',
          options: [{ value: '', label: 'Mọi bài' }, ...MARK_FILTERS].map((one) => ({
            ...one,
            isSelected: one.value === (query.loc ?? ''),
          })),
        },
      ],
      reset: query.loc || query.q ? { label: 'Xóa lọc', url } : undefined,
    },
    groups: [judgesGroup(facts), entriesGroup(facts)],
    forms: [],
    below: phase.state === 'open' ? actsOf(facts) : undefined,
    pager:
      total > PER_PAGE || query.page > 1
        ? pagerOf(url, kept, { number: query.page, shown: results.length, total, noun: 'bài' })
        : undefined,
  };
}

/** What the secretariat can do about sheets that are late. */
function actsOf({ round, phase, judges, uncalled }: MarksFacts): CardFormView[] {
  const call: CardFormView = {
    heading: 'Gọi giám khảo chấm thêm',
    sentence: `Có ${count(uncalled, 'bài')} phải chấm thêm mà lúc ấy không còn giám khảo nào nhận được. Thêm người vào hội đồng hoặc tăng số bài nhận nhiều nhất, rồi gọi lại.`,
    actionUrl: `${marksUrl(round, phase.phase)}/goi-them`,
    fields: [],
    button: 'Gọi giám khảo chấm thêm',
    isMain: true,
  };
  const remind: CardFormView = {
    heading: 'Nhắc giám khảo',
    sentence: 'Gửi thư cho những giám khảo chưa chấm xong, mỗi ngày nhiều nhất một lần. Thư không nói gì về bài và tác giả.',
    actionUrl: `${phaseUrl(round, phase.phase)}/nhac`,
    fields: [],
    button: 'Gửi thư nhắc',
  };
  return [...(uncalled > 0 ? [call] : []), ...(judges.some(({ assigned, finished }) => finished < assigned) ? [remind] : [])];
}

function judgesGroup({ phase, seated, judges, beside }: MarksFacts): JudgingView['groups'][number] {
  const own = new Map(judges.map((one) => [one.seatId, one]));
  const severity = new Map(beside.severities.map((one) => [one.seat, one]));
  const shown = [...new Set([...markersOf(seated, phase.council).map(({ seat }) => seat.id), ...own.keys()])];
  const number = (value: number): CellView => ({ text: formatNumber(value), isNumber: true });
  return {
    heading: 'Giám khảo',
    sentence:
      'Độ chặt chỉ để tham khảo khi trao đổi: âm là chấm chặt hơn những người cùng chấm, dương là rộng hơn. Máy không chỉnh điểm của ai; điểm tổng hợp và việc chấm thêm chỉ theo quy tắc trong thể lệ.',
    table: {
      label: 'Tiến độ và độ chặt của giám khảo',
      columns: [
        { label: 'Giám khảo' },
        { label: 'Được giao', isNumber: true },
        { label: 'Đang chấm', isNumber: true },
        { label: 'Đã xong', isNumber: true },
        { label: 'Điểm trung bình', isNumber: true },
        { label: 'Độ chặt', unit: 'điểm', isNumber: true },
        { label: 'Lưu gần nhất' },
      ],
      rows: shown.map((seat) => {
        const { assigned = 0, begun = 0, finished = 0, lastSavedAt = null } = own.get(seat) ?? {};
        const marks = severity.get(seat);
        return {
          cells: [
            headCell(nameOf(seated, seat)),
            number(assigned),
            number(begun),
            number(finished),
            { text: marks ? rounded(marks.mean) : '–', isNumber: true },
            { text: marks && marks.againstOthers !== null ? signed(marks.againstOthers) : '–', isNumber: true },
            lastSavedAt ? momentCell(lastSavedAt) : textCell('–'),
          ],
        };
      }),
    },
  };
}

/** "+1,25", "−0,5" */
const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${rounded(Math.abs(value))}`;

function entriesGroup(facts: MarksFacts): JudgingView['groups'][number] {
  const { round, phase, rules, results, lines, seated, query } = facts;
  const url = marksUrl(round, phase.phase);
  return {
    heading: 'Từng bài',
    table: {
      label: 'Điểm của từng bài',
      columns: [
        { label: numberName(phase) },
        { label: 'Bài dự thi' },
        { label: 'Điểm gốc' },
        { label: 'Chênh lệch', isNumber: true },
        { label: 'Tổng hợp', isNumber: true },
        { label: 'Tình trạng' },
      ],
      rows: results.map((one) => {
        const line = lines.get(one.entryNumber);
        const marks = one.counted.map((sheet) => `${nameOf(seated, sheet.seatId)}: ${points(sheetTotal(rules, sheet.points))}`);
        return {
          cells: [
            entryCell(one.entryNumber, `${url}/${one.entryNumber}`),
            line ? submissionCell(facts, line) : textCell(''),
            { text: marks.join('\n') || 'Chưa có phiếu', isInLines: true },
            { text: one.result.judges > 1 ? points(one.result.spread) : '–', isNumber: true },
            { text: one.result.total === null ? '–' : points(one.result.total), isNumber: true },
            stateOf(one, line?.isOut ?? false),
          ],
          isMarked: one.result.needsFurtherJudge,
        };
      }),
      empty: { title: 'Không có bài nào', text: query.loc || query.q ? 'Hãy bỏ bớt điều kiện lọc.' : 'Vòng chấm chưa có bài.' },
    },
  };
}

function stateOf({ result, counted }: EntryResult, isOut: boolean): CellView {
  if (isOut) return stateCell('stopped', 'Đã rút hoặc bị hủy');
  if (result.needsFurtherJudge) return stateCell('waiting', 'Phải chấm thêm');
  if (result.missing > 0) return stateCell('next', `Còn thiếu ${formatNumber(result.missing)} phiếu`);
  if (result.failedCriteria.length > 0) return stateCell('done', 'Đủ phiếu, có tiêu chí không đạt');
  return stateCell('done', counted.some(({ isFurther }) => isFurther) ? 'Đủ phiếu, có chấm thêm' : 'Đủ phiếu');
}

/** The sheets of one entry. */
export interface EntryMarksFacts extends JudgedPhase {
  seated: Seated;
  line: EntryLine;
  entry: EntryResult;
  beside: MarksBesideEachOther;
  neighbours: { previous?: number; next?: number };
  refused?: { sentence: string; seat?: string | undefined; reason?: string | undefined } | undefined;
}

/** Every mark of an entry, criterion by criterion, with what the judges wrote. */
export function entryMarksContent(facts: EntryMarksFacts): ConsoleContent<JudgingView> {
  const { round, part, phase, line, entry, neighbours } = facts;
  const list = marksUrl(round, phase.phase);
  const to = (label: string, number: number | undefined) => (number === undefined ? [] : [{ label, url: `${list}/${number}` }]);
  return {
    title: `${entryName(line.entryNumber)}: điểm`,
    heading: `${entryName(line.entryNumber)}: điểm`,
    sentence: resultSentence(facts),
    back: { label: phaseTitle(facts, 'tiến độ, điểm'), url: list },
    groups: [
      criteriaGroup(facts),
      ...(commentsOf(facts).length > 0 ? [commentsGroup(facts)] : []),
      ...(entry.leftOut.length > 0 ? [leftOutGroup(facts)] : []),
    ],
    about: {
      heading: 'Bài dự thi',
      facts: [
        { label: 'Số bài', value: submissionName(part, line.number), url: entryUrl(round, line.submissionId), detail: line.title },
        ...evenedFacts(facts),
      ],
    },
    forms: reopeningForm(facts),
    links: {
      heading: 'Việc liên quan',
      links: [
        ...to('Bài liền trước', neighbours.previous),
        ...to('Bài liền sau', neighbours.next),
        { label: 'Giám khảo của bài này', url: `${assignmentsUrl(round, phase.phase)}/${line.entryNumber}` },
      ],
    },
  };
}

function resultSentence({ entry: { result, counted }, rules }: EntryMarksFacts): string {
  if (result.needsFurtherJudge)
    return `Các giám khảo chênh nhau ${points(result.spread)} điểm, quá mức thể lệ cho phép, nên phải thêm một người chấm.`;
  if (result.missing > 0) return `Còn thiếu ${count(result.missing, 'phiếu chấm')}, chưa có điểm tổng hợp.`;
  const failed = rules.criteria.filter(({ code }) => result.failedCriteria.includes(code)).map(({ name }) => name);
  const left = counted.find(({ judge }) => judge === result.leftOut);
  return [
    `Điểm tổng hợp theo thể lệ: ${points(result.total ?? 0)}.`,
    ...(left ? ['Có chấm thêm vì chênh lệch điểm; theo thể lệ, một phiếu không tính vào điểm tổng hợp.'] : []),
    ...(failed.length > 0 ? [`Không đạt điểm tối thiểu: ${failed.join('; ')}.`] : []),
  ].join(' ');
}

function criteriaGroup({ rules, seated, entry }: EntryMarksFacts): JudgingView['groups'][number] {
  const sheets = entry.counted;
  const cell = (text: string): CellView => ({ text, isNumber: true });
  const perCriterion = entry.result.perCriterion;
  return {
    heading: 'Điểm gốc theo tiêu chí',
    table: {
      label: 'Điểm theo tiêu chí và giám khảo',
      columns: [
        { label: 'Tiêu chí' },
        ...sheets.map((sheet) => ({
          label: `${nameOf(seated, sheet.seatId)}${sheet.isFurther ? ' (chấm thêm)' : ''}${sheet.judge === entry.result.leftOut ? ' (không tính)' : ''}`,
          isNumber: true,
        })),
        { label: 'Tổng hợp', isNumber: true },
      ],
      rows: [
        ...rules.criteria.map(({ code, name, maximum, weight }) => ({
          cells: [
            headCell(
              name,
              undefined,
              `tối đa ${formatPoints(maximum)}${weight !== undefined && weight !== 1 ? `, hệ số ${formatPoints(weight)}` : ''}`,
            ),
            ...sheets.map(({ points: given }) => cell(given[code] === undefined ? '–' : formatPoints(given[code]))),
            cell(perCriterion[code] === undefined ? '–' : points(perCriterion[code])),
          ],
        })),
        ...(needsVote(rules)
          ? [
              {
                cells: [
                  headCell('Công nhận bài'),
                  ...sheets.map(({ agrees }) => cell(voteWord(agrees))),
                  cell(formatNumber(entry.result.agreeing)),
                ],
              },
            ]
          : []),
      ],
      foot: [
        headCell('Tổng điểm'),
        ...sheets.map((sheet) => cell(points(sheetTotal(rules, sheet.points)))),
        cell(entry.result.total === null ? '–' : points(entry.result.total)),
      ],
      isWide: sheets.length > 4,
    },
  };
}

const voteWord = (agrees: boolean | null): string => (agrees === null ? '–' : agrees ? 'đồng ý' : 'không');

function commentsOf({ entry, rules, seated }: EntryMarksFacts): { judge: string; where: string; text: string }[] {
  const names = new Map(rules.criteria.map(({ code, name }) => [code, name]));
  return entry.counted.flatMap(({ seatId, comments }: WholeSheet) =>
    Object.entries(comments).map(([code, text]) => ({ judge: nameOf(seated, seatId), where: names.get(code) ?? 'Nhận xét chung', text })),
  );
}

function commentsGroup(facts: EntryMarksFacts): JudgingView['groups'][number] {
  return {
    heading: 'Nhận xét của giám khảo',
    table: {
      label: 'Nhận xét của giám khảo',
      columns: [{ label: 'Giám khảo' }, { label: 'Nhận xét' }],
      isTold: true,
      rows: commentsOf(facts).map(({ judge, where, text }) => ({ cells: [headCell(judge, undefined, where), linesCell(text)] })),
    },
  };
}

function leftOutGroup({ entry, seated, rules }: EntryMarksFacts): JudgingView['groups'][number] {
  return {
    heading: 'Phiếu không tính',
    table: {
      label: 'Phiếu không tính',
      columns: [{ label: 'Giám khảo' }, { label: 'Tổng điểm', isNumber: true }, { label: 'Vì sao' }],
      rows: entry.leftOut.map(({ sheet, because }) => ({
        cells: [
          headCell(nameOf(seated, sheet.seatId)),
          { text: points(sheetTotal(rules, sheet.points)), isNumber: true },
          textCell(LEFT_OUT[because]),
        ],
      })),
    },
  };
}

/** Each total as it would be if all judges marked alike; nothing is decided by it. */
function evenedFacts({ beside, entry, seated }: EntryMarksFacts): FactView[] {
  return beside.totals
    .filter(({ entryNumber, evened }) => entryNumber === entry.entryNumber && evened !== null)
    .map(({ seat, total, evened }) => ({
      label: `Phiếu của ${nameOf(seated, seat as SeatId)}`,
      value: formatPoints(total),
      detail: `${rounded(evened ?? 0)} nếu mọi giám khảo chặt như nhau; chỉ để tham khảo`,
    }));
}

function reopeningForm({ round, phase, entry, seated, refused }: EntryMarksFacts): JudgingView['forms'] {
  if (phase.state !== 'open' || entry.counted.length === 0) return [];
  const judges = entry.counted.flatMap(({ seatId }) => seated.get(seatId) ?? []);
  return [
    {
      heading: 'Đề nghị mở lại một phiếu',
      sentence: 'Người khác trong tổ thư ký quyết định. Bản đã hoàn thành được giữ, giám khảo sửa rồi hoàn thành bản mới.',
      actionUrl: `${marksUrl(round, phase.phase)}/${entry.entryNumber}/mo-lai`,
      errors: refused && { title: 'Chưa gửi được', items: [{ fieldId: 'seat', text: refused.sentence }] },
      fields: [
        judgeField('seat', 'Phiếu của giám khảo', judges, { chosen: refused?.seat }),
        reasonArea('reason', 'Sai ở đâu, ai phát hiện. Ít nhất 10 ký tự.', refused?.reason),
      ],
      button: 'Gửi đề nghị',
    },
  ];
}
