import { Inject, Injectable, Logger } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { Clock, DAY_MS, type Id, localDay, MINUTE_MS, newId, startOfLocalDay } from '#kernel';
import { PlatformMail } from '#mail';
import { HotStatements, hotStatement, Transactions } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { GlobalRepository, InjectGlobal } from '#tenancy';
import { TenantDirectory } from '#tenants';
import { type Finding, Verification } from './entities/verification.entity.js';
import { Invariants } from './invariants.service.js';
import { letterAbout } from './letter.js';
import { holds, Verifying } from './verifying.service.js';

/** [2:30, 5:00) in Asia/Ho_Chi_Minh: no round opens or closes then, and backups are over. */
const FROM_MS = 150 * MINUTE_MS;
const TO_MS = 300 * MINUTE_MS;
/** No check takes as long. After so much silence whoever checked has died, and another begins anew. */
const ABANDONED_MS = 20 * MINUTE_MS;
const KEPT_DAYS = 400;
/** Dear checks look at a seventh of the rows: in a week, at all. */
const SHARES = 7;
/** So many findings are kept of a night; the first say what is wrong. */
const FINDINGS_KEPT = 200;

/** Takes the night's run; no row where it is done or somebody is at it. */
const take = hotStatement<[day: string, claim: string, now: Date, abandoned: Date, impossible: Date], { day: string }>(
  'take-verification',
  `insert into verifications as v (day, claim, claimed_at, started_at) values ($1, $2, $3, $3)
   on conflict (day) do update set claim = excluded.claim, claimed_at = excluded.claimed_at, started_at = excluded.started_at
     where v.finished_at is null and (v.claimed_at < $4 or v.claimed_at > $5)
   returning v.day::text as day`,
);

/** Checks everything once a night, by one worker, and tells the operators what was found. */
@Injectable()
export class NightlyVerifying {
  private readonly logger = new Logger(NightlyVerifying.name);

  constructor(
    @InjectGlobal(Verification) private readonly verifications: GlobalRepository<Verification>,
    private readonly invariants: Invariants,
    private readonly verifying: Verifying,
    private readonly directory: TenantDirectory,
    private readonly mail: PlatformMail,
    private readonly statements: HotStatements,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Does the night's run where its hour has come and nobody has done it.
   * @param stopping once aborted, no further check begins; another worker begins anew
   * @returns whether this call did it
   */
  async runIfDue(stopping?: AbortSignal): Promise<boolean> {
    const now = this.clock.now();
    const sinceMidnight = now.getTime() - startOfLocalDay(now).getTime();
    if (sinceMidnight < FROM_MS || sinceMidnight >= TO_MS) return false;
    const [day, claim] = [localDay(now), newId<'claim'>(now)];
    const [abandoned, impossible] = [new Date(now.getTime() - ABANDONED_MS), new Date(now.getTime() + ABANDONED_MS)];
    const taken = await this.statements.run(take, [day, claim, now, abandoned, impossible]);
    return taken.length > 0 && this.run(day, claim, stopping);
  }

  /** The last run that came to its end; undefined before the first. */
  async last(): Promise<Verification | undefined> {
    const [last] = await this.verifications.find({ where: { finishedAt: Not(IsNull()) }, order: { day: 'DESC' }, take: 1 });
    return last;
  }

  private async run(day: string, claim: Id<'claim'>, stopping?: AbortSignal): Promise<boolean> {
    const tenants = await this.directory.list();
    const findings: Finding[] = [];
    const share = { part: Math.floor(Date.parse(day) / DAY_MS) % SHARES, of: SHARES };
    const ids = tenants.map(({ tenant }) => tenant.id);
    let checks = 0;
    for await (const { invariant, tenant, count, samples, error, ms } of this.verifying.verify(this.invariants.chosen({}), ids, share)) {
      checks += 1;
      const finding = { invariant, tenant, count, samples, error, ms };
      if (!holds(finding)) findings.push(finding);
      if (stopping?.aborted) {
        await this.verifications.update({ day, claim }, { claimedAt: new Date(0) });
        return false;
      }
      // Another has taken it, since this one was silent for too long.
      if ((await this.verifications.update({ day, claim }, { claimedAt: this.clock.now() })) === 0) return false;
    }
    return this.finish(
      { day, claim },
      { tenants: tenants.length, checks, findings },
      new Map(tenants.map(({ tenant }) => [tenant.id, tenant.name])),
    );
  }

  private async finish(
    held: { day: string; claim: Id<'claim'> },
    { tenants, checks, findings }: { tenants: number; checks: number; findings: Finding[] },
    nameOf: ReadonlyMap<string, string>,
  ): Promise<boolean> {
    const broken = findings.length;
    const done = { finishedAt: this.clock.now(), tenants, checks, broken, findings: findings.slice(0, FINDINGS_KEPT) };
    return this.transactions.run('', async () => {
      if ((await this.verifications.update(held, done)) === 0) return false;
      await this.verifications.delete({ day: LessThan(localDay(new Date(done.finishedAt.getTime() - KEPT_DAYS * DAY_MS))) });
      if (broken > 0) {
        this.logger.error(
          `verify: ${broken} of ${checks} checks found something: ${[...new Set(findings.map(({ invariant }) => invariant))].join(', ')}`,
        );
        const letter = letterAbout(held.day, { checks, findings, nameOf, titles: this.titles() });
        await this.mail.put(...this.settings.OPERATOR_EMAIL.map((recipient) => ({ recipient, ...letter })));
      }
      return true;
    });
  }

  private titles(): ReadonlyMap<string, string> {
    return new Map(this.invariants.all().map(({ id, title }) => [id, title]));
  }
}
