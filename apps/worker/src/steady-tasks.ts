import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CertificateIssuing } from '#certificates';
import { MailSender, type MailServer } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { EveryTenant } from './every-tenant.js';
import { RoundKeeper } from './round-keeper.js';

const PAUSE_MS = 1_000;
/** Certificates per tenant and turn: a second's work at most, so that mail and rounds are not held up by a long list. */
const CERTIFICATES_AT_ONCE = 20;

/** What is looked after all the time: mail that waits, rounds whose time has come, certificates to be made. */
@Injectable()
export class SteadyTasks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('tasks');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly everyTenant: EveryTenant,
    private readonly mail: MailSender,
    private readonly rounds: RoundKeeper,
    private readonly certificates: CertificateIssuing,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  /** Waits for the round that is under way, so that nothing is cut off in the middle. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.once().catch((error: unknown) => this.logger.warn(`tasks stopped: ${String(error)}`));
      void this.running.then(() => {
        if (!this.isStopping) this.schedule();
      });
    }, PAUSE_MS);
  }

  private async once(): Promise<void> {
    await this.everyTenant.run('mail', () => this.mail.sendWaiting(this.mailServer()));
    await this.everyTenant.run('rounds', (tenant) => this.rounds.look(tenant));
    await this.everyTenant.run('certificates', () => this.certificates.issueWaiting(CERTIFICATES_AT_ONCE));
  }

  private mailServer(): MailServer | undefined {
    const url = this.settings.SMTP_URL;
    return url === undefined ? undefined : { url, from: this.settings.MAIL_FROM };
  }
}
