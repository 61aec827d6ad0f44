import type { Round, RunningContest } from '#contests';
import { capitalise, formatMoment, formatMomentWithSeconds, formatNumber } from '#kernel';
import type { MoveBetweenUnits } from '#registrations';
import type { CollectiveSnapshot, OpenedUnit } from '#results';
import { type CollectiveAward, formatPoints, nameOfIn, type OpenedFigure } from '#rules';
import type { Unit, UnitId } from '#units';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { placeName } from '../../edge/place-name.js';
import { countedAs, type CountedAs, everyRound } from '../../portal/results/counted-as.js';
import { attemptsOverTime } from '../charts/area-chart.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, listUrl, numberCell, pageNumber, pagerOf, PER_PAGE, stateCell, textCell } from '../listing.js';
import type { ListView, TableView, TabsView } from '../view-models.js';
import { collectiveUrl, collectiveUnitUrl } from './addresses.js';
import { personCode } from './person-code.js';

const HOUR_MS = 3_600_000;

export interface CollectiveUnitFacts {
  running: RunningContest;
  award: CollectiveAward;
  snapshot: CollectiveSnapshot;
  unit: Unit;
  opened: OpenedUnit;
  byCode: ReadonlyMap<string, Unit>;
  byId: ReadonlyMap<UnitId, Unit>;
  moves: { moves: readonly MoveBetweenUnits[]; total: number };
  /** Which view is wanted: the number of a figure, or a word. */
  wanted: string | undefined;
  /** Page of the list, as typed. */
  typed: string | undefined;
}

interface Shown {
  sentence: string;
  table: TableView;
  total?: number;
  noun?: string;
  chart?: ListView['chart'];
}

/** What a unit's figures are made of, by codes: the attempts of each figure, who is left out, who has moved, the units below. */
export function collectiveUnitContent(facts: CollectiveUnitFacts): ConsoleContent<ListView> {
  const { running, award, snapshot, unit, opened, wanted } = facts;
  const path = collectiveUnitUrl(award.code, unit.id);
  const { line, figures, head } = opened;
  const chosen = VIEWS.find(({ word }) => word === wanted);
  const at = chosen ? -1 : Math.min(Math.max(0, Math.trunc(Number(wanted)) || 0), Math.max(0, figures.length - 1));
  const figure = figures[at];
  const number = pageNumber(facts.typed);
  const shown = chosen ? chosen.show(facts) : figure ? figureShown(facts, figure, number) : CONDITIONS.show(facts);
  const tabs: TabsView = [
    ...figures.map((one, position) => ({
      label: capitalise(one.compares),
      url: listUrl(path, { xem: position > 0 ? String(position) : undefined }),
      current: position === at,
    })),
    ...VIEWS.map(({ word, label }) => ({ label, url: listUrl(path, { xem: word }), current: word === wanted })),
  ];
  return {
    title: `${award.name}: ${placeName(unit)}`,
    heading: placeName(unit),
    sentence: shown.sentence,
    back: { label: award.name, url: collectiveUrl(award.code) },
    tabs,
    figures: [
      { label: line.rank === null ? 'chưa đủ điều kiện xét' : 'hạng', value: line.rank === null ? '–' : formatNumber(line.rank) },
      ...figures.filter(({ weight }) => weight === null).map((one) => ({ label: one.compares, value: bareNumber(one.said) })),
      { label: 'tổng số người', value: line.headCount === null ? 'chưa khai báo' : formatNumber(line.headCount) },
    ],
    chart: shown.chart,
    table: shown.table,
    pager:
      shown.total !== undefined && shown.total > PER_PAGE
        ? pagerOf(
            path,
            { xem: wanted },
            { number, shown: shown.table.rows.length, total: shown.total, noun: shown.noun ?? asOf(facts).short },
          )
        : undefined,
    note: `${blockText(running, line.block)}Bản ${snapshot.version}, tính lúc ${formatMoment(snapshot.computedAt)}; danh sách giữ lúc ${formatMoment(head.keptAt)}, không đổi về sau. Dấu vân tay danh sách (SHA-256): ${fingerprintGroups(head.sha256).join(' ')}.`,
  };
}

/** "1.288" of "1.288 lượt hợp lệ": what it counts stands below it. */
function bareNumber(said: string | null): string {
  return said === null ? '–' : (/^[\d.,]+%?/.exec(said)?.[0] ?? said);
}

function blockText({ ruleSet }: RunningContest, block: string | undefined): string {
  return block === undefined ? '' : `Xếp hạng trong ${nameOfIn(ruleSet)('blocks', block)}. `;
}

