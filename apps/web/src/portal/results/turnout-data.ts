import type { Round, RunningContest } from '#contests';
import { formatMomentWithSeconds } from '#kernel';
import { publicTurnout, type Turnout } from '#reports';
import { canonicalJson } from '#rules';
import type { Unit, UnitId } from '#units';
import type { CsvRow } from '../../edge/csv.js';
import type { CountedAs } from './counted-as.js';

/** A turnout with the units that it counts. */
export interface CountedUnits {
  turnout: Turnout;
  units: ReadonlyMap<UnitId, Unit>;
}

/** The numbers as a table: a row for each unit, a column for each day. */
export function turnoutRows({ turnout, units }: CountedUnits, { label, noun }: CountedAs): CsvRow[] {
  const { days, units: counted, totals, takenAt, sha256 } = publicOf(turnout);
  return [
    ['Mã đơn vị', 'Đơn vị', 'Địa bàn', 'Số người dự thi', `Số ${noun}`, ...days.map((day) => `${label} ngày ${day}`)],
    ...counted.map((one) => {
      const unit = units.get(one.unit as UnitId);
      return [unit?.code ?? '', unit?.name ?? '', unit?.place ?? '', one.people, one.attempts, ...one.days];
    }),
    ['', 'Cộng', '', totals.people, totals.attempts, ...days.map((_day, at) => counted.reduce((sum, one) => sum + (one.days[at] ?? 0), 0))],
    [`Số liệu lúc ${formatMomentWithSeconds(new Date(takenAt))}. SHA-256: ${sha256 ?? 'chưa có'}`],
  ];
}

function publicOf(turnout: Turnout): ReturnType<typeof publicTurnout> & { sha256: string | null } {
  return { ...publicTurnout(turnout), sha256: turnout.sha256 };
}

/** The very text whose SHA-256 stands on the page, and beside it what the ids mean. */
export function turnoutJson({ turnout, units }: CountedUnits, running: RunningContest, round: Round | undefined): string {
  const names = [...units].map(([id, { code, name, place, kind }]) => [id, { code, name, place, kind }] as const);
  const legend = {
    contest: running.contest.name,
    round: round?.name ?? null,
    sha256: turnout.sha256,
    units: Object.fromEntries(names.toSorted()),
  };
  return `{"counted":${canonicalJson(publicTurnout(turnout))},"legend":${canonicalJson(legend)}}`;
}
