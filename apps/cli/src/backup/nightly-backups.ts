import { basename } from 'node:path';
import { type Clock, MINUTE_MS, ShiftedClock } from '#kernel';
import { clusterOf, keepNewest, takeBackup } from '#persistence';
import type { Settings } from '#settings';
import { megabytes } from '../options.js';
import { nextNight } from './next-night.js';

/** Backs up every night while everything runs, and keeps the newest. By the true clock: the demo's may stand anywhere. */
export class NightlyBackups {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private due: Date;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock = new ShiftedClock(),
  ) {
    this.due = nextNight(clock.now(), settings.BACKUP_HOUR);
  }

  /** Looks every minute, rather than sleeping until then: machines are suspended and clocks are set. */
  start(): void {
    this.timer = setInterval(() => void this.look(), MINUTE_MS);
    this.timer.unref();
  }

  /** Makes a backup if the hour has come; resolves when it is made. */
  async look(): Promise<void> {
    const now = this.clock.now();
    const next = nextNight(now, this.settings.BACKUP_HOUR);
    // A machine may begin with a date that lies ahead and be put right afterwards: the nights until then count.
    if (next < this.due) this.due = next;
    if (now < this.due) return;
    this.due = next;
    this.running = this.running.then(() => this.once());
    await this.running;
  }

  /** Breaks off what is being made; nothing of it stays. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private async once(): Promise<void> {
    const { dataDir, DATABASE_URL: ownerUrl, BACKUPS_KEPT: kept } = this.settings;
    const into = this.settings.inDataDir('backups');
    const { signal } = this.stopping;
    try {
      const database = ownerUrl ? { ownerUrl } : { cluster: clusterOf(dataDir) };
      const { folder, manifest } = await takeBackup({ dataDir, database, into, clock: this.clock, signal });
      keepNewest(into, { dataDir, kept, made: basename(folder) });
      process.stderr.write(`Đã sao lưu vào ${folder} (${megabytes(manifest.bytes)}).\n`);
    } catch (error) {
      if (!signal.aborted) process.stderr.write(`Sao lưu ban đêm không thành công. ${(error as Error).message}\n`);
    }
  }
}
