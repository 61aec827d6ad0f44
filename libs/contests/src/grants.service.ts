import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { ContestError } from './contest.errors.js';
import { ContestReader } from './contest-reader.service.js';
import { Contest, type RuleSetId } from './entities/contest.entity.js';
import { Grant, type GrantId } from './entities/grant.entity.js';

/** A revoked grant ends what it allowed within this time. */
const REMEMBER_MS = 5_000;

/** What the tenant in scope allows wards to do with its contests. */
@Injectable()
export class Grants {
  private readonly live: TenantMemory<Grant[]>;

  constructor(
    @InjectScoped(Grant) private readonly grants: ScopedRepository<Grant>,
    @InjectScoped(Contest) private readonly contests: ScopedRepository<Contest>,
    private readonly rules: ContestReader,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.live = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /**
   * Lets a ward deploy a contest and follow up those who count for its unit: who has registered already becomes the ward's
   * in the minutes after (see `WardStamping`).
   * @throws ContestError GRANTED_ALREADY when the ward, or the unit, has a live grant for the contest; GRANT_OVERLAPS when a
   *   unit above or below has one; GRANT_ENDING while the ward's people of an earlier grant are still being taken from it
   */
  async give(wanted: { contestId: ContestId; to: TenantId; unitCode: string; by: AccountId | null }): Promise<GrantId> {
    const now = this.clock.now();
    const id = newId<'grant'>(now);
    const { contestId, to, unitCode, by } = wanted;
    await this.unitOfWork.run(async () => {
      // One after the other: of two units of which one lies in the other, only one can be granted.
      await this.contests.update({ id: contestId }, { state: () => 'state' });
      await this.refuseOverlap(contestId, unitCode);
      const given = await this.grants.insertMissing([
        { id, contestId, viaTenantId: to, unitCode, grantedBy: by, grantedAt: now, revokedAt: null },
      ]);
      if (given === 0) throw new ContestError(await this.whyNotGiven(contestId, to));
      await this.audit.record({
        actor: by,
        action: 'grant.given',
        subject: { kind: 'grant', id },
        details: { contest: contestId, to, unitCode },
      });
    });
    return id;
  }

  /** Takes a grant back; taking it back twice is once. */
  async revoke(id: GrantId, by: AccountId | null, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const revocation = { revokedAt: this.clock.now(), revokedBy: by, revokedReason: reason };
      const revoked = await this.grants.update({ id, revokedAt: IsNull() }, revocation);
      if (revoked > 0) await this.audit.record({ actor: by, action: 'grant.revoked', subject: { kind: 'grant', id }, reason });
    });
    // Other processes notice within seconds, this one at once.
    this.live.forget();
  }

  /** The ward's live grant for a contest; undefined when there is none. Remembered for seconds. */
  async liveFor(contestId: ContestId, ward: TenantId): Promise<Grant | undefined> {
    const live = await this.live.recall(contestId, () => this.grants.find({ where: { contestId, revokedAt: IsNull() } }));
    return live.find((grant) => grant.viaTenantId === ward);
  }

  /** Every grant of a contest, newest first. */
  async ofContest(contestId: ContestId): Promise<Grant[]> {
    return this.grants.find({ where: { contestId }, order: { grantedAt: 'DESC', id: 'DESC' } });
  }

  /** @throws ContestError GRANT_NOT_FOUND */
  async byId(id: GrantId): Promise<Grant> {
    const grant = await this.grants.findOne({ where: { id } });
    if (!grant) throw new ContestError('GRANT_NOT_FOUND');
    return grant;
  }

  /** What the ward was granted last for a contest, live or taken back. */
  async newestFor(contestId: ContestId, ward: TenantId): Promise<Grant | undefined> {
    const [newest] = await this.grants.find({
      where: { contestId, viaTenantId: ward },
      order: { grantedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return newest;
  }

  /** Live grants, and those taken back whose people are still marked as the ward's. */
  async inForceOrEnding(): Promise<Grant[]> {
    return this.grants.find({ where: [{ revokedAt: IsNull() }, { clearedAt: IsNull() }], order: { grantedAt: 'ASC', id: 'ASC' } });
  }

  /** Notes that all who had registered before these grants are their wards' now. */
  async noteStamped(ids: readonly GrantId[]): Promise<void> {
    await this.grants.update({ id: In([...ids]), stampedAt: IsNull() }, { stampedAt: this.clock.now() });
  }

  /** Notes that nobody is a ward's any more by these grants, which were taken back. */
  async noteCleared(ids: readonly GrantId[]): Promise<void> {
    await this.grants.update({ id: In([...ids]), revokedAt: Not(IsNull()), clearedAt: IsNull() }, { clearedAt: this.clock.now() });
  }

  /**
   * The ward to which those belong who count for a unit, given by its code and those above it; null when no ward deploys
   * there. Whoever takes the grant back waits for the caller's transaction: what this stamps, the clearing finds.
   */
  async wardOf(contestId: ContestId, unitCodes: readonly string[]): Promise<TenantId | null> {
    const [grant] = await this.held({ contestId, unitCode: In([...unitCodes]) });
    return grant?.viaTenantId ?? null;
  }

  /** Holds grants against being taken back until the caller's transaction ends; those that were not taken back already. */
  async hold(ids: readonly GrantId[]): Promise<ReadonlySet<GrantId>> {
    return new Set((await this.held({ id: In([...ids]) })).map(({ id }) => id));
  }

  private async held(where: FindOptionsWhere<Grant>): Promise<Grant[]> {
    return this.grants.find({ where: { ...where, revokedAt: IsNull() }, lock: { mode: 'pessimistic_read' } });
  }

  /** A person who counts for two granted units would belong to two wards. */
  private async refuseOverlap(contestId: ContestId, unitCode: string): Promise<void> {
    const live = new Set((await this.grants.find({ where: { contestId, revokedAt: IsNull() } })).map((grant) => grant.unitCode));
    live.delete(unitCode);
    const contest = await this.contests.findOne({ where: { id: contestId } });
    const day = contest?.ruleSetId ? await this.unitDay(contest.ruleSetId) : undefined;
    if (day === undefined || live.size === 0) return;
    const within = await this.units.under([unitCode], day);
    const above = within.find(({ code }) => code === unitCode)?.codes.find((code) => live.has(code));
    const overlapping = above ?? within.find(({ code }) => live.has(code))?.code;
    if (overlapping === undefined) return;
    throw new ContestError('GRANT_OVERLAPS', { unit: (await this.units.findByCode(overlapping, day))?.name ?? overlapping });
  }

  private async unitDay(ruleSetId: RuleSetId): Promise<string> {
    return (await this.rules.ruleSet(ruleSetId)).contest.unitsAt;
  }

  private async whyNotGiven(contestId: ContestId, to: TenantId): Promise<'GRANTED_ALREADY' | 'GRANT_ENDING'> {
    const isEnding = await this.grants.exists({ contestId, viaTenantId: to, revokedAt: Not(IsNull()), clearedAt: IsNull() });
    return isEnding ? 'GRANT_ENDING' : 'GRANTED_ALREADY';
  }
}
