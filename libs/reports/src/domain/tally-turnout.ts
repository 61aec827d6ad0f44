import type { DayCount, UnitCount } from '#attempts';
import type { TenantId } from '#kernel';
import type { TurnoutTotals, UnitTurnout } from '../entities/turnout.entity.js';

/** One counting, for everybody or for those who came through a ward. */
export interface Tally {
  viaTenantId: TenantId | null;
  totals: TurnoutTotals;
  units: UnitTurnout[];
  hours: { at: string; attempts: number }[];
  /** Local days with attempts, in order. */
  days: string[];
}

export interface Counts {
  units: readonly UnitCount[];
  hours: readonly { viaTenantId: TenantId | null; at: Date; attempts: number }[];
  days: readonly DayCount[];
  registered: readonly { viaTenantId: TenantId | null; people: number }[];
}

/** The counting of everybody, then one for each ward through which somebody has registered: by the ward's own units there. */
export function tallyTurnout(counts: Counts): Tally[] {
  const wards = [...new Set(counts.registered.flatMap(({ viaTenantId }) => viaTenantId ?? []))];
  const everybody = tally(
    null,
    counts,
    () => true,
    ({ unitId }) => unitId,
  );
  return [
    everybody,
    ...wards.map((ward) =>
      tally(
        ward,
        counts,
        (via) => via === ward,
        ({ viaUnitId, unitId }) => viaUnitId ?? unitId,
      ),
    ),
  ];
}

function tally(
  viaTenantId: TenantId | null,
  { units, hours, days: dayCounts, registered }: Counts,
  isMeant: (via: TenantId | null) => boolean,
  unitOf: (count: Pick<UnitCount, 'unitId' | 'viaUnitId'>) => string,
): Tally {
  const byUnit = new Map<string, UnitTurnout>();
  const totals = { registered: 0, people: 0, assisted: 0, attempts: 0, sealed: 0 };
  for (const count of units) {
    if (!isMeant(count.viaTenantId)) continue;
    const unit = unitOf(count);
    const known = byUnit.get(unit) ?? { unit, people: 0, assisted: 0, attempts: 0, audiences: {} };
    byUnit.set(unit, {
      unit,
      people: known.people + count.people,
      assisted: (known.assisted ?? 0) + count.assisted,
      attempts: known.attempts + count.attempts,
      audiences: { ...known.audiences, [count.audience]: (known.audiences[count.audience] ?? 0) + count.people },
    });
    totals.people += count.people;
    totals.assisted += count.assisted;
    totals.attempts += count.attempts;
    totals.sealed += count.sealed;
  }
  const ofDays = dayCounts.filter((count) => isMeant(count.viaTenantId));
  const days = [...new Set(ofDays.map(({ day }) => day))].toSorted();
  const dayOf = new Map(days.map((day, at) => [day, at]));
  for (const count of ofDays) {
    const unit = byUnit.get(unitOf(count));
    // Between the two countings somebody may have begun in a unit that had nobody: the next counting has them.
    if (!unit) continue;
    const own = (unit.days ??= days.map(() => 0));
    const at = dayOf.get(count.day) ?? 0;
    own[at] = (own[at] ?? 0) + count.attempts;
  }
  for (const { viaTenantId: via, people } of registered) if (isMeant(via)) totals.registered += people;
  return {
    viaTenantId,
    totals,
    units: [...byUnit.values()].toSorted(byPeople),
    hours: hoursOf(hours.filter((hour) => isMeant(hour.viaTenantId))),
    days,
  };
}

function hoursOf(hours: Counts['hours']): Tally['hours'] {
  const byHour = new Map<string, number>();
  for (const { at, attempts } of hours) byHour.set(at.toISOString(), (byHour.get(at.toISOString()) ?? 0) + attempts);
  return [...byHour].map(([at, attempts]) => ({ at, attempts })).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function byPeople(a: UnitTurnout, b: UnitTurnout): number {
  return b.people - a.people || b.attempts - a.attempts || (a.unit < b.unit ? -1 : 1);
}
