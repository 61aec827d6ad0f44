import type { Round, RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import { daysOf, type Turnout } from '#reports';
import { type CollectiveAward, type CollectiveLine, mainMeasure } from '#rules';
import type { Unit, UnitId } from '#units';
import type { PageContent } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { innerName } from '../../edge/round-name.js';
import type { TurnoutUnitView } from '../view-models.js';
import { figureAddress } from './collective-address.js';
import { countedAs, everyRound, roundLabel } from './counted-as.js';
import { dayChart } from './day-chart.js';
import { snapshotProof, takenAtText, turnoutAddress, unitAddress } from './turnout-presenter.js';

export interface TurnoutUnitFacts {
  running: RunningContest;
  /** Undefined for the whole contest. */
  round: Round | undefined;
  turnout: Turnout | undefined;
  /** The units that were counted. */
  units: ReadonlyMap<UnitId, Unit>;
  unit: Unit;
  /** The contest's tree. */
  byCode: ReadonlyMap<string, Unit>;
  /** Where the unit, or the one that competes for it, stands in the collective awards that are public. */
  awards: readonly { award: CollectiveAward; line: CollectiveLine; unit: Unit }[];
  now: Date;
}

/** Who takes part in one unit and in those below it. */
export function turnoutUnitContent({
  running,
  round,
  turnout,
  units,
  unit,
  byCode,
  awards,
  now,
}: TurnoutUnitFacts): PageContent<TurnoutUnitView> {
  const counted = (turnout?.units ?? []).filter((one) => units.get(one.unit as UnitId)?.codes.includes(unit.code));
  const sum = (count: 'people' | 'attempts'): number => counted.reduce((total, one) => total + one[count], 0);
  const days = (turnout?.days ?? []).map((day, at) => ({
    day,
    attempts: counted.reduce((total, one) => total + (daysOf(one, turnout?.days ?? [])[at] ?? 0), 0),
  }));
  const name = placeName(unit);
  const as = countedAs(running, round);
  return {
    title: `${name}: người dự thi`,
    description: `Số người và ${as.noun} của ${name}, ${running.contest.name}.`,
    back: { label: 'Tất cả đơn vị', url: round ? turnoutAddress({ dot: round.code }) : '/don-vi-du-thi' },
    heading: name,
    note: turnout
      ? takenAtText(turnout.takenAt, now)
      : as.isEntries
        ? 'Số liệu được đếm trong khi nhận bài.'
        : 'Số liệu được đếm trong khi đợt thi mở.',
    rounds: [
      { label: 'Cả cuộc thi', url: unitAddress(unit.id, undefined), current: !round },
      ...everyRound(running).map((one) => ({
        label: roundLabel(running, one),
        url: unitAddress(unit.id, one.code),
        current: one.id === round?.id,
      })),
    ],
    figures: [
      { label: 'Số người dự thi', value: formatNumber(sum('people')) },
      { label: as.label, value: formatNumber(sum('attempts')) },
    ],
    days: dayChart(
      days.filter(({ attempts }) => attempts > 0),
      as,
    ),
    below: belowView(counted, units, unit, round),
    awards:
      awards.length > 0
        ? {
            title: 'Trong giải tập thể',
            rows: awards.map(({ award, line, unit: competing }) => ({
              name: award.name,
              detail: [competing.id === unit.id ? '' : `Tính cho ${placeName(competing)}`, mainMeasure(award, line), placeOf(line)]
                .filter(Boolean)
                .join(', '),
              url: figureAddress(award.code, competing.id),
            })),
          }
        : undefined,
    empty: counted.length === 0 ? `Chưa có ai dự thi${round ? ` ${innerName(round)}` : ''} cho đơn vị này.` : undefined,
    proof: turnout && snapshotProof(turnout, round),
  };

  function placeOf({ rank }: CollectiveLine): string {
    return rank === null ? 'chưa đủ điều kiện xét' : `hạng ${formatNumber(rank)}`;
  }

  function belowView(rows: Turnout['units'], known: ReadonlyMap<UnitId, Unit>, top: Unit, of: Round | undefined): TurnoutUnitView['below'] {
    // Each of them under the child of this unit in which it lies.
    const children = new Map<string, { people: number; attempts: number }>();
    for (const row of rows) {
      const codes = known.get(row.unit as UnitId)?.codes ?? [];
      const child = codes[codes.indexOf(top.code) - 1];
      if (child === undefined) continue;
      const sums = children.get(child) ?? { people: 0, attempts: 0 };
      children.set(child, { people: sums.people + row.people, attempts: sums.attempts + row.attempts });
    }
    const shown = [...children].flatMap(([code, sums]) => {
      const one = byCode.get(code);
      return one ? [{ name: placeName(one), url: unitAddress(one.id, of?.code), ...sums }] : [];
    });
    if (shown.length === 0) return undefined;
    return {
      title: 'Các đơn vị bên trong',
      label: as.label,
      rows: shown
        .toSorted((a, b) => b.people - a.people)
        .map(({ people, attempts, ...one }) => ({ ...one, people: formatNumber(people), attempts: formatNumber(attempts) })),
    };
  }
}
