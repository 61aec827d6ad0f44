import type { ContestId, RoundId, TenantId } from '#kernel';
import { canonicalJson, sha256 } from '#rules';
import type { Turnout, UnitTurnout } from '../entities/turnout.entity.js';

/** What of a turnout everybody may read: numbers of units, none below them. */
export interface PublicTurnout {
  contest: ContestId;
  /** Null for the whole contest. */
  round: RoundId | null;
  /** The ward whose people these are; null for everybody. */
  ward: TenantId | null;
  /** ISO instant. */
  takenAt: string;
  totals: { registered: number; people: number; attempts: number; sealed: number };
  /** Local days with attempts, in order. */
  days: string[];
  /** Most people first; `days` are attempts started on each of the days. */
  units: { unit: string; people: number; attempts: number; days: number[] }[];
}

/** The public part of a counting, in one form. */
export function publicTurnout(turnout: Omit<Turnout, 'tenantId' | 'id' | 'sha256'>): PublicTurnout {
  const { contestId, roundId, viaTenantId, takenAt, totals, days, units } = turnout;
  const { registered, people, attempts, sealed } = totals;
  return {
    contest: contestId,
    round: roundId,
    ward: viaTenantId,
    takenAt: takenAt.toISOString(),
    totals: { registered, people, attempts, sealed },
    days,
    units: units.map((unit) => ({ unit: unit.unit, people: unit.people, attempts: unit.attempts, days: daysOf(unit, days) })),
  };
}

/** Attempts of a unit on each day; what was counted before there were days has none. */
export function daysOf({ days: own = [] }: UnitTurnout, days: readonly string[]): number[] {
  return days.map((_day, at) => own[at] ?? 0);
}

/** SHA-256 over the canonical JSON of the public part of a counting. */
export function turnoutHash(turnout: Omit<Turnout, 'tenantId' | 'id' | 'sha256'>): string {
  return sha256([canonicalJson(publicTurnout(turnout))]);
}