/** Every attempt with what it adds to the figure, and why it adds less. */
function figureShown(facts: CollectiveUnitFacts, figure: OpenedFigure, number: number): Shown {
  const { running, opened } = facts;
  const { noun, short } = asOf(facts);
  const nameOfRound = roundNames(everyRound(running));
  const first = (number - 1) * PER_PAGE;
  const rows = opened.counting.slice(first, first + PER_PAGE).map((attempt, offset) => {
    const { adds = 0, why } = figure.shares[first + offset] ?? {};
    const value = figure.adds === 'thousandths' ? formatPoints(adds / 1000) : formatNumber(adds);
    return {
      cells: [
        headCell(personCode(attempt.person)),
        textCell(formatMomentWithSeconds(new Date(attempt.submittedAt)), nameOfRound(attempt.round)),
        { text: formatPoints(attempt.thousandths / 1000), isNumber: true },
        { text: value, isNumber: true, detail: why },
      ],
    };
  });
  const weight = figure.weight === null ? '' : `, trọng số ${formatNumber(figure.weight)}%`;
  const counted = { people: 'Tính người', attempts: `Tính ${short}`, thousandths: 'Tính điểm' }[figure.adds];
  const sum = figure.adds === 'thousandths' ? formatPoints(figure.sum / 1000) : formatNumber(figure.sum);
  return {
    sentence: `${capitalise(figure.compares)}${weight}: ${figure.said ?? 'chưa tính được'}. ${capitalise(figure.formula)}.`,
    total: opened.counting.length,
    table: {
      label: `Các ${noun} làm nên ${figure.compares}`,
      columns: [{ label: 'Người dự thi' }, { label: 'Nộp lúc' }, { label: 'Điểm', isNumber: true }, { label: counted, isNumber: true }],
      rows,
      foot: [{ text: 'Cộng cả danh sách', isHead: true }, {}, {}, { text: sum, isNumber: true }],
      empty: { title: `Không có ${noun} nào`, text: `Đơn vị này chưa có ${noun} được tính.` },
    },
  };
}

interface View {
  word: string;
  label: string;
  show(facts: CollectiveUnitFacts): Shown;
}

const CONDITIONS: View = {
  word: 'dieu-kien',
  label: 'Điều kiện',
  show: ({ opened: { conditions, line } }) => ({
    sentence: line.lacks.length === 0 ? 'Đơn vị đủ điều kiện xét.' : `Đơn vị chưa đủ điều kiện xét: ${line.lacks.join('; ')}.`,
    table: {
      label: 'Điều kiện xét giải',
      columns: [{ label: 'Điều kiện' }, { label: 'Kết quả' }],
      rows: conditions.map(({ demands, isMet, lacks }) => ({
        cells: [
          headCell(demands),
          { ...stateCell(isMet ? 'done' : 'stopped', isMet ? 'Đạt' : 'Chưa đạt'), detail: lacks && `${capitalise(lacks)}.` },
        ],
      })),
      empty: { title: 'Thể lệ không đặt điều kiện', text: 'Mọi đơn vị có người dự thi đều được xếp hạng.' },
    },
  }),
};

const LEFT_OUT: View = {
  word: 'khong-tinh',
  label: 'Không tính',
  show: (facts) => {
    const { running, opened } = facts;
    const { label, noun } = asOf(facts);
    const nameOfRound = roundNames(everyRound(running));
    const rows = opened.attempts.filter(({ leftOut }) => leftOut !== null);
    return {
      sentence: `${label} của người không được dự thi theo Thể lệ, hoặc không được xếp hạng sau khi xem lại, không tính cho đơn vị nào.`,
      table: {
        label: `${label} không tính`,
        columns: [{ label: 'Người dự thi' }, { label: 'Nộp lúc' }, { label: 'Vì sao' }],
        rows: rows.map(({ person, submittedAt, round, leftOut }) => ({
          cells: [
            headCell(personCode(person)),
            textCell(formatMomentWithSeconds(new Date(submittedAt)), nameOfRound(round)),
            textCell(leftOut === 'excluded' ? (opened.exclusions.get(person) ?? '') : 'Không xếp hạng sau khi xem lại bài thi'),
          ],
        })),
        empty: { title: 'Không có ai', text: `Mọi ${noun} của đơn vị đều được xét.` },
      },
    };
  },
};

