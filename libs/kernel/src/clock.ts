/**
 * The only source of the present time. Production code never calls `Date.now()` or `new Date()` without arguments:
 * deadlines are judged by the database's `app_now()`, and a `Clock` reads the same offset, so that tests and the demo
 * can move time for everything at once.
 */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The machine's time plus an offset in milliseconds that can be changed while running (0 in production). */
export class ShiftedClock extends Clock {
  constructor(private offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Sets the distance between this clock and the machine's, in milliseconds. */
  shiftTo(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}
