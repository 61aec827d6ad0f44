import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PlatformThrottle } from '#access';
import { TenantApplications } from '#founding';
import { Clock, DAY_MS, MINUTE_MS } from '#kernel';
import { PlatformMail } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { NightlyVerifying } from '#verifying';
import { KeptUploads } from './kept-uploads.js';

const PAUSE_MS = 1_000;
const FORGET_EVERY_MS = 60 * MINUTE_MS;
const VERIFY_EVERY_MS = MINUTE_MS;
/** As long as a tenant's messages. */
const MESSAGES_KEPT_DAYS = 30;

/** What is looked after of no tenant: mail to applicants and operators, what of it has served its time, and once a night whether everything holds. */
@Injectable()
export class PlatformTasks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('platform tasks');
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly mail: PlatformMail,
    private readonly applications: TenantApplications,
    private readonly throttle: PlatformThrottle,
    private readonly nightly: NightlyVerifying,
    private readonly uploads: KeptUploads,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = [
      this.keepOn(() => this.sendMail(), PAUSE_MS),
      this.keepOn(() => this.forget(), FORGET_EVERY_MS),
      this.keepOn(() => this.nightly.runIfDue(this.stopping.signal), VERIFY_EVERY_MS),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /** Sends what waits. */
  async sendMail(): Promise<void> {
    const { SMTP_URL: url, MAIL_FROM: from } = this.settings;
    await this.mail.sendWaiting(url === undefined ? undefined : { url, from });
  }

  /** Removes applications, mail, counters and unfinished uploads that have served their time. */
  async forget(): Promise<void> {
    const daysAgo = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.applications.forget();
    await this.mail.forgetBefore(daysAgo(MESSAGES_KEPT_DAYS));
    await this.throttle.forgetBefore(daysAgo(1));
    await (await this.uploads.all()).clean();
  }

  private async keepOn(task: () => Promise<unknown>, restMs: number): Promise<void> {
    for (let ms = PAUSE_MS; await this.hasPaused(ms); ms = restMs)
      await task().catch((error: unknown) => this.logger.error('failed', error instanceof Error ? error.stack : String(error)));
  }

  /** False when it is time to stop. */
  private async hasPaused(ms: number): Promise<boolean> {
    const { signal } = this.stopping;
    await pause(ms, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }
}
