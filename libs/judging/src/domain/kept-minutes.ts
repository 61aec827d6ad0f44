import type { CouncilMinutesFacts } from '#rules';
import type { SeatId, SeatRole } from '../entities/council-seat.entity.js';
import type { LeftOutBecause } from './counted-sheets.js';

/** Somebody of the council by seat; how they are called is asked for when the minutes are printed. */
export interface MinutesSeat {
  seat: SeatId;
  role: SeatRole;
}

/** What minutes say of the council and of the marking, as it was at one moment. Plain JSON without names. */
export interface KeptMinutes {
  present: MinutesSeat[];
  absent: MinutesSeat[];
  phases: CouncilMinutesFacts['phases'];
  /** By entry number; `phase` in the words of the minutes. */
  leftOut: { entryNumber: number; phase: string; seat: SeatId; because: LeftOutBecause }[];
  /** Points of the agenda, by id, with those present who had no vote on them. */
  withheld: Record<string, SeatId[]>;
}
