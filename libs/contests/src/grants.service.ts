import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { Grant, type GrantId } from './entities/grant.entity.js';

/** A revoked grant ends what it allowed within this time. */
const REMEMBER_MS = 5_000;

/** What the tenant in scope allows wards to do with its contests. */
@Injectable()
export class Grants {
  private readonly live: TenantMemory<Grant[]>;

  constructor(
    @InjectScoped(Grant) private readonly grants: ScopedRepository<Grant>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.live = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /**
   * Lets a ward deploy a contest and follow up those who count for its unit.
   * @throws ContestError GRANTED_ALREADY when the ward, or the unit, has a live grant for the contest
   */
  async give(wanted: { contestId: ContestId; to: TenantId; unitCode: string; by: AccountId | null }): Promise<GrantId> {
    const now = this.clock.now();
    const id = newId<'grant'>(now);
    const { contestId, to, unitCode, by } = wanted;
    await this.unitOfWork.run(async () => {
      const given = await this.grants.insertMissing([
        { id, contestId, viaTenantId: to, unitCode, grantedBy: by, grantedAt: now, revokedAt: null },
      ]);
      if (given === 0) throw new ContestError('GRANTED_ALREADY');
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
      const revoked = await this.grants.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
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

  /** The ward to which those belong who count for a unit, given by its code and those above it; null when no ward deploys there. */
  async wardOf(contestId: ContestId, unitCodes: readonly string[]): Promise<TenantId | null> {
    const grant = await this.grants.findOne({ where: { contestId, revokedAt: IsNull(), unitCode: In([...unitCodes]) } });
    return grant?.viaTenantId ?? null;
  }
}
