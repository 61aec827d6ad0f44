import { type Round, roundPhase, type RunningContest } from '#contests';
import { cleanText, compareVietnamese, foldVietnamese, formatMoment, formatNumber, formatTime, localDay } from '#kernel';
import { daysOf, type Turnout, type UnitTurnout } from '#reports';
import { turnoutFirst } from '#rules';
import type { Unit, UnitId } from '#units';
import type { PageContent } from '../../edge/page.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName } from '../../edge/round-name.js';
import type { SnapshotProofView, TurnoutView } from '../view-models.js';
import { countedAs, everyRound, roundLabel } from './counted-as.js';
import { dayChart } from './day-chart.js';
import { shortened } from './short-place.js';

const FIRST_ROWS = 30;
const LONGEST_SEARCH = 100;
const PATH = '/don-vi-du-thi';
/** What is shown of an open round is at most so old: the worker counts three times as often. */
const OLDEST_MS = 30_000;

export interface TurnoutFacts {
  running: RunningContest;
  /** Undefined for the whole contest. */
  round: Round | undefined;
  turnout: Turnout | undefined;
  units: ReadonlyMap<UnitId, Unit>;
  /** What the board has done besides the rules, in one sentence. */
  exceptions?: string | undefined;
  typed: string;
  /** Every row, not only the first ones. */
  isWhole: boolean;
  now: Date;
}

type Count = 'people' | 'attempts';

export interface RankedUnit extends UnitTurnout {
  rank: number;
  name: string;
  place: string;
  searchKey: string;
}

/** Who takes part, unit by unit. */
export function turnoutContent(facts: TurnoutFacts): PageContent<TurnoutView> {
  const { running, round, turnout } = facts;
  const typed = cleanText(facts.typed).slice(0, LONGEST_SEARCH);
  const counted = countedAs(running, round);
  const first = counted.isEntries ? 'people' : turnoutFirst(running.ruleSet);
  const labels: Readonly<Record<Count, string>> = { people: 'Số người', attempts: counted.label };
  const other: Count = first === 'people' ? 'attempts' : 'people';
  const ranked = rankedUnits(turnout, facts.units, first);
  const found = ranked.filter((unit) => matches(unit, typed));
  const shown = facts.isWhole ? found : found.slice(0, FIRST_ROWS);
  const most = ranked[0]?.[first] ?? 0;
  return {
    title: 'Đơn vị dự thi',
    description: `Số người và ${counted.noun} theo đơn vị, ${running.contest.name}.`,
    heading: 'Đơn vị dự thi',
    note: turnout
      ? `${takenAtText(turnout.takenAt, facts.now)}${assistedText(turnout)}`
      : counted.isEntries
        ? 'Số liệu được đếm trong khi nhận bài.'
        : 'Số liệu được đếm trong khi đợt thi mở.',
    rounds: [
      { label: 'Cả cuộc thi', url: PATH, current: !round },
      ...everyRound(running).map((one) => ({
        label: roundLabel(running, one),
        url: turnoutAddress({ dot: one.code }),
        current: one.id === round?.id,
      })),
    ],
    search: { actionUrl: PATH, value: typed, round: round?.code },
    columns: { unit: 'Đơn vị', main: labels[first], other: labels[other] },
    rows: shown.map((unit) => ({
      rank: formatNumber(unit.rank),
      name: unit.name,
      url: unitAddress(unit.unit, round?.code),
      detail: unit.place ? shortened(unit.place) : undefined,
      main: formatNumber(unit[first]),
      other: formatNumber(unit[other]),
      width: barWidth(unit[first], most),
    })),
    totals: turnout && !typed ? { main: formatNumber(turnout.totals[first]), other: formatNumber(turnout.totals[other]) } : undefined,
    more:
      found.length > shown.length
        ? { label: `Xem tất cả ${formatNumber(found.length)} đơn vị`, url: turnoutAddress({ dot: round?.code, q: typed, 'tat-ca': '1' }) }
        : undefined,
    exceptions: facts.exceptions,
    days: turnout && !typed ? dayChart(daysOfAll(turnout), counted) : undefined,
    stale: staleText(facts),
    proof: turnout && snapshotProof(turnout, round),
    empty: emptyText(ranked, found, typed, round),
  };
}

