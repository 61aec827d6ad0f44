import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { type RuleSet, ruleSetHash } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { ContestReader, type RunningContest } from './contest-reader.service.js';
import { Deployment } from './entities/deployment.entity.js';
import type { Grant } from './entities/grant.entity.js';
import { Grants } from './grants.service.js';

const REMEMBER_MS = 5_000;

/** A contest of the tenant above that the ward in scope may deploy. */
export interface OfferedContest extends Pick<RunningContest, 'contest' | 'ruleSet' | 'rounds'> {
  ownerTenantId: TenantId;
}

interface NewDeployment {
  ownerTenantId: TenantId;
  contestId: ContestId;
  plan: RuleSet;
  by?: AccountId | null;
}

/** What the ward in scope has made of its city's contest. */
@Injectable()
export class Deployments {
  private readonly newest: TenantMemory<Deployment | undefined>;

  constructor(
    @InjectScoped(Deployment) private readonly deployments: ScopedRepository<Deployment>,
    private readonly grants: Grants,
    private readonly contests: ContestReader,
    private readonly context: TenantContext,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.newest = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** The contest of the tenant above that the ward may deploy: by a live grant. Undefined when there is none. */
  async offered(ownerTenantId: TenantId): Promise<OfferedContest | undefined> {
    const ward = this.context.tenantId();
    return this.context.crossOver({ tenantId: ownerTenantId }, async () => {
      const running = await this.contests.findRunning();
      if (!running || !(await this.grants.liveFor(running.contest.id, ward))) return undefined;
      return { ownerTenantId, contest: running.contest, ruleSet: running.ruleSet, rounds: running.rounds };
    });
  }

  /**
   * The contest of the tenant above on whose rules this one may hold a contest of its own: where these rules, which are
   * public, open settings for it. Read in a scope narrowed to this tenant, to which nothing but the public things is there.
   */
  async lent(ownerTenantId: TenantId): Promise<OfferedContest | undefined> {
    const ward = this.context.tenantId();
    return this.context.crossOver({ tenantId: ownerTenantId, viaTenantId: ward }, async () => {
      const running = await this.contests.findRunning();
      if (!running || (running.ruleSet.openForOwn ?? []).length === 0) return undefined;
      return { ownerTenantId, contest: running.contest, ruleSet: running.ruleSet, rounds: running.rounds };
    });
  }

  /** Who of those to whom the tenant in scope has granted a contest has deployed it, and when; those who have not are left out. */
  async adoptions(contestId: ContestId): Promise<ReadonlyMap<TenantId, Date>> {
    const owner = this.context.tenantId();
    const adopted = new Map<TenantId, Date>();
    for (const { viaTenantId, revokedAt } of await this.grants.ofContest(contestId)) {
      if (revokedAt !== null) continue;
      const deployment = await this.context.crossOver({ tenantId: viaTenantId, viaTenantId: owner }, () =>
        this.deployments.findOne({ where: { ownerTenantId: owner, ownerContestId: contestId, version: 1 } }),
      );
      if (deployment) adopted.set(viaTenantId, deployment.createdAt);
    }
    return adopted;
  }

  /**
   * What the ward was granted last for what it deploys: live, or taken back and when. Its own row of the city's, read in a
   * scope narrowed to the ward.
   */
  async ownGrant(): Promise<Pick<Grant, 'grantedAt' | 'revokedAt' | 'revokedReason'> | undefined> {
    const deployment = await this.find();
    if (!deployment) return undefined;
    const { tenantId: viaTenantId, ownerTenantId: tenantId, ownerContestId } = deployment;
    return this.context.crossOver({ tenantId, viaTenantId }, () => this.grants.newestFor(ownerContestId, viaTenantId));
  }

  /** What the ward's deployment of the contest says now; undefined when there is none. */
  async current(ownerTenantId: TenantId, ownerContestId: ContestId): Promise<Deployment | undefined> {
    const [newest] = await this.deployments.find({ where: { ownerTenantId, ownerContestId }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** A version of what the ward has deployed. */
  async version(id: Deployment['id']): Promise<Deployment | undefined> {
    return (await this.deployments.findOne({ where: { id } })) ?? undefined;
  }

  /**
   * Deploys a contest of another tenant with the ward's own plan; what has been deployed stays as it is.
   * @returns whether it was deployed now
   */
  async deploy({ ownerTenantId, contestId, plan, by = null }: NewDeployment): Promise<boolean> {
    const now = this.clock.now();
    const id = newId<'deployment'>(now);
    return this.unitOfWork.run(async () => {
      const made = await this.deployments.insertMissing([
        { id, ownerTenantId, ownerContestId: contestId, plan, sha256: ruleSetHash(plan), version: 1, reason: null, createdAt: now },
      ]);
      if (made > 0)
        await this.audit.record({
          actor: by,
          action: 'contest.deployed',
          subject: { kind: 'deployment', id },
          details: { contest: contestId },
        });
      this.newest.forget();
      return made > 0;
    });
  }

  /**
   * Publishes a correction of what the ward has made its own: the next version of its deployment, with a reason. The city's
   * rules, rounds and results are not touched.
   * @param before the version that was corrected
   * @throws ContestError DEPLOYMENT_CHANGED when there is a newer one
   */
  async correct(before: Deployment, { plan, reason, by }: { plan: RuleSet; reason: string; by: AccountId }): Promise<void> {
    const now = this.clock.now();
    const id = newId<'deployment'>(now);
    const { ownerTenantId, ownerContestId } = before;
    const version = before.version + 1;
    const sha256 = ruleSetHash(plan);
    await this.unitOfWork.run(async () => {
      const made = await this.deployments.insertMissing([
        { id, ownerTenantId, ownerContestId, plan, sha256, version, reason, createdAt: now },
      ]);
      if (made === 0) throw new ContestError('DEPLOYMENT_CHANGED');
      await this.audit.record({
        actor: by,
        action: 'deployment.corrected',
        subject: { kind: 'deployment', id },
        reason,
        details: { contest: ownerContestId, version, sha256 },
      });
    });
    this.newest.forget();
  }

  /** The ward's newest deployment, granted or not; undefined when it deploys nothing. Remembered for seconds. */
  async find(): Promise<Deployment | undefined> {
    return this.newest.recall('newest', async () => {
      const [newest] = await this.deployments.find({ order: { createdAt: 'DESC', version: 'DESC', id: 'DESC' }, take: 1 });
      return newest;
    });
  }

  /**
   * Runs work of the ward's staff in the city's scope, narrowed to the people who came through the ward: row security
   * shows nobody else. Only while the city's grant is live.
   * @returns undefined when the ward deploys nothing or its grant is gone
   */
  async amongOwnPeople<T>(work: (deployment: Deployment) => Promise<T>): Promise<T | undefined> {
    const deployment = await this.find();
    if (!deployment) return undefined;
    const owner = { tenantId: deployment.ownerTenantId };
    const ward = deployment.tenantId;
    const grant = await this.context.crossOver(owner, () => this.grants.liveFor(deployment.ownerContestId, ward));
    if (!grant) return undefined;
    return this.context.crossOver({ ...owner, viaTenantId: ward }, () => work(deployment));
  }
}
