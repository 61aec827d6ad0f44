import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, ShiftedClock } from '#kernel';

const REFRESH_MS = 1_000;

/**
 * The Clock of a running process: the machine's time moved by the database's `app_clock`, so that pages and SQL agree.
 * A database whose clock cannot be moved (production) is asked once; a movable one every second.
 */
@Injectable()
export class DatabaseClock extends Clock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly clock = new ShiftedClock();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  now(): Date {
    return this.clock.now();
  }

  /** Reads the shift again; called by itself, and by whoever has just moved the clock. */
  async refresh(): Promise<void> {
    const rows: { ms: string; movable: boolean }[] = await this.dataSource.query(
      'select (extract(epoch from shift) * 1000)::bigint as ms, is_movable as movable from app_clock',
    );
    this.clock.shiftTo(Number(rows[0]?.ms ?? 0));
    if (rows[0]?.movable && !this.timer) {
      this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS);
      this.timer.unref();
    }
  }

  /**
   * Moves the clock of a demo or test database so that it now shows the instant, at most two milliseconds later and never
   * earlier: by whole milliseconds, so that it and the machine's clock round alike.
   * @throws when the clock stands (production)
   */
  async moveTo(instant: Date): Promise<void> {
    await this.dataSource.query(
      "update app_clock set shift = date_trunc('milliseconds', $1::timestamptz - now()) + interval '1 millisecond'",
      [instant.toISOString()],
    );
    await this.refresh();
  }

  /** Lets the clock show the true time again. */
  async reset(): Promise<void> {
    await this.dataSource.query("update app_clock set shift = '0'");
    await this.refresh();
  }

  /** Runs work that moves the clock about, and lets the clock go on as before afterwards, whatever happened. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.shift();
    try {
      return await work();
    } finally {
      await this.restore(before);
    }
  }

  /** How far the clock is moved, for `restore`. */
  async shift(): Promise<string> {
    const [row] = await this.dataSource.query<{ shift: string }[]>('select shift::text as shift from app_clock');
    return row?.shift ?? '0';
  }

  /** Moves the clock as far as it was moved when `shift` was asked. */
  async restore(shift: string): Promise<void> {
    await this.dataSource.query('update app_clock set shift = $1::interval', [shift]);
    await this.refresh();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