/** Attempts of all units together, day by day. */
export function daysOfAll({ days, units }: Turnout): { day: string; attempts: number }[] {
  return days.map((day, at) => ({ day, attempts: units.reduce((sum, unit) => sum + (daysOf(unit, days)[at] ?? 0), 0) }));
}

/** Said where the worker is behind while people take part: numbers that look fresh must be. */
function staleText({ running, round, turnout, now }: TurnoutFacts): string | undefined {
  const isOpen = (round ? [round] : everyRound(running)).some((one) => roundPhase(one, now) === 'open');
  if (!turnout || !isOpen || now.getTime() - turnout.takenAt.getTime() <= OLDEST_MS) return undefined;
  return 'Máy đang đếm chậm hơn thường lệ: số liệu dưới đây chưa có những lượt vừa bắt đầu.';
}

/** The fingerprint of a counting, and its numbers as files. */
export function snapshotProof({ sha256 }: Pick<Turnout, 'sha256'>, round: Round | undefined): SnapshotProofView {
  return {
    text: 'Số liệu này do máy đếm định kỳ, không đếm lại khi có người xem. Trong tệp JSON, phần “counted” có đúng dấu vân tay này.',
    ...(sha256 && { label: 'Dấu vân tay số liệu (SHA-256)', groups: fingerprintGroups(sha256) }),
    files: [
      { label: 'Tải bảng tính (CSV)', url: dataAddress('csv', round?.code) },
      { label: 'Tải dữ liệu (JSON)', url: dataAddress('json', round?.code) },
      { label: 'Dữ liệu mở', url: '/mo-du-lieu' },
    ],
  };
}

/** A unit's own page. */
export function unitAddress(unit: string, round: string | undefined): string {
  return `${PATH}/don-vi/${unit}${round === undefined ? '' : `?${new URLSearchParams({ dot: round }).toString()}`}`;
}

function dataAddress(type: 'csv' | 'json', round: string | undefined): string {
  return `${PATH}/so-lieu.${type}${round === undefined ? '' : `?${new URLSearchParams({ dot: round }).toString()}`}`;
}

/** ", 12 người có người nhập hộ"; nothing where nobody was helped. */
function assistedText({ totals: { assisted = 0 } }: Turnout): string {
  return assisted > 0 ? `, ${formatNumber(assisted)} người có người nhập hộ` : '';
}

/** "Số liệu lúc 10:42", with the day when it is not today's. */
export function takenAtText(takenAt: Date, now: Date): string {
  return `Số liệu lúc ${localDay(takenAt) === localDay(now) ? formatTime(takenAt) : formatMoment(takenAt)}`;
}

/** Units with their places, most first and equal ones by name; those whose unit is gone are left out. Equal numbers share a place. */
export function rankedUnits(turnout: Turnout | undefined, units: ReadonlyMap<UnitId, Unit>, first: Count): RankedUnit[] {
  const counted = (turnout?.units ?? []).flatMap((count) => {
    const unit = units.get(count.unit as UnitId);
    return unit ? [{ ...count, name: unit.name, place: unit.place, searchKey: unit.searchKey }] : [];
  });
  const sorted = counted.toSorted(
    (a, b) => b[first] - a[first] || compareVietnamese(a.name, b.name) || compareVietnamese(a.place, b.place),
  );
  let rank = 0;
  return sorted.map((unit, at) => {
    if (unit[first] !== sorted[at - 1]?.[first]) rank = at + 1;
    return { ...unit, rank };
  });
}

/** The length of a bar beside the longest one. */
export function barWidth(value: number, most: number): string {
  return `${most === 0 ? 0 : Math.round((value / most) * 100)}%`;
}

/** The page with what of it is wanted. */
export function turnoutAddress(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `${PATH}?${new URLSearchParams(given).toString()}`;
}

function matches({ searchKey }: RankedUnit, typed: string): boolean {
  return foldVietnamese(typed)
    .split(' ')
    .every((word) => searchKey.includes(word));
}

function emptyText(
  ranked: readonly RankedUnit[],
  found: readonly RankedUnit[],
  typed: string,
  round: Round | undefined,
): string | undefined {
  if (ranked.length === 0) return round ? `Chưa có ai dự thi ${innerName(round)}.` : 'Chưa có ai dự thi.';
  return found.length === 0 ? `Chưa có ai dự thi cho đơn vị nào tên “${typed}”. Thử gõ ít chữ hơn.` : undefined;
}
