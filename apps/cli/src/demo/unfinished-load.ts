import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { ContestPublisher } from '#contests';
import { DatabaseClock } from '#persistence';
import type { Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantDirectory } from '#tenants';

interface Mark {
  /** Slugs of the tenant and of the contest that is being loaded. */
  tenant: string;
  contest: string;
  /** How far the clock was moved before. */
  shift: string;
}

/**
 * Loading an edition plays it on a moved clock and in many transactions, and may be broken off by Ctrl-C or a kill. A mark in
 * the data directory says what is being loaded: the next start finds it, sets the clock right and begins that edition anew.
 */
export class UnfinishedLoad {
  private readonly file: string;

  constructor(
    private readonly context: INestApplicationContext,
    settings: Settings,
  ) {
    this.file = settings.inDataDir('demo-loading.json');
  }

  /** Loads the contest under the mark, which stays when the work does not come to its end. */
  async marked(tenant: string, contest: string, work: () => Promise<unknown>): Promise<void> {
    const mark: Mark = { tenant, contest, shift: await this.context.get(DatabaseClock).shift() };
    // Renamed when it is whole: a start may be killed here too.
    writeFileSync(`${this.file}.new`, JSON.stringify(mark), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    await work();
    rmSync(this.file);
  }

  /** Puts right what an earlier start has left half done. */
  async mend(): Promise<void> {
    if (!existsSync(this.file)) return;
    const { tenant: slug, contest, shift } = JSON.parse(readFileSync(this.file, 'utf8')) as Mark;
    await this.context.get(DatabaseClock).restore(shift);
    const tenant = await this.context.get(TenantDirectory).findBySlug(slug);
    if (tenant)
      await this.context.get(TenantContext).run({ tenantId: tenant.id }, () => this.context.get(ContestPublisher).withdraw(contest));
    rmSync(this.file);
  }
}