const MOVES: View = {
  word: 'chuyen',
  label: 'Chuyển đơn vị',
  show: ({ moves: { moves, total }, byId, opened }) => {
    const inside = new Set(opened.units);
    const nameOf = (id: UnitId): string => {
      const unit = byId.get(id);
      return unit ? placeName(unit) : 'Đơn vị không còn trong danh mục';
    };
    return {
      sentence: `Mỗi người chỉ tính cho một đơn vị: đơn vị đang chọn khi đợt được xếp hạng đóng. Chuyển sau lúc ấy không làm đổi bảng này.${total > moves.length ? ` Ghi ${formatNumber(moves.length)} trong ${formatNumber(total)} lần chuyển đầu tiên.` : ''}`,
      table: {
        label: 'Chuyển đến và chuyển đi',
        columns: [{ label: 'Người dự thi' }, { label: 'Lúc' }, { label: 'Từ' }, { label: 'Đến' }, { label: 'Chiều' }],
        rows: moves.map(({ person, changedAt, fromUnitId, toUnitId }) => ({
          cells: [
            headCell(personCode(person)),
            textCell(formatMomentWithSeconds(changedAt)),
            textCell(nameOf(fromUnitId)),
            textCell(nameOf(toUnitId)),
            textCell(inside.has(byId.get(toUnitId)?.code ?? '') ? 'đến' : 'đi'),
          ],
        })),
        empty: { title: 'Không có ai chuyển', text: 'Trước khi chốt số liệu không có ai chuyển đến hoặc chuyển đi.' },
      },
    };
  },
};

const BELOW: View = {
  word: 'ben-trong',
  label: 'Bên trong',
  show: (facts) => {
    const { opened, byCode, unit } = facts;
    const byUnit = [...Map.groupBy(opened.counting, (attempt) => attempt.unit)].map(([code, own]) => ({
      code,
      people: new Set(own.map(({ person }) => person)).size,
      attempts: own.length,
      valid: own.filter(({ isValid }) => isValid).length,
    }));
    return {
      sentence: 'Số liệu của đơn vị là tổng của chính nó và các đơn vị bên trong; mỗi người có mặt ở một dòng.',
      table: {
        label: 'Các đơn vị bên trong',
        columns: [
          { label: 'Đơn vị' },
          { label: 'Người', isNumber: true },
          { label: asOf(facts).label, isNumber: true },
          { label: 'Hợp lệ', isNumber: true },
        ],
        rows: byUnit
          .toSorted((a, b) => b.people - a.people)
          .map(({ code, people, attempts, valid }) => {
            const one = byCode.get(code);
            return {
              cells: [
                headCell(code === unit.code ? `Chọn thẳng ${placeName(unit)}` : one ? placeName(one) : `Mã ${code}`),
                numberCell(people),
                numberCell(attempts),
                numberCell(valid),
              ],
            };
          }),
      },
    };
  },
};

const COURSE: View = {
  word: 'dien-bien',
  label: 'Diễn biến',
  show: (facts) => {
    const { counting } = facts.opened;
    const { short } = asOf(facts);
    const [first, last] = [counting[0]?.submittedAt, counting.at(-1)?.submittedAt];
    const hours = new Map<number, number>();
    for (const { submittedAt } of counting) {
      const hour = Math.floor(submittedAt / HOUR_MS) * HOUR_MS;
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
    }
    const counts = [...hours].map(([hour, attempts]) => ({ at: new Date(hour).toISOString(), attempts }));
    const busiest = counts.toSorted((a, b) => b.attempts - a.attempts).slice(0, 10);
    return {
      sentence: `Số ${short} nộp của đơn vị theo thời gian, và những giờ nhiều nhất.`,
      chart:
        first === undefined || last === undefined ? undefined : attemptsOverTime(counts, { from: new Date(first), to: new Date(last + 1) }),
      table: {
        label: `Những giờ nhiều ${short} nộp nhất`,
        columns: [{ label: 'Giờ' }, { label: `${capitalise(short)} nộp`, isNumber: true }],
        rows: busiest.map(({ at, attempts }) => ({ cells: [headCell(formatMoment(new Date(at))), numberCell(attempts)] })),
      },
    };
  },
};

const VIEWS: readonly View[] = [CONDITIONS, BELOW, LEFT_OUT, MOVES, COURSE];

/** What was counted, attempts or entries, by the round that was ranked. */
function asOf({ running, snapshot }: Pick<CollectiveUnitFacts, 'running' | 'snapshot'>): CountedAs {
  return countedAs(
    running,
    everyRound(running).find(({ id }) => id === snapshot.roundId),
  );
}

function roundNames(rounds: readonly Round[]): (code: string) => string {
  const names = new Map(rounds.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
